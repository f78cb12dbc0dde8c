"""A coordinator announces something, as whole chats."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.domain.people.person import Role
from bot.services.people import seed
from bot.simulator.faults import Rule
from bot.storage import audit, staff
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.stories.people import Founded, coordinator, found, participant, personal_token
from tests.world import Phone, World, a_world, labels, local, words

ABOVE = "Message from your coordinator"


@dataclass(slots=True)
class Course:
    """A cohort with its coordinator, three who are in, and one who is not in yet."""

    founded: Founded
    sophea: Phone
    dara: Phone
    thida: Phone
    rith: Phone

    @property
    def everybody(self) -> tuple[Phone, ...]:
        return (self.dara, self.thida, self.rith)


@pytest.fixture
async def course(world: World) -> Course:
    return await make_course(world)


async def make_course(world: World) -> Course:
    founded = await found(world, "Lotus House", "River School")
    sophea = await coordinator(world, founded, name="Sophea, Chab Dai")
    dara = await participant(world, founded, "sok", "Sok Dara")
    thida = await participant(
        world, founded, "chan", "Chan Thida", organization="River School", language="km"
    )
    rith = await participant(world, founded, "vann", "Vann Rith", language="km")
    await personal_token(world, founded, "Keo Sina", "River School", language="km")
    await world.travel(local("2023-05-22 10:00"))
    return Course(founded=founded, sophea=sophea, dara=dara, thida=thida, rith=rith)


async def written(course: Course, text: str = "See you on Monday.") -> None:
    """Let Sophea write an announcement and see the Check screen."""
    await course.sophea.sends("/announce")
    await course.sophea.sends(text)


async def sent(world: World, course: Course, text: str = "See you on Monday.") -> None:
    """Let Sophea send it, and the undo time pass."""
    await written(course, text)
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:05"))


def send_key(phone: Phone) -> str:
    return next(key for key in phone.keys if key.startswith("Send"))


def got(phone: Phone) -> list[str]:
    """The announcements in somebody's chat."""
    above = ("Message from your coordinator", "សារពីអ្នកសម្របសម្រួល")
    return [words(each) for each in phone.messages if words(each).startswith(above)]


# ---- writing and checking ---------------------------------------------------------------


