"""I cannot connect: the coordinators are told at once, and once for all who say so together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import StaleButton
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan.domain import AFTER_END
from bot.sessions.service import require_own, require_run
from bot.sessions.trouble import storage
from bot.sessions.trouble.domain import Ring, Trouble, Troubled

KIND = "session.trouble"
MATTER = "trouble"
TOGETHER = timedelta(minutes=5)
"""Who reports within this time of the first is added to the message about the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Somebody cannot connect, and the coordinators know; `lessons_at` is when lessons come."""

    session: Session
    lessons_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Who cannot connect to a meeting, as coordinators see it."""

    session: Session
    troubled: tuple[Troubled, ...]


async def ask(act: Act, session: SessionId) -> Session:
    """Return a meeting whose room is open; `StaleButton` before and after."""
    found = await require_own(act, session)
    if not found.room_is_open(now=act.now):
        raise StaleButton
    return found


async def report(act: Act, session: SessionId, *, trouble: Trouble) -> Reported:
    """Keep that somebody cannot connect, and tell the coordinators."""
    found = await ask(act, session)
    storage.report_trouble(act.tx, session, act.person.id, trouble, now=act.now)
    await _tell(act, found)
    return Reported(session=found, lessons_at=found.ends_at + AFTER_END)


async def is_over(act: Act, session: SessionId) -> Session:
    """Keep that somebody can connect now, and let the coordinators' message say so."""
    found = await require_own(act, session)
    storage.end_trouble(act.tx, session, act.person.id, now=act.now)
    _edit(act, found, await storage.latest_ring(act.tx, MATTER, found.id))
    return found


async def who(act: Act, session: SessionId) -> Listed:
    """Return who cannot connect, for a coordinator of the cohort."""
    found = await require_run(act, session)
    return Listed(session=found, troubled=tuple(await storage.troubled(act.tx, session)))


async def _tell(act: Act, session: Session) -> None:
    """Ring once; who reports within five minutes is added to that message without a sound."""
    rung = await storage.latest_ring(act.tx, MATTER, session.id)
    if rung and act.now - rung[0].created_at < TOGETHER:
        _edit(act, session, rung)
        return
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=act.now,
            about={"session": session.id},
            dedup=f"{MATTER}:{session.id}:{round(act.now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        for chat, person in await staff.chats_of_coordinators(act.tx, session.cohort_id)
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


def _edit(act: Act, session: Session, rung: Sequence[Ring]) -> None:
    edits = [
        NewMessage(
            chat_id=each.chat_id,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=act.now,
            about={"session": session.id},
            edits_id=each.id,
        )
        for each in rung
    ]
    outbox.enqueue(act.tx, edits, now=act.now)
