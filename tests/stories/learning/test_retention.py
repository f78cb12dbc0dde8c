"""The check after a month: offered once, by the same blueprint, compared with the own results."""

from collections import Counter
from datetime import timedelta

import orjson
import pytest

from bot.learning.buttons import OpenRetentionCheck
from bot.membership.domain import EnrolmentId
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, enrolment_id, found
from tests.stories.finishing import has_planned, has_read, has_taken
from tests.stories.leaders import leader, scores
from tests.stories.meetings import one_day, three_days, unasked
from tests.stories.quizzes import takes
from tests.world import Phone, World, local

OFFER = "What has stayed? A few questions, four minutes. Not graded."


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    return await coordinator(world, founded)


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    """Somebody who read everything, and took the first two quizzes on Wednesday 31 May."""
    await three_days(sophea, founded)
    phone = await leader(world, founded, "leader")
    await has_read(world, phone)
    await has_planned(world, phone)
    await world.travel(local("2023-05-31 14:00"))
    await has_taken(world, phone, "m4.u1", 7)
    await has_taken(world, phone, "m4.u2", 9)
    return phone


async def runs(world: World, quiz: str) -> list[tuple[str, list[str]]]:
    """Purpose and questions of every run through a quiz."""

    async def work(tx: Tx) -> list[tuple[str, list[str]]]:
        rows = await tx.ask(
            "SELECT purpose, items FROM attempts WHERE quiz = :quiz ORDER BY id", quiz=quiz
        )
        return [(row["purpose"], orjson.loads(row["items"])) for row in rows]

    return await world.app.database.run(work)


async def offers(world: World, phone: Phone) -> list[str]:
    return [line for line in await unasked(world, phone) if OFFER in line]


async def test_after_30_days_it_is_offered_once(world: World, dara: Phone) -> None:
    await world.travel(local("2023-06-30 13:00"))
    assert await offers(world, dara) == []

    await world.travel(local("2023-08-01 00:00"))

    assert await offers(world, dara) == [f"Mon 03 12:15 {OFFER}"]
    told = [line for line in await unasked(world, dara) if line.startswith("Mon 03 12:15")]
    assert len(told) == 1, "practice waits for another day"


async def test_without_any_meeting_the_first_run_is_checked_after_a_month(
    world: World, founded: Founded
) -> None:
    sina = await leader(world, founded, "sina")
    await has_read(world, sina, "m4.u1")
    await sina.sends("/quiz")
    await sina.taps("1")
    await takes(world, sina, *[True] * 6, *[False] * 4)
    assert await scores(world) == [("m4.u1", "posttest", 6, 10)]
    await sina.sends("/progress")
    await sina.taps("As text")
    assert "Before: not measured\nRight after: 6 of 10\nA month later: not yet" in sina.sees

    await world.travel(local("2023-06-21 12:00"))
    assert await offers(world, sina) == []
    await world.travel(local("2023-06-27 00:00"))
    assert len(await offers(world, sina)) == 1
    await sina.taps("Open", message_id=sina.message_with(OFFER)["message_id"])
    await takes(world, sina, *[True] * 10)

    assert sina.sees.startswith(
        "Quiz 1 · what has stayed\n\n10 of 10. Right after the lessons: 6 of"
    )


async def test_the_check_is_the_same_blueprint_and_is_compared(world: World, dara: Phone) -> None:
    await world.travel(local("2023-07-03 12:20"))
    assert dara.buttons == ["Open", "Not today", "Fewer messages"]

    await dara.taps("Open")
    await takes(world, dara, *[True] * 8, False, False)

    assert dara.sees.startswith(
        "Quiz 1 · what has stayed\n\n8 of 10. Right after the lessons: 7 of 10."
    )
    assert "Half of your course" not in dara.sees
    assert dara.buttons[0] == "🌱 Part 2: what do you remember?"
    await dara.taps("🌱 Part 2: what do you remember?")
    await takes(world, dara, *[True] * 10)
    assert dara.sees.startswith(
        "Quiz 2 · what has stayed\n\n10 of 10. Right after the lessons: 9 of"
    )
    assert not [key for key in dara.buttons if "what do you remember" in key]
    assert await scores(world) == [
        ("m4.u1", "posttest", 7, 10),
        ("m4.u2", "posttest", 9, 10),
        ("m4.u1", "retention", 8, 10),
        ("m4.u2", "retention", 10, 10),
    ]


async def test_the_check_asks_other_questions_for_the_same_objectives(
    world: World, dara: Phone
) -> None:
    [course] = world.app.context.courses.values()
    unit = course.unit("m4.u1")
    assert unit.variants, "the course keeps questions for this"
    await world.travel(local("2023-07-03 12:20"))
    await dara.taps("Open")

    asked = dict(await runs(world, "m4.u1"))
    objectives = {
        purpose: sorted(course.item(item).objective for item in items)
        for purpose, items in asked.items()
    }
    assert objectives["retention"] == objectives["posttest"]
    fresh = Counter(
        course.item(item).objective for item in set(asked["retention"]) - set(asked["posttest"])
    )
    kept = Counter(item.objective for item in unit.variants)
    assert fresh == {
        objective: min(kept[objective], many)
        for objective, many in Counter(objectives["posttest"]).items()
    }, "what was not asked before comes first"


