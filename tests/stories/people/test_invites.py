"""Coordinators: how they come in, make links, and let people in."""

from datetime import timedelta

import pytest

from bot.act import Act
from bot.membership.audit import storage as audit
from bot.membership.domain import Role
from bot.people.buttons import ShowQr
from bot.people.invites import service as invites
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, personal_token, staff_token
from tests.stories.persons import opens_link, token_in
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def test_a_coordinator_gets_the_role_by_a_link_that_works_once(
    world: World, founded: Founded
) -> None:
    token = await staff_token(world, founded)
    sophea = world.person("sophea", name="Sophea")

    await sophea.starts(token)
    await sophea.taps("English")
    assert "invited as a coordinator" in sophea.sees
    await sophea.taps("I agree")
    await sophea.sends("Sophea, Chab Dai")

    assert "Module 4, May 2023" in sophea.sees
    assert "3  People: 0 of 0 joined" in sophea.sees
    other = world.person("other")
    await other.starts(token)
    assert "This link no longer works." in other.sees


async def test_a_coordinator_gets_no_picture_of_a_link_that_gives_a_role(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    personal = await personal_token(world, founded, "Sok Dara", "Lotus House")
    await sophea.forges(ShowQr(personal).pack())
    assert "photo" in sophea.last

    for token in (await staff_token(world, founded), await staff_token(world)):
        await sophea.forges(ShowQr(token).pack())
        assert "Only coordinators" in sophea.toast

    assert sum("photo" in each for each in sophea.messages) == 1


async def test_an_administrator_without_a_cohort_is_told_how_to_create_one(world: World) -> None:
    token = await staff_token(world)
    admin = world.person("admin", name="Bora")

    await admin.starts(token)
    await admin.taps("English")
    await admin.taps("I agree")
    await admin.taps("Bora")

    assert "There is no course yet." in admin.sees


async def test_with_one_link_for_all_everybody_waits_until_let_in(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("One link for all")
    await sophea.taps("14")
    assert "up to 14 people until Mon 5 June" in sophea.sees
    assert {"Share", "Copy", "QR picture", "Close this link"} <= set(sophea.buttons)

    leader = world.person("leader", name="Dara S.")
    await leader.starts(token_in(sophea))
    await leader.taps("English")
    await leader.taps("I agree")
    assert "What name should we use for you?" in leader.sees
    await leader.sends("I would like to come in, because my colleague told me about it yesterday.")
    assert "up to 64 characters" in leader.sees
    await leader.sends("  Sok \u202eDara ")
    assert "Which organization are you from?" in leader.sees
    assert "Lotus House" not in leader.all_words
    await leader.sends("12345678901")
    assert "name of your organization, up to 64" in leader.sees
    await leader.sends("lotos house")
    assert "Your coordinator will let you in" in leader.sees
    await leader.sends("Is somebody there?")
    assert "Your coordinator will let you in" in leader.sees

    assert "Sok Dara is asking to join (Telegram)" in sophea.sees
    assert "Typed: lotos house → Lotus House" in sophea.sees
    await sophea.taps("✔ Let in: Lotus House")
    assert "✔ Sok Dara has joined." in sophea.sees
    assert "Joined: 1 of 1" in sophea.sees
    assert "You're in." in leader.sees
    assert len(world.calls("pinChatMessage")) == 1

    await sophea.taps("Undo")
    assert "Sok Dara is waiting again." in sophea.sees
    await leader.sends("/menu")
    assert "Your coordinator will let you in" in leader.sees


async def test_a_refused_person_is_told_nothing_and_cannot_ask_again(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("One link for all")
    await sophea.taps("14")
    token = token_in(sophea)
    stranger = world.person("stranger", name="Somebody")
    await stranger.starts(token)
    await stranger.taps("English")
    await stranger.taps("I agree")
    await stranger.taps("Somebody")
    await stranger.taps("No organization")
    told = len(stranger.messages)

    await sophea.taps("✕ Do not let in")
    assert len(stranger.messages) == told

    await stranger.starts(token)
    await stranger.taps("I agree")
    await stranger.taps("No organization")
    assert "no longer works" in stranger.toast
    await sophea.taps("👥 People")
    assert "Joined: 0 of 0" in sophea.sees


async def test_a_new_organization_is_written_while_letting_in(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("One link for all")
    await sophea.taps("14")
    leader = world.person("leader", name="Dara")
    await leader.starts(token_in(sophea))
    await leader.taps("English")
    await leader.taps("I agree")
    await leader.taps("Dara")
    await leader.sends("The Open Gate")

    assert "Typed: The Open Gate (not known yet)" in sophea.sees
    await sophea.taps("New organization")
    await sophea.sends("Open Door")

    assert "✔ Dara has joined." in sophea.sees
    await sophea.taps("👥 People")
    await sophea.taps("Who has joined")
    await sophea.taps("Dara")
    assert "Dara · Open Door" in sophea.sees


async def test_personal_links_are_made_from_a_written_list(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("A link for each, from a list")
    await sophea.sends("Sok Dara, Lotus House\n!!!\nChan Thida, River School")
    assert "Row 2, column name: no name in “!!!”" in sophea.sees

    await sophea.sends("Sok Dara, Lotus House\nChan Thida, River School")
    await sophea.taps("Add all 2")
    assert "✔ On the list: 2 new." in sophea.all_words
    await sophea.taps("Not joined yet")
    await sophea.taps("Sok Dara")
    await sophea.taps("Make a link")
    assert "A link for Sok Dara only" in sophea.sees

    leader = world.person("leader")
    await leader.starts(token_in(sophea))
    await leader.taps("English")
    await leader.taps("I agree")
    assert "Sok Dara · Lotus House" in leader.sees
    await leader.taps("Yes, that's me")

    assert "Sok Dara · Lotus House joined with the link" in sophea.sees
    await sophea.taps("Undo")
    assert "has been taken out again" in sophea.sees
    await leader.sends("/menu")
    assert "private learning space" in leader.sees


async def test_an_old_undo_button_removes_nobody(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    came_in = sophea.message_with("Sok Dara · Lotus House joined with the link")["message_id"]
    await world.travel(timedelta(days=1, minutes=1))
    await sophea.taps("Undo", message_id=came_in)

    assert "They joined more than a day ago." in sophea.toast
    await leader.sends("/menu")
    assert "private learning space" not in leader.sees


async def test_a_closed_link_does_not_work_and_its_picture_is_not_drawn(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("One link for all")
    await sophea.taps("30")
    token = token_in(sophea)
    await sophea.taps("QR picture")
    assert sophea.last["photo"]

    await sophea.taps("Close this link")

    other = world.person("other")
    await other.starts(token)
    assert "This link no longer works." in other.sees


async def test_what_is_wrong_on_the_list_reaches_the_coordinator_in_their_own_words(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    token = await personal_token(world, founded, "Sok Dora", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)
    await leader.taps("I agree")
    await leader.taps("Something's not right")
    await leader.taps("My name")
    await leader.sends("It is Sok Dara")
    assert "Your coordinator will fix it" in leader.sees
    await leader.taps("▶ Begin")
    assert "You're in." in leader.sees

    assert "the name on the list is wrong" in sophea.all_words
    assert sophea.last["text"] == "It is Sok Dara"
    await sophea.taps("Fix it")
    await sophea.taps("Name")
    await sophea.sends("Sok Dara")
    assert "Sok Dara · Lotus House" in sophea.sees


@pytest.mark.parametrize(
    ("what", "written", "label", "shown"),
    [
        ("My name", "Sok Dara", "✔ Put this name on the list", "Sok Dara · Lotus House"),
        (
            "My organization",
            "River School",
            "✔ Put this organization on the list",
            "Sok Dora · River School",
        ),
    ],
)
async def test_their_own_words_are_put_on_the_list_by_one_tap(
    world: World, founded: Founded, what: str, written: str, label: str, shown: str
) -> None:
    sophea = await coordinator(world, founded)
    token = await personal_token(world, founded, "Sok Dora", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)
    for each in ("I agree", "Something's not right", what):
        await leader.taps(each)
    await leader.sends(written)

    await sophea.taps(label)
    assert sophea.sees.startswith(shown)


async def test_a_link_that_was_answered_two_people_is_told_to_the_coordinator_again(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    mine = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    hers = await personal_token(world, founded, "Chan Thida", "River School", language="en")
    leader = world.person("leader")
    await leader.starts(mine)
    await leader.taps("I agree")
    await leader.taps("Yes, that's me")
    await opens_link(leader, hers)
    await sophea.taps("Two people, one phone")
    await leader.starts(hers)

    await leader.taps("Tell the coordinator")

    assert "Sok Dara, and Chan Thida with a second link" in sophea.sees


async def test_writing_the_list_can_be_left(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("A link for each, from a list")
    assert sophea.buttons == ["📄 Template", "👥 People"]
    await sophea.taps("👥 People")
    await sophea.sends("Sok Dara, Lotus House")

    assert "Is it one of these places on the desk?" in sophea.sees


async def test_a_participant_can_do_nothing_of_the_desk(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)
    await leader.taps("I agree")
    await leader.taps("Yes, that's me")
    await leader.sends("/desk")
    assert leader.sees.startswith("Romleuk\n\nOnly coordinators")
    assert leader.buttons == ["🏠 Home", "🆘 What to do"]

    await forge_everything(leader, token)


async def test_a_coordinator_of_another_course_can_do_nothing_of_this_desk(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("One link for all")
    await sophea.taps("14")
    other = await coordinator(world, await found(world), "bora", "Bora")
    await other.sends("/desk")
    assert "Sok Dara" not in other.all_words

    await forge_everything(other, token)
    await other.forges("dx:2")
    assert "Only coordinators" in other.toast


async def forge_everything(phone: Phone, token: str) -> None:
    """Press every button of the first cohort's desk that this phone was never shown."""
    forged = ("dk:1", "dp:1", "di:1", "da:1:e", "dl:1", "dr:1", "do:1:0", "dy:1:1", "dn:1",
              "df:1", "du:1", "dz:1:0", "dj:1:0", "dm:1", "dg:1", "de:1", "dt:1", "dx:1",
              f"dq:{token}")  # fmt: skip
    for data in forged:
        await phone.forges(data)
        assert any(word in phone.toast for word in ("Only coordinators", "no longer works")), data


async def test_actions_are_in_the_audit_and_its_chain_holds(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")

    async def read(tx: Tx) -> list[audit.AuditEntry]:
        await invites.invite_staff(
            Act(tx=tx, now=world.clock.now()), Role.COORDINATOR, founded.cohort
        )
        return await audit.entries(tx)

    entries = await world.app.database.run(read)

    actions = [entry.action for entry in entries]
    assert actions[0] == "cohort.create"
    assert {"role.grant", "invite.make"} <= set(actions)
    assert audit.first_broken(entries) is None
