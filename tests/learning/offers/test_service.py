"""What the planner enqueues for whom, day by day."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import pytest

from bot.act import Act
from bot.learning.offers import service as offers
from bot.learning.offers.service import LearningOffers
from bot.learning.recap.storage import note_card
from bot.learning.rhythm.service import words_for
from bot.learning.service import switch_to
from bot.refusals import ForeignButton
from bot.storage.database import Rows, Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import finish_quiz
from tests.learners import Learners, learners, plan_meetings
from tests.small_course import SMALL


def local(text: str) -> datetime:
    """Return "2023-05-29 09:00" in Phnom Penh as an instant."""
    return datetime.fromisoformat(f"{text}+07:00")


MONDAY = local("2023-05-22 10:00")
COURSES = {"small": SMALL}
SESSIONS = [
    (local("2023-05-29 09:00"), "m1.u1"),
    (local("2023-05-30 09:00"), "m1.u2"),
    (local("2023-05-31 09:00"), None),
]


async def plan_until(
    database: SqliteDatabase,
    end: datetime,
    *,
    sent_to: Learners | None = None,
    since: str = "2023-05-22",
) -> None:
    """Let the planner run whenever something is due; offers of lessons are sent, if to somebody."""
    source = LearningOffers(COURSES)
    now = local(f"{since} 10:00")
    while now <= end:
        while await database.run(lambda tx, now=now: source.plan(Act(tx=tx, now=now))):  # type: ignore[misc]
            pass
        if sent_to is not None:
            await send(database, sent_to, now)
        due = await database.run(source.next_due)
        assert due is not None
        assert due > now
        now = due


async def send(database: SqliteDatabase, known: Learners, now: datetime) -> None:
    """Note the offer of this instant, as the sender does."""

    async def work(tx: Tx) -> None:
        act = Act(tx=tx, now=now, courses=COURSES)
        planned = await tx.found(
            "SELECT id FROM outbox WHERE kind = 'learning.lessons' AND due_at = :now", now=now
        )
        offered = await offers.step_still_wanted(act, known.place) if planned else None
        if offered is not None:
            await words_for(act, known.place, "learning.lessons", offered.step.key)

    await database.run(work)


async def owed(database: SqliteDatabase) -> list[tuple[str, str, int]]:
    async def work(tx: Tx) -> Rows:
        return await tx.ask("SELECT kind, due_at, expires_at FROM outbox ORDER BY id")

    rows = await database.run(work)
    return [
        (
            row["kind"].partition(".")[2],
            f"{datetime.fromtimestamp(row['due_at'] / 1000, tz=MONDAY.tzinfo):%m-%d %H:%M}",
            round((row["expires_at"] - row["due_at"]) / 3_600_000),
        )
        for row in rows
    ]


@pytest.fixture
async def known(sqlite_database: SqliteDatabase) -> Learners:
    return await learners(sqlite_database, SMALL, now=MONDAY)


async def test_four_weeks_of_somebody_who_opens_nothing(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS)

    await plan_until(sqlite_database, local("2023-06-30 12:00"), sent_to=known)

    assert await owed(sqlite_database) == [
        ("warmup", "05-26 12:15", 8),
        ("lessons", "06-01 12:15", 8),
        ("lessons", "06-08 12:15", 8),
    ]


async def test_somebody_who_is_heard_from_gets_the_last_offer(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS[1:])
    await plan_until(sqlite_database, local("2023-07-31 12:00"), sent_to=known)

    async def is_heard(tx: Tx) -> None:
        tx.do("UPDATE people SET active_at = :at", at=local("2023-07-31 13:00"))

    await sqlite_database.run(is_heard)
    await plan_until(sqlite_database, local("2023-08-31 13:00"), sent_to=known, since="2023-08-01")

    assert [at for kind, at, _ in await owed(sqlite_database) if kind == "lessons"] == [
        "06-01 12:15",
        "06-08 12:15",
        "08-01 12:15",  # the third and last offer of the first lesson
        "08-08 12:15",  # then the next part
        "08-15 12:15",
    ]


async def test_nothing_is_offered_when_all_is_done(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS)

    async def work(tx: Tx) -> None:
        for unit, last in (("m1.u1", 3), ("m1.u2", 2)):
            note_card(tx, known.place, unit, last, is_last=True, now=MONDAY)
        for quiz in ("m1.u1", "m1.u2", "warmup"):
            await finish_quiz(tx, known.place, quiz, now=MONDAY)

    await sqlite_database.run(work)
    await plan_until(sqlite_database, local("2023-06-20 13:00"))
    assert await owed(sqlite_database) == []

    await plan_until(sqlite_database, local("2023-06-21 13:00"))
    assert await owed(sqlite_database) == [("check", "06-21 12:15", 8)], "a month later"


async def test_a_quiz_that_was_never_finished_is_still_open(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS[2:])

    async def work(tx: Tx) -> None:
        for unit, last in (("m1.u1", 3), ("m1.u2", 2)):
            note_card(tx, known.place, unit, last, is_last=True, now=MONDAY)

    await sqlite_database.run(work)
    await plan_until(sqlite_database, local("2023-06-02 12:00"))

    assert [kind for kind, _, _ in await owed(sqlite_database)] == ["warmup", "lessons"]


async def test_a_meeting_that_moves_takes_the_warm_up_along(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS[:1])
    await plan_until(sqlite_database, local("2023-05-25 13:00"))

    async def move(tx: Tx) -> None:
        tx.do("UPDATE sessions SET starts_at = :at", at=local("2023-06-01 09:00"))

    await sqlite_database.run(move)
    await plan_until(sqlite_database, local("2023-06-01 12:00"))

    assert [at for _, at, _ in await owed(sqlite_database)] == ["05-31 12:15"]


async def test_nothing_is_offered_to_paused_or_unreachable_members(
    sqlite_database: SqliteDatabase,
) -> None:
    known = await learners(sqlite_database, SMALL, now=MONDAY, many=2)
    await plan_meetings(sqlite_database, known.cohort, SESSIONS)

    async def work(tx: Tx) -> None:
        tx.do(
            "UPDATE people SET paused_until = :until WHERE id = :id",
            until=local("2023-07-30 12:00"),
            id=known.people[0],
        )
        tx.do("UPDATE chats SET reach = 'blocked' WHERE person_id = :id", id=known.people[1])

    await sqlite_database.run(work)
    await plan_until(sqlite_database, local("2023-06-30 12:00"))

    assert await owed(sqlite_database) == []


async def test_nothing_is_offered_a_day_late(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS)
    await plan_until(sqlite_database, local("2023-05-25 13:00"))
    source = LearningOffers(COURSES)

    saturday = local("2023-05-27 08:00")
    assert not await sqlite_database.run(lambda tx: source.plan(Act(tx=tx, now=saturday)))

    assert await owed(sqlite_database) == []
    assert await sqlite_database.run(source.next_due) == local("2023-05-29 12:15")


async def test_an_offer_that_is_out_of_date_is_not_sent(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    await plan_meetings(sqlite_database, known.cohort, SESSIONS[:1])
    before, after = local("2023-05-26 12:15"), local("2023-05-29 09:00")

    async def wants_warm_up(now: datetime) -> bool:
        course = await sqlite_database.run(
            lambda tx: offers.warm_up_still_wanted(
                Act(tx=tx, now=now, courses=COURSES), known.place
            )
        )
        return course is not None and course.id == SMALL.id

    async def leave(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.place)

    assert await wants_warm_up(before)
    assert not await wants_warm_up(after)
    assert await step_at(sqlite_database, known, after) == "m1.u1.c1"
    await sqlite_database.run(leave)
    assert await step_at(sqlite_database, known, after) is None
    assert not await wants_warm_up(before)


async def step_at(database: SqliteDatabase, known: Learners, now: datetime) -> str | None:
    """Return the lesson or quiz that an offer sent now is about."""
    offered = await database.run(
        lambda tx: offers.step_still_wanted(Act(tx=tx, now=now, courses=COURSES), known.place)
    )
    return None if offered is None else offered.step.key


async def test_an_offer_is_about_what_comes_next_when_it_is_sent(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    now = local("2023-06-01 12:15")

    async def read(tx: Tx) -> None:
        note_card(tx, known.place, "m1.u1", 3, is_last=True, now=now)

    assert await step_at(sqlite_database, known, now) == "m1.u1.c1"
    await sqlite_database.run(read)
    assert await step_at(sqlite_database, known, now) == "m1.u1"


async def test_fewer_messages_step_by_step_and_back(
    sqlite_database: SqliteDatabase, known: Learners
) -> None:
    async def work(tx: Tx) -> list[int]:
        act = known.act(tx, now=MONDAY)
        told = [await offers.use_fewer_days(act, known.place) for _ in range(4)]
        await offers.use_all_days(act, known.place)
        return [*told, await offers.use_fewer_days(act, known.place)]

    assert await sqlite_database.run(work) == [2, 1, 0, 0, 2]


async def test_another_persons_enrolment_cannot_be_changed(sqlite_database: SqliteDatabase) -> None:
    known = await learners(sqlite_database, SMALL, now=MONDAY, many=2)

    async def work(use_case: Callable[..., Awaitable[object]], tx: Tx) -> None:
        await use_case(known.act(tx, now=MONDAY, who=1), known.places[0])

    for use_case in (offers.use_fewer_days, offers.use_all_days, switch_to):
        with pytest.raises(ForeignButton):
            await sqlite_database.run(partial(work, use_case))
