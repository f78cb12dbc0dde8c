"""A coordinator's phone is cut off: role, session and links end, and colleagues are told."""

from bot.desk.buttons import AskCutOff, CutOff, InviteAgain, InviteCoordinator, OpenColleague
from bot.membership.domain import CohortId
from tests.stories.cast import (
    Founded,
    administrator,
    appoint,
    coordinator,
    found,
    participant,
    person_id,
)
from tests.stories.cutting_off import cut_off, heard
from tests.stories.persons import token_in
from tests.stories.whole.comparing import REFUSED, STRANGER, tables
from tests.world import Phone, World


async def test_a_coordinators_phone_loses_role_session_and_links(
    world: World, founded: Founded, sophea: Phone
) -> None:
    mealea = await coordinator(world, founded, "mealea", "Mealea")
    person = await person_id(world, "sophea")
    await mealea.forges(OpenColleague(founded.cohort, person).pack())
    await mealea.taps("Phone lost")
    assert "All roles end" in mealea.sees
    await mealea.taps("Cut it off now")
    assert "An administrator can give the role back" in mealea.sees

    found = await tables(world)
    assert [each for each in found["roles"] if each["revoked_at"] is None] == [
        each for each in found["roles"] if each["person_id"] == await person_id(world, "mealea")
    ]
    silence = heard(sophea)
    await sophea.sends("/desk")
    await sophea.sends("/announce")
    assert heard(sophea) == silence


async def test_links_for_colleagues_that_were_made_on_the_phone_die_with_it(
    world: World, founded: Founded
) -> None:
    other, admin = await administrator(world, "other", "Other"), await administrator(world)
    await admin.sends("/desk")
    await admin.forges(InviteCoordinator(founded.cohort).pack())
    token = token_in(admin)
    await other.forges(CutOff(founded.cohort, await person_id(world, "admin")).pack())
    thief = world.person("thief", language="en")
    await thief.starts(token)

    assert "This link no longer works." in thief.sees
    await thief.sends("/desk")
    assert STRANGER in thief.sees


async def test_the_other_coordinators_are_told_without_a_name_on_the_locked_screen(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    mealea = await coordinator(world, founded, "mealea", "Mealea")
    await leader.sends("/menu")
    world.opens_notices = False
    await cut_off(sophea)
    assert "There is news about the course" in mealea.sees
    await mealea.taps("Open")

    assert "Sophea cut off the phone of Sok Dara" in mealea.sees
    assert "Sophea cut off" not in sophea.all_words


async def test_an_administrator_gives_the_role_back_to_the_same_person(
    world: World, founded: Founded, sophea: Phone
) -> None:
    admin = await administrator(world)
    person = await person_id(world, "sophea")
    await admin.forges(CutOff(founded.cohort, person).pack())
    await admin.taps("Give the role back")
    token, new = token_in(admin), world.person("sophea.new", name="Sophea")
    await new.starts(token)
    for label in ("English", "I agree"):
        if label in new.buttons:
            await new.taps(label)

    assert await person_id(world, "sophea.new") == person
    await new.sends("/desk")
    assert not any(each in new.sees for each in REFUSED)


async def test_only_administrators_cut_off_an_administrator_or_give_roles_back(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await administrator(world)
    person = await person_id(world, "admin")
    await sophea.forges(CutOff(founded.cohort, person).pack())
    assert "Only coordinators" in sophea.toast
    await sophea.forges(InviteAgain(founded.cohort, person).pack())
    assert "Only coordinators" in sophea.toast
    assert (await tables(world))["cut_off_accounts"] == []


async def test_nobody_cuts_off_themselves_or_people_of_another_course(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.forges(CutOff(founded.cohort, await person_id(world, "sophea")).pack())
    outsider = await participant(world, founded, "outsider", "Chan Sreymom")
    person = await person_id(world, outsider.key)
    other = await other_cohort(world, sophea)
    await sophea.forges(AskCutOff(other, person).pack())
    await sophea.forges(CutOff(other, person).pack())

    assert (await tables(world))["cut_off_accounts"] == []
    assert "already been answered" in sophea.toast


async def other_cohort(world: World, sophea: Phone) -> CohortId:
    made = await found(world, "River School")
    await appoint(world, sophea, made)
    return made.cohort
