"""Attempts and answers, stored in both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.learning.attempts import storage as attempts
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import Attempt, AttemptId, GivenAnswer, Purpose, Score
from bot.learning.results.storage import load_progress
from bot.membership.domain import EnrolmentId
from bot.storage.database import Database, Tx
from bot.storage.failures import StatementFailed
from tests.learners import Learners, learners, plan_meetings
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
ITEMS = ("m1.u1.q1", "m1.u1.q2", "m1.u1.q3")


async def begin(
    tx: Tx, place: EnrolmentId, quiz: str = "m1.u1", purpose: Purpose = Purpose.POSTTEST
) -> Attempt | None:
    return await attempts.start(
        tx, place, quiz, course="small", purpose=purpose, items=ITEMS, now=NOW
    )


def answer(tx: Tx, attempt: Attempt, item: str, *, right: bool) -> None:
    quiz_storage.save_answer(tx, attempt, SMALL.item(item), 2, correct=right, now=NOW)


async def finished_run(tx: Tx, place: EnrolmentId, *right: bool, quiz: str = "m1.u1") -> AttemptId:
    attempt = await begin(tx, place, quiz)
    assert attempt is not None
    for item, each in zip(ITEMS, right, strict=True):
        answer(tx, attempt, item, right=each)
    quiz_storage.finish(tx, attempt.id, now=NOW)
    return attempt.id


async def test_what_is_started_can_be_loaded(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        begun = await begin(tx, known.place)
        assert begun is not None
        answer(tx, begun, ITEMS[0], right=True)
        assert await quiz_storage.load(tx, begun.id) == (
            begun,
            (GivenAnswer(item=ITEMS[0], picked=2, right=True),),
        )
        assert await quiz_storage.load(tx, AttemptId(begun.id + 1)) is None

    await database.run(work)


async def test_one_run_through_a_quiz_is_open_at_a_time(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> list[bool]:
        first = await begin(tx, known.place)
        again = await begin(tx, known.place)
        other = await begin(tx, known.place, "m1.u2")
        neighbour = await begin(tx, known.places[1])
        assert first is not None
        quiz_storage.finish(tx, first.id, now=NOW)
        later = await begin(tx, known.place)
        return [each is not None for each in (first, again, other, neighbour, later)]

    assert await database.run(work) == [True, False, True, True, True]


async def test_a_question_is_answered_once(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def first(tx: Tx) -> Attempt:
        begun = await begin(tx, known.place)
        assert begun is not None
        answer(tx, begun, ITEMS[0], right=False)
        return begun

    async def second(tx: Tx) -> None:
        answer(tx, begun, ITEMS[0], right=True)

    async def given(tx: Tx) -> list[bool]:
        loaded = await quiz_storage.load(tx, begun.id)
        assert loaded is not None
        return [each.right for each in loaded[1]]

    begun = await database.run(first)
    with pytest.raises(StatementFailed):
        await database.run(second)

    assert await database.run(given) == [False]


async def test_a_run_that_is_over_takes_no_answer_and_no_tick(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> tuple[Attempt, tuple[GivenAnswer, ...]]:
        begun = await begin(tx, known.place)
        assert begun is not None
        quiz_storage.finish(tx, begun.id, now=NOW)
        answer(tx, begun, ITEMS[0], right=True)
        quiz_storage.save_ticks(tx, begun.id, 2)
        loaded = await quiz_storage.load(tx, begun.id)
        assert loaded is not None
        return loaded

    attempt, given = await database.run(work)

    assert (attempt.picked, given) == (0, ())


async def test_ticks_are_kept_until_they_are_cleared(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> list[int]:
        begun = await begin(tx, known.place)
        assert begun is not None
        found = []
        for ticks in (1, 5, None):
            if ticks is None:
                quiz_storage.clear_ticks(tx, begun.id)
            else:
                quiz_storage.save_ticks(tx, begun.id, ticks)
            loaded = await quiz_storage.load(tx, begun.id)
            assert loaded is not None
            found.append(loaded[0].picked)
        return found

    assert await database.run(work) == [1, 5, 0]


@pytest.mark.parametrize(
    ("quiz", "answered_on", "measures"),
    [
        ("m1.u1", (-3, -2, -1), "baseline"),
        ("m1.u1", (-3, -2, 1), "baseline"),
        ("m1.u1", (-3, 0, 1), "posttest"),
        ("m1.u2", (-3, 1, 1), "baseline"),  # no meeting is planned on it
        ("warmup", (-3, -2, -1), "baseline"),
        ("warmup", (-3, 1, 1), "practice"),
    ],
)
async def test_answers_after_the_meeting_are_no_baseline(
    database: Database, quiz: str, answered_on: tuple[int, ...], measures: str
) -> None:
    known = await learners(database, SMALL, now=NOW)
    meeting = NOW + timedelta(days=7)
    await plan_meetings(database, known.cohort, [(meeting, "m1.u1")])

    async def work(tx: Tx) -> str:
        run = await begin(tx, known.place, quiz, Purpose.BASELINE)
        assert run is not None
        for item, day in zip(ITEMS, answered_on, strict=True):
            at = meeting + timedelta(days=day)
            quiz_storage.save_answer(tx, run, SMALL.item(item), 2, correct=True, now=at)
        quiz_storage.finish(tx, run.id, now=meeting + timedelta(days=max(answered_on)))
        loaded = await quiz_storage.load(tx, run.id)
        assert loaded is not None
        assert loaded[0].finished
        return str(loaded[0].purpose)

    assert await database.run(work) == measures


async def test_the_state_of_a_quiz_for_a_member(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)
    later = NOW + timedelta(days=7)
    await plan_meetings(
        database, known.cohort, [(later, "m1.u1"), (NOW + timedelta(days=8), "m1.u2")]
    )

    async def work(tx: Tx) -> None:
        new = await attempts.load_state(tx, known.place, "m1.u2", "m1.u2")
        assert new is not None
        assert (new.course, new.open, new.last, new.earlier) == ("small", None, None, ())
        assert new.meeting == NOW + timedelta(days=8)
        warm_up = await attempts.load_state(tx, known.place, "warmup", None)
        assert warm_up is not None
        assert warm_up.meeting == later
        done = await finished_run(tx, known.place, True, True, False)
        begun = await begin(tx, known.place, purpose=Purpose.REPEAT)
        assert begun is not None
        stands = await attempts.load_state(tx, known.place, "m1.u1", "m1.u1")
        assert stands is not None
        assert (stands.open, stands.last) == (begun.id, done)
        assert stands.earlier == ((Purpose.POSTTEST, NOW), (Purpose.REPEAT, NOW))
        assert await attempts.load_state(tx, EnrolmentId(999), "m1.u1", "m1.u1") is None

    await database.run(work)


async def test_the_group_has_the_first_result_of_each_member(database: Database) -> None:
    known: Learners = await learners(database, SMALL, now=NOW, many=3)

    async def work(tx: Tx) -> None:
        first = await finished_run(tx, known.places[0], True, False, False)
        second = await finished_run(tx, known.places[0], True, True, True)
        await finished_run(tx, known.places[1], False, False, False)
        await finished_run(tx, known.places[1], True, True, True, quiz="m1.u1.missed")
        assert await begin(tx, known.places[2]) is not None

        past = await attempts.history(tx, known.place, "m1.u1")

        assert past.mine == (
            (first, Score(right=1, total=3)),
            (second, Score(right=3, total=3)),
        )
        assert sorted(past.group) == [0, 1]

    await database.run(work)


async def test_somebody_who_left_is_not_counted_in_the_group(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> tuple[int, ...]:
        await finished_run(tx, known.places[0], True, False, False)
        await finished_run(tx, known.places[1], True, True, True)
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.places[1])
        return (await attempts.history(tx, known.place, "m1.u1")).group

    assert await database.run(work) == (1,)


async def test_progress_knows_the_open_run_and_the_last_result(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        await finished_run(tx, known.place, True, True, False)
        begun = await begin(tx, known.place, purpose=Purpose.REPEAT)
        assert begun is not None
        answer(tx, begun, ITEMS[0], right=True)

        told = await load_progress(tx, known.place, SMALL, now=NOW)

        assert told.quiz is not None
        assert (told.quiz.unit, told.quiz.at, told.quiz.of) == ("m1.u1", 2, 3)
        assert told.score is not None
        assert (told.score.part, told.score.score) == (1, Score(right=2, total=3))
        assert told.untried == ("m1.u2",)

    await database.run(work)
