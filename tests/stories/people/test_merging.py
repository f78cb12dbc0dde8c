"""People who are on a list twice: asked about when they come in, merged, and put back."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.people.buttons import OpenPerson
from bot.people.merging.buttons import UndoMerge
from telegram_simulator import Simulator
from tests.engines import open_database
from tests.stories.cast import (
    Founded,
    coordinator,
    enrolment_id,
    found,
    participant,
    personal_token,
)
from tests.stories.persons import PHONE, change, open_person, token_in
from tests.stories.quizzes import opens_quiz, takes
from tests.stories.rosters import open_people
from tests.stories.whole.comparing import ALWAYS, NOT_ALLOWED, changed, differences, tables
from tests.world import Phone, World, a_world, carried, local

MONDAY = local("2023-05-22 08:00")
KEEP_THE_OTHER = "⇄ Keep the other name"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def asks(
    world: World, sophea: Phone, name: str, key: str = "leader", organization: str = ""
) -> Phone:
    """Let somebody come by the link for all, under a name."""
    await open_people(sophea)
    await sophea.taps("Invite")
    await sophea.taps("One link for all")
    await sophea.taps("14")
    phone = world.person(key, name="D.", language="en")
    await phone.starts(token_in(sophea))
    await phone.taps("English")
    await phone.taps("I agree")
    await phone.sends(name)
    if organization:
        await phone.sends(organization)
    else:
        await phone.taps("No organization")
    return phone


async def test_somebody_of_the_list_who_comes_by_the_link_for_all_is_asked_about_and_joined(
    world: World, founded: Founded, sophea: Phone
) -> None:
    old_link = await personal_token(world, founded, "Sok Dara", "Lotus House")
    leader = await asks(world, sophea, "dara  SOK")

    assert "Lotus House" not in leader.all_words
    assert "dara SOK is asking to join" in sophea.sees
    assert "Is this Sok Dara of Lotus House, on your list?" in sophea.sees
    assert "River School" not in sophea.buttons
    await sophea.sends("/desk")
    assert "dara SOK is asking to join. Is this Sok Dara of Lotus House" in sophea.sees
    await sophea.taps("👤 dara SOK: on the list?")
    await sophea.taps("Yes, the same person")

    assert "✔ Sok Dara · Lotus House has joined, and is on the list once." in sophea.all_words
    assert "You're in." in leader.sees
    await open_people(sophea)
    assert "Joined: 1 of 1" in sophea.sees
    late = world.person("late")
    await late.starts(old_link)
    assert "This link no longer works." in late.sees


async def test_after_a_no_they_stay_two_people_and_nobody_asks_again(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House")
    await asks(world, sophea, "Sok Dara")
    await sophea.taps("No, someone else")

    assert "Sok Dara is asking to join (Telegram). Which organization?" in sophea.sees
    await sophea.sends("/desk")
    assert "on your list?" not in sophea.sees
    await sophea.taps("👥 People: 1 asking")
    await sophea.taps("Requests")
    await sophea.taps("Sok Dara")
    await sophea.taps("River School")
    await open_people(sophea)
    assert "Joined: 1 of 2" in sophea.sees


async def test_of_several_with_this_name_the_coordinator_picks_one(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for organization in ("Lotus House", "River School"):
        await personal_token(world, founded, "ចាន់ ធីតា", organization)
    await asks(world, sophea, "ធីតា ចាន់")

    assert "Is this one of these people, on your list?" in sophea.sees
    await sophea.taps("ចាន់ ធីតា · River School")
    assert "✔ ចាន់ ធីតា · River School has joined" in sophea.all_words


async def test_a_yes_is_undone_within_a_day_and_not_later(
    world: World, founded: Founded, sophea: Phone
) -> None:
    link = await personal_token(world, founded, "Sok Dara", "Lotus House")
    await asks(world, sophea, "Dara Sok")
    before = await tables(world)
    await sophea.taps("Yes, the same person")
    await sophea.taps("Undo")

    after = await tables(world)
    for table in ("enrolments", "invites", "invite_uses", "merges"):
        assert after[table] == before[table]
    assert (
        list(differences({"people": before["people"]}, {"people": after["people"]}, ALWAYS)) == []
    )
    await open_people(sophea)
    assert "Joined: 0 of 1" in sophea.sees
    other = world.person("other", language="en")
    await other.starts(link)
    assert "I agree" in " ".join(other.buttons) or "English" in other.buttons

    await sophea.taps("Requests")
    await sophea.taps("Dara Sok")
    await sophea.taps("Yes, the same person")
    await world.travel(timedelta(days=1, hours=1))
    await sophea.taps("Undo")
    assert "already been answered" in sophea.toast


async def test_a_coordinator_of_another_course_does_not_undo_a_merge(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House")
    await asks(world, sophea, "Dara Sok")
    await sophea.taps("Yes, the same person")
    [merge] = carried(sophea.message_with("is on the list once"), UndoMerge)
    bora = await coordinator(world, await found(world), "bora", "Bora")
    await bora.sends("/desk")
    before = await tables(world)

    await bora.forges(merge)

    assert bora.toast == NOT_ALLOWED
    assert await changed(world, before) == []
    await sophea.taps("Undo")
    await open_people(sophea)
    assert "Joined: 0 of 1" in sophea.sees


async def test_a_lost_phone_and_a_new_name_become_one_person_again_with_all_that_was_done(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await opens_quiz(leader)
    await takes(world, leader, *[True] * 10)
    place = await enrolment_id(world, leader.key)
    await cut_off(sophea)
    new = await asks(world, sophea, "Dara S.", key="new")
    await sophea.taps("River School")

    await change(sophea, "On the list twice", "Dara S.")
    await sophea.sends("lotus")
    await sophea.taps("Sok Dara")

    assert "Dara S. · River School stays" in sophea.sees
    assert "Sok Dara · Lotus House goes off the list" in sophea.sees
    assert "quizzes: 1" in sophea.sees
    assert sophea.buttons == ["Keep both", "Merge now", KEEP_THE_OTHER]
    await sophea.taps("Merge now")

    assert "✔ Dara S. · River School is on the list once." in sophea.sees
    await new.sends("/menu")
    assert "Quiz 1: 10 of 10" in new.sees
    await open_people(sophea)
    assert "Joined: 1 of 1" in sophea.sees
    await sophea.forges(OpenPerson(place).pack())
    assert "already been answered" in sophea.toast


async def cut_off(sophea: Phone) -> None:
    await open_person(sophea)
    await sophea.taps(PHONE)
    await sophea.taps("Phone lost")
    await sophea.taps("Cut it off now")


async def test_the_name_and_the_organization_of_the_other_entry_can_stay(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await personal_token(world, founded, "Sok Dararith", "River School")
    await change(sophea, "On the list twice")
    await sophea.sends("Dararith")
    await sophea.taps("Sok Dararith")
    assert "Sok Dara · Lotus House stays, with this name, phone and settings." in sophea.sees
    await sophea.taps(KEEP_THE_OTHER)
    assert (
        "Sok Dararith · River School stays, with the phone and settings that Sok Dara ·"
        " Lotus House has now." in sophea.sees
    )
    await sophea.taps(KEEP_THE_OTHER)
    assert "Sok Dara · Lotus House stays, with this name" in sophea.sees, "and back"
    await sophea.taps(KEEP_THE_OTHER)
    await sophea.taps("Merge now")

    assert "✔ Sok Dararith · River School is on the list once." in sophea.sees
    await leader.sends("/menu")
    assert "You're in." in leader.sees, "the phone goes on"
    await sophea.taps("Undo")
    await open_person(sophea)
    assert "Sok Dara · Lotus House" in sophea.sees


async def test_of_two_who_have_not_joined_the_link_of_the_name_that_stays_works(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    link = await personal_token(world, founded, "Chan Thyda", "River School")
    await open_person(sophea, "Chan Thida", inside=False)
    await sophea.taps("Edit")
    await sophea.taps("On the list twice")
    await sophea.sends("Thyda")
    await sophea.taps("Chan Thyda")
    await sophea.taps(KEEP_THE_OTHER)
    assert "Chan Thyda · River School stays, with this name, phone and settings." in sophea.sees
    await sophea.taps("Merge now")

    assert "✔ Chan Thyda · River School is on the list once." in sophea.sees
    phone = world.person("thyda")
    await phone.starts(link)
    assert "This link no longer works." not in phone.sees


async def test_two_people_with_phones_of_their_own_stay_two(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await participant(world, founded, "other", "Chan Thida", organization="River School")
    await change(sophea, "On the list twice")
    await sophea.sends("Thida")
    await sophea.taps("Chan Thida")

    assert "so they stay two people" in sophea.toast
    await open_people(sophea)
    assert "Joined: 2 of 2" in sophea.sees


async def test_a_merge_is_undone_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=MONDAY) as world:
        founded = await found(world, "Lotus House", "River School")
        sophea = await coordinator(world, founded)
        await participant(world, founded, "leader", "Sok Dara")
        await personal_token(world, founded, "Dara Sok", "River School")
        number = world.acts.find_chat("sophea").id
        await change(sophea, "On the list twice")
        await sophea.sends("River")
        await sophea.taps("Dara Sok")
        await sophea.taps("Merge now")
        await open_people(sophea)
        assert "Joined: 1 of 1" in sophea.sees

    def stage(simulator: Simulator) -> None:
        simulator.stage.person(key="sophea", name="Sophea", id=number)
        simulator.acts.open_chat("sophea")
        simulator.world.queues[simulator.world.main.id].next_id = 10_000  # not those seen before

    later = MONDAY + timedelta(hours=20)
    async with a_world(await open_database(path), at=later, stage=stage) as world:
        sophea = Phone(world, "sophea", "sophea")
        await open_person(sophea)
        await sophea.taps("Edit")
        await sophea.taps("Undo the merge")
        assert "Joined: 1 of 2" in sophea.sees
        assert "Not joined yet: Dara Sok" in sophea.sees
