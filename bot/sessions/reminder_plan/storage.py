"""Each meeting with the step of its reminder plan that comes next."""

from datetime import datetime, timedelta

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan.domain import Rung, Scheduled, Step
from bot.sessions.storage import AROUND, SESSION_COLUMNS, about_cohort, session_of
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none

_SET_NEXT = "UPDATE sessions SET next_rung = :rung, next_reminder_at = :plan_at, planned_to = 0"


async def scheduled(tx: Tx, cohort: CohortId, *, now: datetime) -> list[Scheduled]:
    """Return a cohort's meetings to come and those of the last three days, in order."""
    (rows,) = await tx.ask_each(about_cohort(cohort, since=now - AROUND))
    return [scheduled_of(row) for row in rows]


def told(tx: Tx, session: SessionId, *, now: datetime) -> None:
    """Note that people were told of a meeting by name."""
    tx.do("UPDATE sessions SET told_at = :now WHERE id = :id", id=session, now=now)


def scheduled_of(row: Row) -> Scheduled:
    """Read a meeting and the rung it stands before."""
    rung = row["next_rung"]
    return Scheduled(
        session=session_of(row),
        rung=None if rung is None else Rung(rung),
        plan_at=from_ms_or_none(row["next_reminder_at"]),
        planned_to=row["planned_to"],
    )


def set_next(tx: Tx, session: SessionId, step: Step | None) -> None:
    """Save the step of a meeting that comes next; None: no more reminders."""
    rung, plan_at = (None, None) if step is None else (str(step.rung), step.plan_at)
    tx.do(f"{_SET_NEXT} WHERE id = :id", id=session, rung=rung, plan_at=plan_at)


def start(tx: Tx, session: SessionId, rung: Rung, *, now: datetime) -> None:
    """Make a step of a meeting due now, in place of the one that was next."""
    tx.do(f"{_SET_NEXT} WHERE id = :id", id=session, rung=str(rung), plan_at=now)


async def start_if_idle(tx: Tx, session: SessionId, rung: Rung, *, now: datetime) -> bool:
    """Make a step of a meeting due now; return False if another one still comes."""
    row = await tx.one(
        f"{_SET_NEXT} WHERE id = :id AND next_reminder_at IS NULL RETURNING id",
        id=session,
        rung=str(rung),
        plan_at=now,
    )
    return row is not None


def planned_up_to(tx: Tx, session: SessionId, person: PersonId) -> None:
    """Note up to whose id the present rung has been planned."""
    tx.do("UPDATE sessions SET planned_to = :person WHERE id = :id", id=session, person=person)


async def due(tx: Tx, *, now: datetime) -> Scheduled | None:
    """Return the meeting whose rung is to be planned first, if one is due."""
    row = await tx.one(
        f"SELECT {SESSION_COLUMNS} FROM sessions s"  # noqa: S608
        " WHERE s.next_reminder_at IS NOT NULL AND s.next_reminder_at <= :now"
        " ORDER BY s.next_reminder_at, s.id LIMIT 1",
        now=now,
    )
    return None if row is None else scheduled_of(row)


async def next_due(tx: Tx, *, ahead: timedelta = timedelta(0)) -> datetime | None:
    """Return when the next rung is planned; planning rungs count as `ahead` later than that."""
    row = await tx.one(
        "SELECT min(CASE WHEN next_rung IN ('week', 'evening') THEN next_reminder_at + :ahead"
        " ELSE next_reminder_at END) AS due FROM sessions WHERE next_reminder_at IS NOT NULL",
        ahead=int(ahead.total_seconds() * 1000),
    )
    return None if row is None else from_ms_or_none(row["due"])
