"""Practice: offered, answered, half guessed, stopped after the fourth, begun again."""

import re

import pytest

from bot.catalog.course import LinePurpose
from bot.learning.buttons import NotSure, Practise, StartAgain
from bot.learning.quiz.domain import AttemptId
from bot.learning.recap.storage import note_card
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, enrolment_id, found
from tests.stories.finishing import has_planned, has_taken
from tests.stories.leaders import leader
from tests.stories.meetings import one_day, three_days, unasked
from tests.stories.quizzes import answers, item_on, opens_quiz, takes
from tests.stories.walking import carried
from tests.world import Phone, World, labels, local

FIRST, SECOND, THIRD, FIFTH = (
    "A few short questions, one minute.",
    "What do you still remember? One minute.",
    "One minute for what you have read.",
    "Things that come up at work, one minute.",
)
LAST = "I'll stop sending practice messages. You can still practise whenever you like."
DONE = re.compile(
    r"Romleuk\n\n✔ Done for now: 3 of 3\. Next practice: around [A-Z][a-z]+day\."
    r"(\n\n.+: this should now stay with you for (weeks|months)\.)?"
)


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    """Somebody who has read everything, and answered the first quiz: nine of ten."""
    phone = await leader(world, founded, "leader")
    place = await enrolment_id(world, phone.key)
    [course] = world.app.context.courses.values()

    async def read_all(tx: Tx) -> None:
        for unit in course.units:
            note_card(tx, place, unit.id, len(unit.cards), is_last=True, now=world.clock.now())

    await world.app.database.run(read_all)
    await has_planned(world, phone)
    await opens_quiz(phone)
    await takes(world, phone, *[True] * 9, False)
    return phone


async def practised(world: World, phone: Phone) -> list[str]:
    """When which message about practice came."""
    [course] = world.app.context.courses.values()
    lines = [line.in_("en") for line in course.rhythm.lines_for(LinePurpose.PRACTICE)]
    return [
        said
        for said in await unasked(world, phone)
        if said[len("Wed 24 12:15 ") :] in (*lines, LAST)
    ]


async def guesses(world: World) -> int:
    async def work(tx: Tx) -> int:
        row = await tx.one("SELECT count(*) AS n FROM answers WHERE guessed = 1")
        assert row is not None
        return int(row["n"])

    return await world.app.database.run(work)


async def answers_three(world: World, phone: Phone, *, right: bool = True) -> None:
    for number in (1, 2, 3):
        assert phone.sees.startswith(f"Question {number} of 3")
        await answers(world, phone, right=right)
        await phone.taps("Next ▶")


