"""Stores the next step of each meeting's reminder plan; columns call a step a rung."""

from datetime import datetime, timedelta

from bot.membership.domain import CohortId, PersonId
from bot.membership.focus import on_cohorts
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan.domain import ReminderStep, SessionProgress, TimedStep
from bot.sessions.storage import LOOK_BACK, SELECT_SESSIONS, planned_sessions_query, read_session
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none

PLACE = "sessions.reminders"
"""Under this name meetings are set aside that get no reminders."""
_SET_NEXT = "UPDATE sessions SET next_rung = :step, next_reminder_at = :plan_at, planned_to = 0"


async def load_progress(tx: Tx, cohort: CohortId, *, now: datetime) -> list[SessionProgress]:
    """Return a cohort's coming meetings and those of the last three days, in order."""
    (rows,) = await tx.ask_each(planned_sessions_query(cohort, since=now - LOOK_BACK))
    return await set_aside.readable(tx, PLACE, rows, read_progress, now=now)


def set_told(tx: Tx, session: SessionId, *, now: datetime) -> None:
    """Save that people were told of a meeting by name."""
    tx.do("UPDATE sessions SET told_at = :now WHERE id = :id", id=session, now=now)


def read_progress(row: Row) -> SessionProgress:
    """Read a meeting and its next step."""
    step = row["next_rung"]
    return SessionProgress(
        session=read_session(row),
        next_step=None if step is None else ReminderStep(step),
        plan_at=from_ms_or_none(row["next_reminder_at"]),
        planned_to=row["planned_to"],
    )


def set_next(tx: Tx, session: SessionId, timed: TimedStep | None) -> None:
    """Save the next step of a meeting; None for no more reminders."""
    step, plan_at = (None, None) if timed is None else (str(timed.step), timed.plan_at)
    tx.do(f"{_SET_NEXT} WHERE id = :id", id=session, step=step, plan_at=plan_at)


def start(tx: Tx, session: SessionId, step: ReminderStep, *, now: datetime) -> None:
    """Make a step of a meeting due now, in place of its next step."""
    tx.do(f"{_SET_NEXT} WHERE id = :id", id=session, step=str(step), plan_at=now)


async def start_if_idle(tx: Tx, session: SessionId, step: ReminderStep, *, now: datetime) -> bool:
    """Make a step of a meeting due now; return False if another one still comes."""
    return await tx.found(
        f"{_SET_NEXT} WHERE id = :id AND next_reminder_at IS NULL RETURNING id",
        id=session,
        step=str(step),
        plan_at=now,
    )


def set_planned_to(tx: Tx, session: SessionId, person: PersonId) -> None:
    """Save the last person for whom the current step has been planned."""
    tx.do("UPDATE sessions SET planned_to = :person WHERE id = :id", id=session, person=person)


async def due(tx: Tx, *, now: datetime) -> SessionId | None:
    """Return the meeting whose next step must be planned first, if one is due."""
    row = await tx.one(
        "SELECT s.id FROM sessions s"  # noqa: S608
        " WHERE s.next_reminder_at IS NOT NULL AND s.next_reminder_at <= :now"
        f" AND {set_aside.left_out(PLACE, 's.id')}{on_cohorts(tx, 's.cohort_id')}"
        " ORDER BY s.next_reminder_at, s.id LIMIT 1",
        now=now,
    )
    return None if row is None else SessionId(row["id"])


async def load(tx: Tx, session: SessionId) -> SessionProgress:
    """Return an existing meeting with its next step; raise any error that a broken row causes."""
    [row] = await tx.ask(
        f"{SELECT_SESSIONS} WHERE s.id = :id",
        id=session,
    )
    return read_progress(row)


async def next_due(tx: Tx, *, ahead: timedelta = timedelta(0)) -> datetime | None:
    """Return when the next step is planned; planning steps count as `ahead` later than that."""
    row = await tx.single(
        "SELECT min(CASE WHEN next_rung IN ('week', 'evening')"  # noqa: S608
        " THEN next_reminder_at + :ahead"
        " ELSE next_reminder_at END) AS due FROM sessions WHERE next_reminder_at IS NOT NULL"
        f" AND {set_aside.left_out(PLACE, 'sessions.id')}{on_cohorts(tx, 'sessions.cohort_id')}",
        ahead=int(ahead.total_seconds() * 1000),
    )
    return from_ms_or_none(row["due"])
