"""The link of a meeting, the people who cannot connect by it, and its recording."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.act import Act
from bot.membership.domain import PersonId
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.domain import Room, Session, SessionBegan, SessionId
from bot.sessions.links import storage
from bot.sessions.links.domain import SentAlert, Trouble, TroubleReport
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders import storage as reminders
from bot.sessions.reminders.domain import START_KIND
from bot.sessions.service import (
    load_series,
    note_session_change,
    require_for_coordinator,
    require_for_participant,
)

TROUBLE = "session.trouble"
ONE_ALERT_FOR = timedelta(minutes=5)
"""Reports within this time after the first are added to the first alert."""
RELINKED = "session.relinked"
"""The edit of a reminder whose link has changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChanged:
    """A meeting has a new link, and so have all `meetings` that shared its old one.

    `told` people could not connect and get the new link at once.
    """

    session: Session
    meetings: tuple[Session, ...]
    told: int = 0


async def change_room(act: Act, session: SessionId, room: Room) -> RoomChanged:
    """Save the link of a meeting that is not over, and of those of its series that shared the old.

    Sent reminders are edited; people who could not connect get the new link.
    """
    found = await require_for_coordinator(act, session)
    if found.cancelled or found.is_over(now=act.now):
        raise SessionBegan
    together = tuple(
        each
        for each in await load_series(act, found)
        if each.id == session or (_shares(each, found) and not each.is_over(now=act.now))
    )
    for each in together:
        sessions.set_room(act.tx, [each.id], each.room.with_link(room))
    for each in together:
        reminders.enqueue_edits(act.tx, each.id, START_KIND, into=RELINKED, now=act.now)
    told = 0
    for each in together:
        if each.room_is_open(now=act.now):
            told += await _send_new_link(act, each)
    await note_session_change(act, "session.linked", session)
    return RoomChanged(
        session=replace(found, room=found.room.with_link(room)), meetings=together, told=told
    )


def _shares(session: Session, other: Session) -> bool:
    """Tell whether two meetings have one link; if they have none, whether they are at one place."""
    if session.room.link is None:
        return session.room == other.room
    return session.room.with_place(other.room) == other.room


async def _send_new_link(act: Act, session: Session) -> int:
    """Send the new link to the people who could not connect; return their number."""
    chats = await storage.chats_in_trouble(act.tx, session.id)
    _enqueue(act, session, chats, kind="session.new_link", dedup="new_link")
    return len(chats)


def _enqueue(
    act: Act, session: Session, chats: Sequence[tuple[int, PersonId]], *, kind: str, dedup: str
) -> None:
    """Enqueue a message about a current meeting to people in their chats."""
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=kind,
            due_at=act.now,
            about={"session": session.id},
            dedup=f"{dedup}:{session.id}:{round(act.now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        for chat, person in chats
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


async def open_room(act: Act, session: SessionId) -> Session:
    """Return a meeting that is not over, to show how people join it; raise `SessionBegan`."""
    found = await require_for_participant(act, session)
    if found.cancelled or found.is_over(now=act.now):
        raise SessionBegan
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingAdded:
    """A meeting with a recording, and how many absent people get it, now or later."""

    session: Session
    people: int


async def save_recording(act: Act, session: SessionId, link: str) -> RecordingAdded:
    found = await require_for_coordinator(act, session)
    if found.cancelled or not found.has_begun(now=act.now):
        raise StaleButton
    sessions.set_recording(act.tx, session, link)
    await note_session_change(act, "session.recorded", session)
    absent = await attendance.count_absent(act.tx, session)
    return RecordingAdded(session=replace(found, recording=link), people=absent)


async def announce_recording(act: Act, session: SessionId) -> RecordingAdded:
    """Send absent people what they need from a meeting, with its recording.

    If the closing message still comes, it brings the recording, and nobody gets it now.
    """
    found = await require_for_coordinator(act, session)
    if found.recording is None or found.cancelled or not found.is_over(now=act.now):
        raise StaleButton
    if not await plans.start_if_idle(act.tx, session, ReminderStep.RECORDING, now=act.now):
        return RecordingAdded(session=found, people=0)
    await note_session_change(act, "session.recording_told", session)
    return RecordingAdded(session=found, people=await attendance.count_absent(act.tx, session))


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleList:
    session: Session
    troubled: tuple[TroubleReport, ...]


async def require_open_room(act: Act, session: SessionId) -> Session:
    """Return a meeting whose room is open; `StaleButton` before and after."""
    found = await require_for_participant(act, session)
    if not found.room_is_open(now=act.now):
        raise StaleButton
    return found


async def report(act: Act, session: SessionId, *, trouble: Trouble) -> Session:
    """Save that somebody cannot connect, and alert the coordinators."""
    found = await require_open_room(act, session)
    storage.report_trouble(act.tx, session, act.person.id, trouble, now=act.now)
    await _alert_coordinators(act, found)
    return found


async def end_trouble(act: Act, session: SessionId) -> Session:
    """Save that somebody can connect now, and edit the coordinators' alert."""
    found = await require_for_participant(act, session)
    storage.end_trouble(act.tx, session, act.person.id, now=act.now)
    _edit_alerts(act, found, await storage.latest_alerts(act.tx, found.id))
    return found


async def list_troubles(act: Act, session: SessionId) -> TroubleList:
    """Return the people who cannot connect, for a coordinator of the cohort."""
    found = await require_for_coordinator(act, session)
    return TroubleList(session=found, troubled=tuple(await storage.troubles(act.tx, session)))


async def _alert_coordinators(act: Act, session: Session) -> None:
    """Alert once; reports within five minutes are added to that alert without a sound."""
    alerts = await storage.latest_alerts(act.tx, session.id)
    if alerts and act.now - alerts[0].created_at < ONE_ALERT_FOR:
        _edit_alerts(act, session, alerts)
        return
    chats = await staff.chats_of_coordinators(act.tx, session.cohort_id)
    _enqueue(act, session, chats, kind=TROUBLE, dedup="trouble")


def _edit_alerts(act: Act, session: Session, alerts: Sequence[SentAlert]) -> None:
    edits = [
        NewMessage(
            chat_id=each.chat_id,
            lane=Lane.URGENT,
            kind=TROUBLE,
            due_at=act.now,
            about={"session": session.id},
            edits_id=each.id,
        )
        for each in alerts
    ]
    outbox.enqueue(act.tx, edits, now=act.now)
