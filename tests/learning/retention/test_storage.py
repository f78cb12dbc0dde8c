"""Answers that measure learning, stored in both databases."""

from datetime import UTC, datetime, timedelta

from bot.learning.attempts import storage as attempts
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import Purpose
from bot.learning.retention import storage as stored
from bot.membership.domain import EnrolmentId
from bot.storage.database import Database, Tx
from tests.learners import learners
from tests.small_course import SMALL

NOW = datetime(2023, 6, 1, 3, 0, tzinfo=UTC)


async def run(
    tx: Tx, place: EnrolmentId, purpose: Purpose, *right: bool, at: datetime = NOW
) -> None:
    """A run through the first quiz, finished if all its three questions are answered."""
    items = [item.id for item in SMALL.unit("m1.u1").items]
    begun = await attempts.start(
        tx, place, "m1.u1", course="small", purpose=purpose, items=items, now=at
    )
    assert begun is not None
    for item, each in zip(items, right, strict=False):
        quiz_storage.save_answer(tx, begun, SMALL.item(item), 1, correct=each, now=at)
    if len(right) == len(items):
        quiz_storage.finish(tx, begun.id, now=at)


async def test_answers_come_back_with_what_they_measured(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        await run(tx, known.places[0], Purpose.POSTTEST, True, False, True)
        await run(tx, known.places[0], Purpose.RETENTION, True, at=NOW + timedelta(days=30))
        await run(tx, known.places[1], Purpose.BASELINE, True, True, True)

        rows = await tx.ask_each(stored.scored_answers_query(known.places[0]))
        marks = stored.scored_answers_from(rows[0])

        assert [(m.purpose, m.item[-2:], m.right, m.finished) for m in marks] == [
            ("posttest", "q1", True, True),
            ("posttest", "q2", False, True),
            ("posttest", "q3", True, True),
            ("retention", "q1", True, False),
        ]
        assert marks[-1].at == NOW + timedelta(days=30)
        assert {mark.person for mark in marks} == {known.places[0]}

    await database.run(work)


async def test_an_offer_is_saved_once(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        for place in known.places:
            await run(tx, place, Purpose.POSTTEST, True, False, True)
        await run(tx, known.places[1], Purpose.REPEAT, True)
        taken, _ = await stored.measured_and_read(tx, known.places)
        assert [
            (each.quiz, each.finished_at, each.offered_at) for each in taken[known.places[1]]
        ] == [("m1.u1", NOW, None)]

        stored.save_offered(tx, [each.attempt for each in taken[known.places[0]]], now=NOW)
        stored.save_offered(tx, [each.attempt for each in taken[known.places[0]]], now=NOW)

        taken, _ = await stored.measured_and_read(tx, known.places)
        assert [taken[place][0].offered_at for place in known.places] == [NOW, None]
        assert await stored.measured_and_read(tx, []) == ({}, {})

    await database.run(work)


async def test_a_check_is_compared_with_the_checks_of_the_others(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        for place in known.places:
            await run(tx, place, Purpose.POSTTEST, False, False, True)
        later = NOW + timedelta(days=30)
        await run(tx, known.places[0], Purpose.RETENTION, True, True, True, at=later)

        past = await attempts.history(tx, known.places[0], "m1.u1", checks=True)

        assert past.group == (3,)
        assert past.posttest is not None
        assert (past.posttest.right, past.posttest.total) == (1, 3)
        assert sorted((await attempts.history(tx, known.places[0], "m1.u1")).group) == [1, 1]

    await database.run(work)