async def test_messages_stop_after_four_without_an_answer_until_one_tap(
    world: World, dara: Phone
) -> None:
    for quiz in ("m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 9)
    await world.travel(local("2023-07-15 00:00"))

    assert await practised(world, dara) == [
        f"Tue 23 12:15 {FIRST}",
        f"Thu 25 12:15 {SECOND}",
        f"Wed 31 12:15 {THIRD}",
        f"Mon 12 12:15 {LAST}",
    ]
    assert labels(dara.message_with(LAST)) == ["Start again"]

    await dara.taps("Start again")
    assert "I'll send practice again, three times a week at most." in dara.sees
    await world.travel(local("2023-08-01 00:00"))

    again = (await practised(world, dara))[4:]
    assert again, "practice comes again"
    assert again[0].endswith(FIFTH)


async def test_three_answers_and_the_next_day_is_named(world: World, dara: Phone) -> None:
    await world.travel(local("2023-05-25 12:20"))
    assert dara.buttons == ["Open", "Not today", "Fewer messages"]
    told = len(dara.messages)

    await dara.taps("Open")
    await answers_three(world, dara)

    assert DONE.fullmatch(dara.sees), dara.sees
    assert dara.buttons == ["🗣 Say it yourself", "🏠 Home"]
    assert len(dara.messages) == told
    await dara.sends("/menu")
    assert "Quiz 1: 9 of 10" in dara.sees, "practice changes no result"


async def test_the_end_tells_what_stays_after_answers_far_apart(world: World, dara: Phone) -> None:
    for day in ("2023-05-24", "2023-06-05", "2023-07-10"):
        world.clock.set(local(f"{day} 12:30"))
        await dara.sends("/refresh")
        await answers_three(world, dara)

    assert DONE.fullmatch(dara.sees), dara.sees
    assert "this should now stay with you for months." in dara.sees


async def test_an_answer_resets_the_wait(world: World, dara: Phone) -> None:
    await world.travel(local("2023-05-29 12:20"))
    await dara.taps("Open")
    await answers_three(world, dara, right=False)
    await world.travel(local("2023-06-01 13:00"))

    assert [line[:6] for line in await practised(world, dara)] == ["Thu 25", "Mon 29", "Thu 01"]


async def test_a_right_answer_may_be_half_a_guess(world: World, dara: Phone) -> None:
    await world.travel(local("2023-05-25 12:20"))
    await dara.taps("Open")
    await answers(world, dara, right=True)
    assert dara.buttons[:2] == ["Next ▶", "I wasn't sure"]

    await dara.taps("I wasn't sure")

    assert "Right. " in dara.sees
    assert dara.sees.endswith("Noted. You'll see it again sooner.")
    assert "I wasn't sure" not in dara.buttons
    assert await guesses(world) == 1
    await dara.taps("Next ▶")
    await answers(world, dara, right=False)
    assert "I wasn't sure" not in dara.buttons
    assert dara.sees.startswith("Question 2 of 3")


async def test_a_quiz_never_asks_whether_one_was_sure(world: World, dara: Phone) -> None:
    await dara.sends("/quiz")
    await dara.taps("2")
    await answers(world, dara, right=True)
    assert "I wasn't sure" not in dara.buttons


async def test_the_same_thing_is_asked_by_another_question(world: World, dara: Phone) -> None:
    course = world.app.context.courses["community-liberation-toolkit"]
    last = {item.objective: item.id for item in course.units[0].items}  # as they were answered
    await dara.sends("/refresh")
    for _ in range(3):
        item = item_on(world, dara.sees)
        if len(course.items_for(item.objective)) > 1:
            assert item.id != last[item.objective]
        await answers(world, dara, right=True)
        await dara.taps("Next ▶")


async def test_after_an_absence_there_are_three_questions_and_no_backlog(
    world: World, dara: Phone
) -> None:
    await dara.sends("/quiz")
    await dara.taps("2")
    await takes(world, dara, *[False] * 10)
    world.clock.set(local("2023-09-22 09:00"))

    for word in ("/refresh", "/practise"):
        await dara.sends(word)
        assert dara.sees.startswith("Question 1 of 3")
    await answers_three(world, dara)
    assert DONE.fullmatch(dara.sees), dara.sees


async def test_no_practice_on_the_day_of_a_meeting(
    world: World, founded: Founded, dara: Phone
) -> None:
    for quiz in ("m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 9)
    sophea = await coordinator(world, founded)
    await one_day(world, sophea, founded, "24/5")
    await world.travel(local("2023-05-27 00:00"))

    said = [line[:12] for line in await unasked(world, dara) if "minute" in line]
    assert said[-1:] == ["Thu 25 12:15"]
    assert await practised(world, dara) == [f"Thu 25 12:15 {FIRST}"]


async def test_practice_comes_the_day_after_the_series_when_all_is_done(
    world: World, founded: Founded, dara: Phone
) -> None:
    await three_days(await coordinator(world, founded), founded)
    await world.travel(local("2023-05-31 14:00"))
    for number in ("2", "3"):
        await dara.sends("/quiz")
        await dara.taps(number)
        await takes(world, dara, *[True] * 10)
    await world.travel(local("2023-06-01 13:00"))

    assert (await unasked(world, dara))[-1] == f"Thu 01 12:15 {THIRD}"
    meeting_days = ("Mon 29", "Tue 30", "Wed 31")
    assert not [line for line in await practised(world, dara) if line.startswith(meeting_days)]


async def test_never_on_a_weekend_and_never_twice_a_day(world: World, dara: Phone) -> None:
    came = 0
    for day in range(23, 30):
        await world.travel(local(f"2023-05-{day} 12:20"))
        if "Open" in dara.buttons and len(await practised(world, dara)) > came:
            came += 1
            await dara.taps("Open")
            await answers_three(world, dara, right=False)
    said = await unasked(world, dara)

    assert not [line for line in said if line.startswith(("Sat", "Sun"))]
    assert len({line[:6] for line in said}) == len(said)
    assert len(await practised(world, dara)) == 2


async def test_a_run_continues_today_and_begins_again_later(world: World, dara: Phone) -> None:
    await dara.sends("/refresh")
    await answers(world, dara, right=True)
    await dara.taps("Stop here")
    assert "Saved at question 2. Continue whenever you like." in dara.sees

    await dara.sends("/refresh")
    assert dara.sees.startswith("Question 2 of 3")
    world.clock.set(local("2023-05-23 09:00"))
    await dara.sends("/refresh")
    assert dara.sees.startswith("Question 1 of ")


async def test_without_a_quiz_there_is_nothing_to_practise(world: World, founded: Founded) -> None:
    new = await leader(world, founded, "new")
    await new.sends("/refresh")

    assert new.sees.startswith("Romleuk\n\nThere is nothing to practise yet.")
    assert new.buttons == ["✏️ Quiz", "📖 Lessons", "🏠 Home"]


async def test_home_offers_practice_when_something_is_due(world: World, dara: Phone) -> None:
    for quiz in ("m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 10)
    await dara.sends("/certificate")
    await dara.taps("Yes, get my certificate")
    await dara.sends("/menu")
    assert dara.buttons[0] == "📖 Lessons"
    world.clock.set(local("2023-05-23 09:00"))
    await dara.sends("/menu")

    assert dara.buttons[0] == "🔁 Practise, 1 minute"
    while dara.buttons[0] == "🔁 Practise, 1 minute":
        await dara.taps("🔁 Practise, 1 minute")
        while dara.sees.startswith("Question "):
            await answers(world, dara, right=True)
            await dara.taps("Next ▶")
        await dara.sends("/menu")
    assert dara.buttons[0] == "📖 Lessons"

    await dara.taps("⋯ More")
    await dara.taps("🔁 Practise")
    assert dara.sees.startswith("Question 1 of 3")


async def test_fewer_messages_means_fewer_days(world: World, dara: Phone) -> None:
    await world.travel(local("2023-05-24 12:20"))
    await dara.taps("Fewer messages")
    assert "on Tuesdays and Thursdays at most" in dara.sees
    await world.travel(local("2023-06-03 00:00"))

    assert {line[:3] for line in (await practised(world, dara))[1:]} <= {"Tue", "Thu"}


async def test_fewer_and_fewer_is_told_in_the_settings(world: World, dara: Phone) -> None:
    await world.travel(local("2023-05-24 12:20"))
    offered = dara.last["message_id"]
    fewer = carried(dara, "Fewer messages")
    for told, days in (
        ("on Tuesdays and Thursdays at most", "2 days a week"),
        ("on Wednesdays at most", "1 day a week"),
        ("I'll stop sending lessons", "Never"),
    ):
        await dara.forges(fewer, message_id=offered)
        assert told in dara.sees
        await dara.sends("/settings")
        assert days in dara.buttons


async def test_the_lesson_behind_a_question_and_back(world: World, dara: Phone) -> None:
    await dara.sends("/refresh")
    await answers(world, dara, right=False)
    await dara.taps(next(key for key in dara.buttons if key.startswith("📖 Lesson")))
    await dara.taps("▶ Back to the questions")

    assert dara.sees.startswith("Question 2 of 3")


async def test_somebody_elses_practice_stays_closed(
    world: World, founded: Founded, dara: Phone
) -> None:
    place = await enrolment_id(world, dara.key)
    await dara.sends("/refresh")
    await answers(world, dara, right=True)
    other = await leader(world, founded, "other")
    before = other.sees

    for forged in (Practise(place), NotSure(AttemptId(2), 0), StartAgain(place)):
        await other.forges(forged.pack())
        assert other.toast == "This button is for someone else."

    assert other.sees == before
    assert await guesses(world) == 0


@pytest.mark.parametrize(
    "forged",
    [
        NotSure(AttemptId(1), 0),
        NotSure(AttemptId(2), 0),
        NotSure(AttemptId(2), 9),
        NotSure(AttemptId(99), 0),
    ],
)
async def test_a_not_sure_tap_on_another_question_changes_nothing(
    world: World, dara: Phone, forged: NotSure
) -> None:
    await dara.sends("/refresh")
    await answers(world, dara, right=False)
    await dara.forges(forged.pack())

    assert "already been answered" in dara.toast
    assert await guesses(world) == 0


async def test_what_was_missed_four_times_comes_as_its_lesson(world: World, dara: Phone) -> None:
    hard = "This one is hard to keep. Here is its lesson once more."
    for day in range(23, 30):
        world.clock.set(local(f"2023-05-{day} 09:00"))
        await dara.sends("/refresh")
        if dara.sees.startswith(hard):
            break
        await answers_three(world, dara, right=False)

    assert dara.sees.startswith(f"{hard}\n\nLesson ")
    await dara.taps("▶ Back to the questions")
    assert dara.sees.startswith("Question 1 of ")
