"""People report that they cannot connect; the coordinators are alerted at once, and only once."""

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
from bot.sessions.service import require_for_coordinator, require_for_participant
from bot.sessions.trouble import storage
from bot.sessions.trouble.domain import SentAlert, Trouble, TroubleReport

KIND = "session.trouble"
DEDUP_PREFIX = "trouble"
ONE_ALERT_FOR = timedelta(minutes=5)
"""Reports within this time of the first are added to the alert about the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleReported:
    """Somebody cannot connect, and the coordinators know; `lessons_at` is when lessons come."""

    session: Session
    lessons_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleList:
    """The people who cannot connect to a meeting, as coordinators see them."""

    session: Session
    troubled: tuple[TroubleReport, ...]


async def require_open_room(act: Act, session: SessionId) -> Session:
    """Return a meeting whose room is open; `StaleButton` before and after."""
    found = await require_for_participant(act, session)
    if not found.room_is_open(now=act.now):
        raise StaleButton
    return found


async def report(act: Act, session: SessionId, *, trouble: Trouble) -> TroubleReported:
    """Save that somebody cannot connect, and alert the coordinators."""
    found = await require_open_room(act, session)
    storage.report_trouble(act.tx, session, act.person.id, trouble, now=act.now)
    await _alert_coordinators(act, found)
    return TroubleReported(session=found, lessons_at=found.ends_at + AFTER_END)


async def end_trouble(act: Act, session: SessionId) -> Session:
    """Save that somebody can connect now, and edit the coordinators' alert."""
    found = await require_for_participant(act, session)
    storage.end_trouble(act.tx, session, act.person.id, now=act.now)
    _edit_alerts(act, found, await storage.latest_alerts(act.tx, DEDUP_PREFIX, found.id))
    return found


async def list_troubles(act: Act, session: SessionId) -> TroubleList:
    """Return the people who cannot connect, for a coordinator of the cohort."""
    found = await require_for_coordinator(act, session)
    return TroubleList(session=found, troubled=tuple(await storage.troubles(act.tx, session)))


async def _alert_coordinators(act: Act, session: Session) -> None:
    """Alert once; reports within five minutes are added to that alert without a sound."""
    alerts = await storage.latest_alerts(act.tx, DEDUP_PREFIX, session.id)
    if alerts and act.now - alerts[0].created_at < ONE_ALERT_FOR:
        _edit_alerts(act, session, alerts)
        return
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=act.now,
            about={"session": session.id},
            dedup=f"{DEDUP_PREFIX}:{session.id}:{round(act.now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        for chat, person in await staff.chats_of_coordinators(act.tx, session.cohort_id)
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


def _edit_alerts(act: Act, session: Session, alerts: Sequence[SentAlert]) -> None:
    edits = [
        NewMessage(
            chat_id=each.chat_id,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=act.now,
            about={"session": session.id},
            edits_id=each.id,
        )
        for each in alerts
    ]
    outbox.enqueue(act.tx, edits, now=act.now)
