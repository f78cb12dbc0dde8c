"""Which members are due, on both databases."""

from datetime import UTC, datetime, timedelta

from bot.learning import storage as learning_storage
from bot.learning.domain import Meeting
from bot.learning.offers import storage as offers
from bot.learning.offers.domain import TWO_DAYS
from bot.learning.recap.storage import note_card
from bot.membership.domain import EnrolmentId
from bot.storage.database import Database, Tx
from tests.learners import learners, plan_meetings
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
NOON = NOW + timedelta(hours=2)


async def test_a_new_member_is_due_at_once_and_then_by_date(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=3)

    async def due(tx: Tx, now: datetime) -> list[EnrolmentId]:
        return [each.enrolment_id for each in await offers.due_members(tx, limit=9, now=now)]

    async def work(tx: Tx) -> None:
        assert await offers.next_offer_due(tx) is None
        assert await due(tx, NOW) == list(known.places)
        dates = [(known.places[0], NOON), (known.places[1], NOON), (known.places[2], NOW)]
        learning_storage.save_dates(tx, "next_lesson_at", dates)
        assert await due(tx, NOW) == [known.places[2]]
        assert await offers.next_offer_due(tx) == NOW
        assert await due(tx, NOON) == [known.places[2], known.places[0], known.places[1]]
        assert len(await offers.due_members(tx, limit=2, now=NOON)) == 2

    await database.run(work)


async def test_nothing_goes_to_members_who_left_or_whose_cohort_is_closed(
    database: Database,
) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.places[0])
        [left] = await offers.due_members(tx, limit=9, now=NOW)
        assert left.chat_id is not None
        assert await learning_storage.find_learner(tx, known.places[0]) is None
        tx.do("UPDATE cohorts SET closed_at = :now", now=NOW)
        [closed] = await offers.due_members(tx, limit=9, now=NOW)
        assert closed.chat_id is None

    await database.run(work)


async def test_what_is_read_of_a_member(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET quiet_days = '[\"2023-06-01\"]'")
        assert await offers.change_days(tx, known.place, known.person, TWO_DAYS)
        member = await learning_storage.find_learner(tx, known.place)
        assert member is not None
        assert (member.course, member.times.days, member.times.minute) == ("small", TWO_DAYS, 735)
        assert member.times.zone == "Asia/Phnom_Penh"
        assert member.quiet_days == {"2023-06-01"}
        assert member.joined_at == NOW

    await database.run(work)


async def test_only_one_s_own_days_can_be_changed(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> bool:
        return await offers.change_days(tx, known.places[1], known.person, TWO_DAYS)

    assert await database.run(work) is False


async def test_meetings_and_what_was_done(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)
    later = NOW + timedelta(days=1)
    await plan_meetings(database, known.cohort, [(later, "m1.u2"), (NOW, None)])

    async def work(tx: Tx) -> None:
        meetings = await learning_storage.meetings_of(tx, [known.cohort])
        assert meetings[known.cohort] == [
            Meeting(starts_at=NOW, unit=None),
            Meeting(starts_at=later, unit="m1.u2"),
        ]
        note_card(tx, known.place, "m1.u1", 3, is_last=True, now=NOW)
        done = await offers.completed_by(tx, known.places)
        assert done[known.places[0]].readings["m1.u1"].finished
        assert done[known.places[0]].quizzes == set()
        assert done[known.places[1]].readings == {}

    await database.run(work)
