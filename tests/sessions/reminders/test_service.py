"""Planning a step for thousands of people: in chunks, each once, whatever happens between."""

import pytest

from bot.act import Act
from bot.membership.domain import CohortId
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders.service import Reminders
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_crowd
from tests.sessions.sample import at
from tests.sessions.test_storage import make_cohort, make_leader, make_session

STATEMENTS = 15
"""So many hold the database for a thousand people: none is run for each of them."""
STARTS = at("29 08:50")


async def crowd(tx: Tx, many: int) -> tuple[CohortId, SessionId]:
    """A cohort of so many people with open chats, and a meeting on Monday 29 May."""
    cohort = await make_cohort(tx)
    await add_crowd(tx, cohort, many)
    made = await make_session(tx, cohort, "29 09:00")
    plans.start(tx, made, ReminderStep.START_10, now=STARTS)
    return cohort, made


async def rows(database: Database, kind: str) -> int:
    async def work(tx: Tx) -> int:
        found = await tx.one("SELECT count(*) AS n FROM outbox WHERE kind = :kind", kind=kind)
        assert found is not None
        return int(found["n"])

    return await database.run(work)


async def standing(database: Database, session: SessionId) -> tuple[str | None, int]:
    async def work(tx: Tx) -> tuple[str | None, int]:
        row = await tx.one("SELECT next_rung, planned_to FROM sessions WHERE id = :id", id=session)
        assert row is not None
        return row["next_rung"], row["planned_to"]

    return await database.run(work)


async def test_600_people_are_planned_in_three_short_transactions(
    sqlite_database: SqliteDatabase,
) -> None:
    _, made = await sqlite_database.run(lambda tx: crowd(tx, 600))
    source, cursors, statements = Reminders(), [], []
    for _ in range(3):
        ran: list[str] = []
        await sqlite_database._connection.set_trace_callback(ran.append)
        assert await sqlite_database.run(lambda tx: source.plan(Act(tx=tx, now=STARTS)))
        await sqlite_database._connection.set_trace_callback(None)  # type: ignore[arg-type]  # its type forgets this
        statements.append(len(ran))
        cursors.append(await standing(sqlite_database, made))

    assert cursors == [("start10", 250), ("start10", 500), ("tidy", 0)]
    assert await rows(sqlite_database, "session.start") == 600
    assert not await sqlite_database.run(lambda tx: source.plan(Act(tx=tx, now=STARTS)))
    assert max(statements) <= STATEMENTS


async def test_a_crash_between_chunks_repeats_harmlessly(sqlite_database: SqliteDatabase) -> None:
    class Crash(Exception):
        pass

    _, made = await sqlite_database.run(lambda tx: crowd(tx, 400))
    source = Reminders()
    await sqlite_database.run(lambda tx: source.plan(Act(tx=tx, now=STARTS)))

    async def dies(tx: Tx) -> None:
        await source.plan(Act(tx=tx, now=STARTS))
        raise Crash

    with pytest.raises(Crash):
        await sqlite_database.run(dies)
    assert await standing(sqlite_database, made) == ("start10", 250)

    # Even if the cursor were lost, nobody is told twice.
    await sqlite_database.run(
        lambda tx: tx.ask("UPDATE sessions SET planned_to = 0 WHERE id = :id RETURNING id", id=made)
    )
    while await sqlite_database.run(lambda tx: source.plan(Act(tx=tx, now=STARTS))):
        pass
    assert await rows(sqlite_database, "session.start") == 400


async def test_people_with_other_quiet_hours_get_the_evening_reminder_earlier(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[tuple[int, str]]:
        cohort = await make_cohort(tx)
        early = await make_leader(tx, cohort, 11)
        await make_leader(tx, cohort, 12)
        tx.do("UPDATE people SET quiet_from = 960 WHERE id = :id", id=early)
        made = await make_session(tx, cohort, "29 09:00")
        plans.start(tx, made, ReminderStep.EVENING, now=at("28 03:00"))
        assert await Reminders().plan(Act(tx=tx, now=at("28 03:00")))
        found = await tx.ask("SELECT chat_id, due_at FROM outbox ORDER BY chat_id")
        return [(row["chat_id"], f"{(row['due_at'] // 60000 + 420) % 1440}") for row in found]

    # 15:30 for whom it is quiet from 16:00 on, 17:00 for the other
    assert await database.run(work) == [(11, "930"), (12, "1020")]


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        (ReminderStep.START_10, {11: "session.start"}),
        (ReminderStep.CLOSING, {11: "session.closing", 12: "session.excused"}),
        (ReminderStep.EVENING, {11: "session.evening"}),
    ],
)
async def test_people_who_said_no_get_nothing_until_the_end(
    database: Database, step: ReminderStep, kinds: dict[int, str]
) -> None:
    async def work(tx: Tx) -> dict[int, str]:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        no = await make_leader(tx, cohort, 12)
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.save_answers(tx, [made], no, RsvpAnswer.NO, now=at("28 12:00"))
        plans.start(tx, made, step, now=at("28 03:00"))
        await Reminders().plan(Act(tx=tx, now=at("28 13:00")))
        found = await tx.ask("SELECT chat_id, kind FROM outbox ORDER BY chat_id")
        return {row["chat_id"]: row["kind"] for row in found}

    assert await database.run(work) == kinds


async def test_an_expired_step_is_skipped(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[object], str | None]:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        plans.start(tx, made, ReminderStep.WEEK, now=at("21 19:00"))
        await Reminders().plan(Act(tx=tx, now=at("29 08:55")))
        found = await plans.load_progress(tx, cohort, now=at("29 08:55"))
        owed = await tx.ask("SELECT id FROM outbox")
        return list(owed), found[0].next_step

    assert await database.run(work) == ([], "start10")


async def test_a_closed_cohort_is_told_nothing(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        plans.start(tx, made, ReminderStep.START_10, now=STARTS)
        tx.do("UPDATE cohorts SET closed_at = 1 WHERE id = :id", id=cohort)
        await Reminders().plan(Act(tx=tx, now=STARTS))
        assert await plans.next_due(tx) is None
        return list(await tx.ask("SELECT id FROM outbox"))

    assert await database.run(work) == []