async def test_the_real_thing_is_shown_before_it_is_sent(course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/desk")
    await sophea.taps("📣 Announce")
    assert "Send me the message now" in sophea.sees

    await sophea.sends("See you on Monday. https://zoom.us/j/1")

    shown = sophea.message_with("See you on Monday.")
    assert words(shown) == (
        "Message from your coordinator\n\nSee you on Monday. https://zoom.us/j/1\n\n"
        "– Sophea, Chab Dai"
    )
    check = sophea.sees
    assert "Module 4, May 2023, 4 people: 3 can be reached, 1 is not in yet" in check
    assert "you wrote English; 2 people read ខ្មែរ and get English too" in check
    assert "When: now" in check
    assert "Links: zoom.us ✔" in check
    assert sophea.keys == [
        "Send now to 3", "Who", "When", "+ ខ្មែរ", "Text", "✕ Cancel",
    ]  # fmt: skip


async def test_two_taps_and_the_text_reach_everybody_who_is_in(
    world: World, course: Course
) -> None:
    await written(course, "See you on <Monday> & bring rice.")

    await course.sophea.taps("Send now to 3")
    assert "Starts in 60 seconds. Nothing is sent yet." in course.sophea.sees
    assert all(not got(phone) for phone in course.everybody)
    await world.travel(local("2023-05-22 10:05"))

    assert got(course.dara) == [
        f"{ABOVE}\n\nSee you on <Monday> & bring rice.\n\n– Sophea, Chab Dai"
    ]
    assert got(course.rith)[0].startswith("សារពីអ្នកសម្របសម្រួល\n\nSee you")
    result = course.sophea.sees
    assert re.match(r"Sent 10:0\d\n\n3 accepted by Telegram · 1 not in yet: Keo Sina", result)
    assert course.sophea.keys == ["Reasons", "Take back", "🗂 Desk"]


async def test_formatting_survives(world: World, course: Course) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    await course.sophea.sends("/announce")
    world.acts.message("sophea", "Bold words", who="sophea", entities=bold)
    await world.settle()
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = course.dara.message_with("Bold words")
    assert {"type": "bold", "offset": len(ABOVE) + 2, "length": 4} in received["entities"]


async def test_pressed_twice_is_one_announcement(world: World, course: Course) -> None:
    await written(course)
    check = course.sophea.last["message_id"]
    course.sophea.presses("Send now to 3")
    course.sophea.presses("Send now to 3", message_id=check)
    await world.settle()
    assert course.sophea.toast == "Already on its way."
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


async def test_undo_makes_a_draft_of_it_again(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await course.sophea.taps("Undo")
    assert "Send now to 3" in course.sophea.keys
    await world.travel(local("2023-05-22 12:00"))
    assert all(not got(phone) for phone in course.everybody)

    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 12:05"))
    assert all(len(got(phone)) == 1 for phone in course.everybody)


async def test_an_old_check_screen_sends_nothing_else_than_it_showed(
    world: World, course: Course
) -> None:
    await written(course)
    old = course.sophea.last["message_id"]
    await course.sophea.taps("Text")
    await course.sophea.sends("See you on Tuesday.")
    assert "See you on Tuesday." in course.sophea.all_words
    data = "ns:1:2:n"

    await course.sophea.forges(data, message_id=old)
    await world.travel(local("2023-05-22 10:05"))

    assert course.sophea.toast == "This one is answered already."
    assert all(not got(phone) for phone in course.everybody)


async def test_a_cancelled_announcement_goes_nowhere(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("✕ Cancel")

    assert "Nothing was sent." in course.sophea.sees
    assert course.sophea.keys == ["🗂 Desk"]


async def test_each_reads_the_language_that_was_written_for_them(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("+ ខ្មែរ")
    assert "Send me the same in ខ្មែរ now." in course.sophea.sees
    await course.sophea.sends("ជួបគ្នាថ្ងៃច័ន្ទ។")
    assert "you wrote English, ខ្មែរ\n" in course.sophea.sees
    assert "Text: English" in course.sophea.keys
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "See you on Monday." in got(course.dara)[0]
    assert "ជួបគ្នាថ្ងៃច័ន្ទ។" in got(course.thida)[0]


# ---- what is too long, pictures, files, voices, albums ----------------------------------


async def test_what_is_too_long_is_told_with_the_number(course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("x" * 4096)
    assert re.search(r"That is \d\d characters too long", course.sophea.sees)

    await course.sophea.sends("Short.")
    assert "Send now to 3" in course.sophea.keys


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_pictures_and_files_go_with_a_caption(
    world: World, course: Course, kind: str
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a(kind, caption="The plan")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = course.dara.message_with("The plan")
    assert received[kind]
    assert received["caption"] == f"{ABOVE}\n\nThe plan\n\n– Sophea, Chab Dai"


@pytest.mark.parametrize("kind", ["voice", "sticker"])
async def test_what_carries_no_words_follows_a_signed_line(
    world: World, course: Course, kind: str
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a(kind)
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    line, bare = course.dara.messages[-2:]
    assert words(line) == f"{ABOVE}\n\n– Sophea, Chab Dai"
    assert bare[kind]
    assert words(bare) == ""
    assert "3 accepted by Telegram" in course.sophea.sees


async def test_an_album_is_added_until_next(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    for number in range(3):
        caption = "Our meeting" if number == 0 else ""
        await course.sophea.sends_a("photo", album="77", caption=caption)
    assert course.sophea.sees.count("I add everything") == 1
    await course.sophea.taps("Next ▶")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = [each for each in course.dara.messages if each.get("media_group_id")]
    assert len(received) == 3
    assert words(received[0]) == f"{ABOVE}\n\nOur meeting\n\n– Sophea, Chab Dai"


async def test_a_contact_is_not_passed_on(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    world.acts.contact("sophea", who="sophea")
    await world.settle()

    assert "I cannot pass this on." in course.sophea.sees


async def test_what_nobody_would_see_is_not_passed_on(course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("\u200b\u3164")

    assert "I cannot pass this on." in course.sophea.sees


# ---- whom and when ----------------------------------------------------------------------


async def test_to_one_organization(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    assert "Chan Thida, Keo Sina, Sok Dara, Vann Rith" in course.sophea.sees
    await course.sophea.taps("By organization")
    await course.sophea.taps("☐ River School · 2")
    assert "2 people: 1 can be reached, 1 is not in yet" in course.sophea.sees
    await course.sophea.taps("These 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [0, 1, 0]


async def test_to_names_with_ticks(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Sok Dara")
    await course.sophea.taps("☐ Vann Rith")
    await course.sophea.taps("☐ Chan Thida")
    await course.sophea.taps("☑ Chan Thida")
    await course.sophea.taps("These 2")
    await course.sophea.taps("Send now to 2")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 1]


async def test_to_one_language(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("By language")
    await course.sophea.taps("☐ English · 1")
    await course.sophea.taps("These 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 0]


async def test_an_audience_of_nobody_is_refused_kindly(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Keo Sina")
    await course.sophea.taps("These 0")
    await course.sophea.taps("Send now to 0")

    assert "Nobody of these can be reached yet." in course.sophea.toast


async def test_at_a_chosen_time(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Mon 22 May, 17:00")
    await course.sophea.taps("Send Mon 22 May, 17:00 to 3")
    assert "Starts on Mon 22 May, 17:00. Nothing is sent yet." in course.sophea.sees
    await world.travel(local("2023-05-22 16:59"))
    assert not got(course.dara)
    await world.travel(local("2023-05-22 17:01"))
    assert got(course.dara)


async def test_a_time_that_is_over_is_refused(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Write it")
    await course.sophea.sends("21/5 9:00")
    assert course.sophea.sees == "Romleuk\n\nThat is over. Please choose again."
    await course.sophea.sends("22/5 11:00")
    assert "When: Mon 22 May, 11:00 (Phnom Penh)" in course.sophea.sees

    await world.travel(local("2023-05-22 11:30"))
    await course.sophea.taps("Send Mon 22 May, 11:00 to 3")
    assert course.sophea.toast == "That is over. Please choose again."


async def test_at_night_the_morning_is_offered_first(world: World, course: Course) -> None:
    await world.travel(local("2023-05-22 20:40"))
    await written(course)
    assert course.sophea.keys[:2] == ["Send at 07:00 to 3", "Urgent: send now"]
    await course.sophea.taps("Send at 07:00 to 3")
    await world.travel(local("2023-05-23 06:59"))
    assert not got(course.dara)
    await world.travel(local("2023-05-23 07:05"))
    assert got(course.dara)


async def test_urgent_goes_at_night_without_a_sound(world: World, course: Course) -> None:
    await world.travel(local("2023-05-22 20:40"))
    await written(course)
    await course.sophea.taps("Urgent: send now")
    await world.travel(local("2023-05-22 20:45"))

    assert got(course.dara)
    calls = [
        call["request"]
        for call in world.calls("sendMessage")
        if "See you on Monday" in str(call["request"].get("text"))
    ]
    assert calls[-1]["disable_notification"]


async def test_a_day_key_pressed_at_night_asks_once_more(world: World, course: Course) -> None:
    await written(course)
    await world.travel(local("2023-05-22 20:40"))
    await course.sophea.taps("Send now to 3")

    assert course.sophea.keys[:2] == ["Send at 07:00 to 3", "Urgent: send now"]


# ---- the cover --------------------------------------------------------------------------


async def test_topic_words_are_covered_until_open(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    assert "Covered: people tap Open first." in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert course.dara.sees == ABOVE
    await course.dara.taps("Open")
    assert "Help for victims: Monday." in course.dara.sees
    await course.dara.taps("✕ Close")
    assert course.dara.sees == ABOVE


async def test_the_author_may_leave_it_uncovered(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Do not cover")
    assert "Cover it" in course.sophea.keys
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "Help for victims" in course.dara.sees


async def test_nobody_else_opens_a_cover(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Sok Dara")
    await course.sophea.taps("These 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    await course.thida.sends("hello")
    await course.thida.forges("n1:1")

    assert "victims" not in course.thida.all_words
    assert course.thida.toast == "ប៊ូតុងនេះជារបស់អ្នកផ្សេង។"


# ---- rights -----------------------------------------------------------------------------


async def test_a_participant_cannot_announce(course: Course) -> None:
    await course.dara.sends("/announce")
    assert "Only coordinators" in course.dara.sees

    await course.dara.forges("na:1")
    assert "Only coordinators" in course.dara.toast


async def test_a_coordinator_cannot_send_what_another_wrote(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course)

    await bora.sends("/desk")
    await bora.forges("ns:1:2:n")
    assert bora.toast == "This button belongs to somebody else."


async def test_whose_role_was_taken_away_sends_nothing(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await revoke(world, course, "sophea")
    await world.travel(local("2023-05-22 10:05"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Stopped before anything was sent." in course.sophea.sees


async def revoke(world: World, course: Course, key: str) -> None:
    account = world.acts.find_chat(key).id

    async def work(tx: Tx) -> None:
        row = await tx.one("SELECT id FROM people WHERE telegram_id = :id", id=account)
        assert row is not None
        await staff.revoke(
            tx,
            person=row["id"],
            role=Role.COORDINATOR,
            cohort=course.founded.cohort,
            now=world.clock.now(),
        )

    await world.app.database.run(work)


async def test_everything_is_in_the_audit(world: World, course: Course) -> None:
    await sent(world, course)

    chain = await world.app.database.run(audit.entries)
    assert audit.first_broken(chain) is None
    assert "announcement.send" in [entry.action for entry in chain]


# ---- results ----------------------------------------------------------------------------


async def test_who_cannot_be_reached_is_named_with_the_reason(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    world.simulator.faults.add(Rule(method="sendMessage", kind="blocked", chat=chat_of(world)))
    await world.travel(local("2023-05-22 10:05"))

    assert "2 accepted by Telegram · 1 cannot be reached here: Chan Thida" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: has blocked this chat" in course.sophea.sees
    assert "Keo Sina: not in yet" in course.sophea.sees
    await course.sophea.taps("◀ Back")
    assert "2 accepted by Telegram" in course.sophea.sees


async def test_what_failed_is_tried_again_as_the_same_row(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    world.simulator.faults.add(Rule(method="sendMessage", kind="409", chat=chat_of(world)))
    await world.travel(local("2023-05-22 10:05"))
    assert "2 accepted by Telegram · 1 did not work: Chan Thida" in course.sophea.sees

    await course.sophea.taps("Try again: 1")
    await world.travel(local("2023-05-22 10:10"))

    assert "3 accepted by Telegram" in course.sophea.sees
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]
    assert await rows(world) == 3


def chat_of(world: World) -> int:
    """The chat of Chan Thida."""
    return world.acts.find_chat("chan").id


async def rows(world: World) -> int:
    async def work(tx: Tx) -> int:
        return len(await tx.ask("SELECT id FROM outbox WHERE announcement_id IS NOT NULL"))

    return await world.app.database.run(work)


async def test_it_is_taken_back_from_every_chat(world: World, course: Course) -> None:
    await sent(world, course)
    await course.sophea.taps("Take back")
    assert "I delete it from 3 chats" in course.sophea.sees
    await course.sophea.taps("Take it back now")
    await world.travel(local("2023-05-22 10:10"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Taken back." in course.sophea.sees


async def test_an_announcement_displaces_nothing_more_than_a_day_may_hold(
    world: World, course: Course
) -> None:
    await sent(world, course)
    await written(course, "One more thing.")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:10"))
    assert "3 wait" in course.sophea.sees
    await world.travel(local("2023-05-22 10:40"))

    assert "3 accepted by Telegram" in course.sophea.sees


async def test_what_waits_can_be_stopped(world: World, course: Course) -> None:
    await sent(world, course)
    await written(course, "One more thing.")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:10"))
    await course.sophea.taps("Stop")
    await world.travel(local("2023-05-22 12:00"))

    assert "Stopped before anything was sent." in course.sophea.sees
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


# ---- another coordinator ----------------------------------------------------------------


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[World]:
    """A world in which two people are many."""
    database = await SqliteDatabase.open(tmp_path / "strict.db")
    at = local("2023-05-22 08:00")
    async with a_world(database, at=at, approval_limit=2) as made:
        yield made


async def test_another_coordinator_allows_it(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    assert "Another coordinator looks first: many people." in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    assert "Bora can allow it" in course.sophea.sees
    await strict.travel(local("2023-05-22 10:03"))
    assert not got(course.dara)

    assert "Sophea, Chab Dai wants to send this to 3 people in 1 course." in bora.sees
    await bora.taps("Look")
    assert "See you on Monday." in bora.all_words
    await bora.taps("Allow")
    await strict.travel(local("2023-05-22 10:06"))

    assert all(len(got(phone)) == 1 for phone in course.everybody)
    assert "3 accepted by Telegram" in course.sophea.sees


async def test_another_coordinator_does_not_allow_it(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    await course.sophea.taps("Send now to 3")
    await strict.travel(local("2023-05-22 10:01"))
    await bora.taps("Look")
    await bora.taps("Do not allow")
    await strict.travel(local("2023-05-22 12:00"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Another coordinator did not allow it." in course.sophea.sees
    await course.sophea.taps("Change it")
    assert "Send now to 3" in course.sophea.keys


async def test_the_author_cannot_allow_it(strict: World) -> None:
    course = await make_course(strict)
    await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    await course.sophea.taps("Send now to 3")
    await course.sophea.forges("ny:1")
    await strict.travel(local("2023-05-22 10:30"))

    assert course.sophea.toast == "This button belongs to somebody else."
    assert all(not got(phone) for phone in course.everybody)


async def test_a_sole_coordinator_has_ten_minutes_to_stop_it(strict: World) -> None:
    course = await make_course(strict)
    await written(course)
    assert "No other coordinator can look at it" in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    assert course.sophea.keys == ["Stop"]
    await strict.travel(local("2023-05-22 10:09"))
    assert not got(course.dara)
    await strict.travel(local("2023-05-22 10:11"))
    assert got(course.dara)


async def test_a_strange_link_needs_another_coordinator(world: World, course: Course) -> None:
    await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course, "Look: https://evil.example/x")

    assert "Links that are not on the list: evil.example" in course.sophea.sees
    assert "Another coordinator looks first: a link" in course.sophea.sees


async def test_for_two_courses_an_administrator_chooses(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    boss = world.person("boss", name="Boss")
    await boss.starts()
    account = world.acts.find_chat("boss").id

    async def seat(tx: Tx) -> None:
        await seed.seat_administrator(
            tx, telegram_id=account, name="Boss", language="en", now=world.clock.now()
        )

    await world.app.database.run(seat)
    vuthy = await participant(world, other, "vuthy", "Vuthy", organization="Hill School")
    await world.travel(local("2023-05-22 10:01"))
    await boss.sends("/announce")
    assert "For which course?" in boss.sees
    await boss.taps(boss.keys[-1])
    await boss.sends("Hello to all.")
    await boss.taps("Who")
    untaken = next(key for key in boss.keys if key.startswith("☐ Module"))
    await boss.taps(untaken)
    await boss.taps("◀ Back")

    assert "5 people: 4 can be reached" in boss.sees
    assert "more than one course" in boss.sees
    assert not got(vuthy)


async def test_labels_of_the_check_screen_fit(course: Course) -> None:
    await written(course)

    assert all(len(label) <= 34 for label in labels(course.sophea.last))
