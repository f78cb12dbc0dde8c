"""I cannot connect: the coordinators are told at once, and once for all who say so together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.domain import Enrolment, Visitor
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import StaleButton
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan.domain import AFTER_END
from bot.sessions.service import require_own, require_run
from bot.sessions.trouble import storage
from bot.sessions.trouble.domain import Trouble, Troubled
from bot.sessions.trouble.storage import Ring
from bot.storage.database import Tx

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
    storage.report_trouble(tx, session, places[0].person_id, trouble, now=now)
    await _tell(tx, found, now=now)
    return Reported(session=found, trouble=trouble, lessons_at=found.ends_at + AFTER_END)


async def is_over(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime
) -> Session:
    """Keep that somebody can connect now, and let the coordinators' message say so."""
    found = await require_own(tx, places, session)
    storage.end_trouble(tx, session, places[0].person_id, now=now)
    await _edit(tx, found, await storage.latest_ring(tx, MATTER, found.id), now=now)
    return found


async def who(tx: Tx, visitor: Visitor, session: SessionId) -> Listed:
    """Return who cannot connect, for a coordinator of the cohort."""
    found = await require_run(tx, visitor, session)
    return Listed(session=found, troubled=tuple(await storage.troubled(tx, session)))


async def _tell(tx: Tx, session: Session, *, now: datetime) -> None:
    """Ring once; who reports within five minutes is added to that message without a sound."""
    rung = await storage.latest_ring(tx, MATTER, session.id)
    if rung and now - rung[0].created_at < TOGETHER:
        await _edit(tx, session, rung, now=now)
        return
    for chat, person in await staff.chats_of_coordinators(tx, session.cohort_id):
        debt = NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=now,
            about={"session": session.id},
            dedup=f"{MATTER}:{session.id}:{round(now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        outbox.enqueue(tx, [debt], now=now)


async def _edit(tx: Tx, session: Session, rung: Sequence[Ring], *, now: datetime) -> None:
    for each in rung:
        debt = NewMessage(
            chat_id=each.chat_id,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=now,
            about={"session": session.id},
            edits_id=each.id,
        )
        outbox.enqueue(tx, [debt], now=now)
