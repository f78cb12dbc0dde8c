"""One person as coordinators see them: facts without scores, a reminder, and rights."""

from datetime import timedelta

import pytest

from bot.desk.buttons import RemindOnce
from bot.membership.audit import storage as audit
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, enrolment_id, found, participant
from tests.stories.persons import PHONE, WAITS, change, new_phone, open_person, opens_link, token_in
from tests.stories.quizzes import opens_quiz, takes
from tests.stories.rosters import open_people
from tests.world import Phone, World, words


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def test_a_card_says_whether_and_never_how_well(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/recap")
    await leader.taps("1")
    await opens_quiz(leader)
    await takes(world, leader, *[True] * 7, *[False] * 3)
    assert "7 of 10." in leader.sees

    await open_person(sophea)

    assert "Sok Dara · Lotus House" in sophea.sees
    assert "Joined 22 May 2023." in sophea.sees
    assert "Quizzes finished 1 of 3." in sophea.sees
    assert "Last here Mon 22 May." in sophea.sees
    await sophea.taps("History")
    assert "Mon 22 May · quiz 1 finished\n22 May 2023 · joined" in sophea.sees
    await sophea.taps("◀ Back")
    assert "7" not in "".join(words(m) for m in sophea.messages if "Quizzes" in words(m))
    (chat,) = [
        button["url"]
        for row in sophea.last["reply_markup"]["inline_keyboard"]
        for button in row
        if "url" in button
    ]
    assert chat == f"tg://user?id={world.acts.find_chat('leader').id}"


async def test_somebody_is_reminded_once_in_seven_days_by_all_coordinators_together(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await open_person(sophea)
    await sophea.taps("Remind once")
    assert "I am telling them now" in sophea.sees
    await world.travel(timedelta(minutes=1))
    assert leader.sees == f"Romleuk\n\n{WAITS}, whenever you like."
    await leader.taps("Open")

    await open_person(bora)
    assert "Reminded Mon 22 May." in bora.sees
    assert "Remind once" not in bora.buttons
    await bora.forges(RemindOnce(await enrolment_id(world, "leader")).pack())
    assert "Already reminded in the last 7 days." in bora.toast
    await world.travel(timedelta(days=7, hours=1))
    await open_person(bora)
    await bora.taps("Remind once")
    await world.travel(timedelta(days=1))
    assert leader.all_words.count(WAITS) == 1  # the first was turned into Home


async def test_people_who_paused_or_blocked_the_bot_are_not_reminded(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/pause")
    await leader.taps("One week")
    await open_person(sophea)
    await sophea.taps("Remind once")
    assert "paused messages, or cannot be reached" in sophea.toast
    await leader.sends("/resume")
    world.acts.block("leader")
    await world.settle()
    await open_person(sophea)
    assert "Cannot be reached here." in sophea.sees
    await sophea.taps("Remind once")
    assert "paused messages, or cannot be reached" in sophea.toast


async def test_name_and_organization_are_put_right_before_and_after_joining(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await change(sophea, "Organization")
    await sophea.taps("River School")
    assert "Sok Dara · River School" in sophea.sees
    await sophea.taps("Edit")
    await sophea.taps("Name")
    await sophea.sends("Sok Dora")
    assert "Sok Dora · River School" in sophea.sees

    await open_people(sophea)
    await sophea.taps("Invite")
    await sophea.taps("A link for each, from a list")
    await sophea.sends("Chan Thida, Lotus House")
    await sophea.taps("Add all 1")
    await open_person(sophea, "Chan Thida", inside=False)
    await sophea.taps("Make a link")
    token = token_in(sophea)
    await open_person(sophea, "Chan Thida", inside=False)
    await sophea.taps("Edit")
    await sophea.taps("Organization")
    await sophea.taps("River School")
    assert "Chan Thida · River School" in sophea.sees
    assert "Not joined yet." in sophea.sees
    new = world.person("thida2", language="en")
    await opens_link(new, token)
    assert "Chan Thida · River School" in new.all_words


async def test_writing_to_one_person_begins_an_announcement_to_them(
    sophea: Phone, leader: Phone
) -> None:
    await open_person(sophea)
    await sophea.taps("Write")
    assert "Sok Dara" in sophea.sees
    assert leader.all_words.count("Message from") == 0


async def test_others_can_do_nothing_with_a_person(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    place = await enrolment_id(world, leader.key)
    stranger = await coordinator(world, await found(world), "other", "Other")
    participant_too = await participant(world, founded, "peer", "Chan Thida")
    for phone in (stranger, participant_too):
        for data in ("dm", "zg", "zh", "zi", "zj", "zk", "zm", "zn", "zo", "de"):
            await phone.forges(f"{data}:{place}")
            assert "Only coordinators" in phone.toast, data
        for data in (f"zf:{place}:0", f"zl:{place}:{founded.cohort}"):
            await phone.forges(data)
            assert "Only coordinators" in phone.toast, data
    await sophea.forges(f"zl:{place}:2")
    assert "Only coordinators" in sophea.toast
    await sophea.forges("zh:999")
    assert "already been answered" in sophea.toast


async def test_a_former_coordinator_can_do_nothing_any_more(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await open_person(sophea)

    async def revoke(tx: Tx) -> None:
        tx.do("UPDATE roles SET revoked_at = 1")

    await world.app.database.run(revoke)
    for label in ("Remind once", "History", "Edit"):
        await sophea.taps(label)
        assert "Only coordinators" in sophea.toast
    assert WAITS not in leader.all_words


async def test_every_change_stands_in_the_audit(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await open_person(sophea)
    await sophea.taps("Remind once")
    await new_phone(sophea)
    await change(sophea, "Remove")
    await sophea.taps("Remove now")
    await sophea.taps("Undo")
    await change(sophea, "Replace")
    await sophea.sends("Keo Sina")
    await sophea.taps("Replace now")

    entries = await world.app.database.run(audit.entries)

    actions = [entry.action for entry in entries]
    wanted = ["person.remind", "person.new_phone", "person.remove", "person.undo_remove"]
    assert [each for each in actions if each in wanted] == wanted
    assert "person.replace" in actions
    assert audit.first_broken(entries) is None


async def test_a_tap_on_the_phone_makes_no_link_before_it_is_asked(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await open_person(sophea)
    await sophea.taps(PHONE)
    assert "Nothing has happened yet." in sophea.sees
    assert sophea.buttons == ["Phone lost", "Make the link", "◀ Back"]
    entries = await world.app.database.run(audit.entries)
    assert "person.new_phone" not in [entry.action for entry in entries]
    await sophea.taps("◀ Back")
    assert sophea.sees.startswith("Sok Dara")
