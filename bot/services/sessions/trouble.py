"""I cannot connect: the coordinators are told at once, and once for all who say so together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.delivery.lanes import Lane
from bot.domain.people.person import Enrolment
from bot.domain.refusals import StaleButton
from bot.domain.sessions.rungs import AFTER_END
from bot.domain.sessions.session import Session, SessionId, Trouble
from bot.services.sessions.desk import require_run
from bot.services.sessions.meetings import require_own
from bot.storage import attendance, outbox, reminders, staff
from bot.storage.attendance import Troubled
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.reminders import Ring
from bot.storage.visitors import Visitor

KIND = "session.trouble"
MATTER = "trouble"
TOGETHER = timedelta(minutes=5)
"""Who reports within this time of the first is added to the message about the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Somebody cannot connect, and the coordinators know; `lessons_at` is when lessons come."""

    session: Session
    trouble: Trouble
    lessons_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Who cannot connect to a meeting, as coordinators see it."""

    session: Session
    troubled: tuple[Troubled, ...]


async def ask(tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime) -> Session:
    """Return a meeting whose room is open; `StaleButton` before and after."""
    found = await require_own(tx, places, session)
    if not found.room_is_open(now=now):
        raise StaleButton
    return found


async def report(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, trouble: Trouble, now: datetime
) -> Reported:
    """Keep that somebody cannot connect, and tell the coordinators."""
    found = await ask(tx, places, session, now=now)
    attendance.report_trouble(tx, session, places[0].person_id, trouble, now=now)
    await _tell(tx, found, now=now)
    return Reported(session=found, trouble=trouble, lessons_at=found.ends_at + AFTER_END)


async def is_over(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime
) -> Session:
    """Keep that somebody can connect now, and let the coordinators' message say so."""
    found = await require_own(tx, places, session)
    attendance.end_trouble(tx, session, places[0].person_id, now=now)
    await _edit(tx, found, await reminders.latest_ring(tx, MATTER, found.id), now=now)
    return found


async def who(tx: Tx, visitor: Visitor, session: SessionId) -> Listed:
    """Return who cannot connect, for a coordinator of the cohort."""
    found = await require_run(tx, visitor, session)
    return Listed(session=found, troubled=tuple(await attendance.troubled(tx, session)))


async def _tell(tx: Tx, session: Session, *, now: datetime) -> None:
    """Ring once; who reports within five minutes is added to that message without a sound."""
    rung = await reminders.latest_ring(tx, MATTER, session.id)
    if rung and now - rung[0].created_at < TOGETHER:
        await _edit(tx, session, rung, now=now)
        return
    for chat, person in await staff.chats_of_coordinators(tx, session.cohort_id):
        debt = Debt(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=now,
            about={"session": session.id},
            dedup=f"{MATTER}:{session.id}:{round(now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        outbox.owe(tx, [debt], now=now)


async def _edit(tx: Tx, session: Session, rung: Sequence[Ring], *, now: datetime) -> None:
    for each in rung:
        debt = Debt(
            chat_id=each.chat_id,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=now,
            about={"session": session.id},
            edits_id=each.id,
        )
        outbox.owe(tx, [debt], now=now)