async def test_the_check_is_among_the_quizzes_whether_offered_or_not(
    world: World, dara: Phone
) -> None:
    world.clock.set(local("2023-06-30 13:59"))
    await dara.sends("/quiz")
    assert not [key for key in dara.buttons if "what do you remember" in key]

    world.clock.set(local("2023-07-02 09:00"))  # a Sunday
    await dara.sends("/quiz")
    assert dara.buttons[:2] == [
        "🌱 Part 1: what do you remember?",
        "🌱 Part 2: what do you remember?",
    ]
    await dara.taps("🌱 Part 2: what do you remember?")
    await dara.taps("Stop here")
    await dara.sends("/quiz")
    assert [key for key in dara.buttons if "🌱" in key] == ["🌱 Part 1: what do you remember?"]
    assert dara.buttons[0] == "▶ Quiz 2: question 1 of 10"


async def test_a_check_that_was_begun_meanwhile_is_not_offered(world: World, dara: Phone) -> None:
    world.clock.set(local("2023-07-02 09:00"))
    for part in ("1", "2"):
        await dara.sends("/quiz")
        await dara.taps(f"🌱 Part {part}: what do you remember?")
        await takes(world, dara, *[True] * 10)
    await world.travel(local("2023-07-08 00:00"))

    assert await offers(world, dara) == []


async def test_an_old_offer_leads_to_the_quizzes(world: World, dara: Phone) -> None:
    await world.travel(local("2023-07-03 12:20"))
    forged = OpenRetentionCheck(await enrolment_id(world, dara.key)).pack()
    for _ in range(2):
        await dara.forges(forged)
        await takes(world, dara, *[True] * 10)
    await dara.forges(forged)

    assert dara.sees.startswith("Quiz\n\n")
    assert [purpose for _, purpose, _, _ in await scores(world)].count("retention") == 2


async def test_no_offer_on_the_day_of_a_meeting_nor_to_somebody_else(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "3/7")
    await world.travel(local("2023-07-06 00:00"))
    assert await offers(world, dara) == [f"Tue 04 12:15 {OFFER}"], "the open quiz can wait"

    other = await leader(world, founded, "other")
    await other.forges(OpenRetentionCheck(await enrolment_id(world, dara.key)).pack())
    assert other.toast == "This button is for someone else."
    await other.forges(OpenRetentionCheck(EnrolmentId(999)).pack())
    assert other.toast == "This button is for someone else."


async def test_a_late_post_test_is_checked_a_month_after_it(
    world: World, founded: Founded, dara: Phone
) -> None:
    late = await leader(world, founded, "late")
    world.clock.set(local("2023-06-27 10:00"))
    await late.sends("/quiz")
    await late.taps("1")
    await takes(world, late, *[True] * 10)
    world.clock.set(local("2023-07-10 10:00"))
    await late.sends("/quiz")
    assert not [key for key in late.buttons if "what do you remember" in key]

    world.clock.set(local("2023-06-27 10:00") + timedelta(days=31))
    await late.sends("/quiz")
    assert late.buttons[0] == "🌱 Part 1: what do you remember?"


async def test_there_is_a_check_after_one_three_and_six_months(world: World, dara: Phone) -> None:
    for until, offered in (
        ("2023-07-04 00:00", "Mon 03"),
        ("2023-09-05 00:00", "Mon 04"),  # the week before had a story and a survey
        ("2023-12-01 00:00", "Tue 28"),
    ):
        await world.travel(local(until) - timedelta(days=20))
        await dara.sends("/menu")
        await world.travel(local(until))
        said = [
            line
            for line in await unasked(world, dara)
            if line.endswith("Not graded.") and "short break" not in line
        ]
        assert said[-1].startswith(offered), said
        await dara.sends("/quiz")
        await dara.taps("🌱 Part 1: what do you remember?")
        await takes(world, dara, *[True] * 10)
    purposes = [purpose for purpose, _ in await runs(world, "m4.u1")]
    assert purposes == ["posttest", "retention", "retention", "retention"]


async def test_somebody_who_did_the_quiz_early_is_checked_too(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await three_days(sophea, founded)
    early = await leader(world, founded, "early")
    await has_read(world, early)
    await early.sends("/quiz")
    await early.taps("1")
    await takes(world, early, *[True] * 10)
    assert {purpose for purpose, _ in await runs(world, "m4.u1")} == {"baseline"}

    await world.travel(local("2023-07-04 00:00"))

    assert await offers(world, early), "30 days after the meeting"
    await early.sends("/quiz")
    await early.taps("🌱 Part 1: what do you remember?")
    await takes(world, early, *[True] * 10)
    assert [purpose for purpose, _ in await runs(world, "m4.u1")] == ["baseline", "retention"]
