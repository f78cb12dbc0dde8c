"""What people of a cohort did, read without names on both engines."""

from datetime import UTC, datetime, timedelta

from bot.learning.attempts import storage as attempts
from bot.learning.quiz import storage as quizzes
from bot.learning.quiz.domain import Purpose
from bot.learning.recap import storage as readings
from bot.membership.domain import EnrolmentId, Membership
from bot.peers.comparison import storage
from bot.peers.comparison.domain import RECENT, Activity
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol
from tests.shipped import shipped

NOW = datetime(2023, 6, 22, 1, 0, tzinfo=UTC)


COURSE = shipped()


async def answers(tx: Tx, place: EnrolmentId, *, right: int, of: int, now: datetime) -> None:
    """Let somebody have finished a quiz with so many right answers."""
    items = COURSE.units[0].items[:of]
    ids = [each.id for each in items]
    begun = await attempts.start(
        tx, place, "m4.u1", course="any", purpose=Purpose.POSTTEST, items=ids, now=now
    )
    assert begun is not None
    for number, item in enumerate(items):
        quizzes.save_answer(tx, begun, item, 1, correct=number < right, now=now)
    quizzes.finish(tx, begun.id, now=now)


async def test_what_everybody_read_and_answered(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        person, idle = await add_person(tx, "Reads"), await add_person(tx, "Idle")
        place, quiet = await enrol(tx, person, cohort), await enrol(tx, idle, cohort)
        left = await add_person(tx, "Left")
        await enrol(tx, left, cohort, state=Membership.LEFT)
        for unit, card in (("m1.u1", 3), ("m1.u2", 2), ("x.extra", 6)):
            readings.note_card(tx, place, unit, card, is_last=False, now=NOW)
        await answers(tx, place, right=2, of=3, now=NOW - timedelta(days=1))
        await answers(tx, place, right=1, of=1, now=NOW - RECENT - timedelta(days=1))
        found = await storage.activities(tx, cohort, ["m1.u1", "m1.u2"], since=NOW - RECENT)
        assert found == {place: Activity(lessons=5, answered=3, right=2), quiet: Activity()}
        nothing = await storage.activities(tx, cohort, [], since=NOW)
        assert nothing == {place: Activity(), quiet: Activity()}

    await database.run(work)
