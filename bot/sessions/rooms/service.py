"""Coordinators set the link of a meeting, and people open it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.membership.domain import Enrolment, Visitor
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.sessions import storage as sessions_storage
from bot.sessions.domain import Room, Session, SessionBegan, SessionId, series_of
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.reminders import storage as reminders
from bot.sessions.service import note, require_own, require_run
from bot.sessions.trouble import storage as attendance
from bot.storage.database import Tx

STARTING_KIND = "session.start"
RELINKED = "session.relinked"
NEW_LINK = "session.new_link"
"""The edit of a reminder whose link has changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting has a link, and so have all `meetings` that shared its old one, itself included.

    `told` could not connect, and get the new link at once.
    """

    session: Session
    meetings: tuple[Session, ...]
    told: int = 0


async def hold_in(
    tx: Tx, visitor: Visitor, session: SessionId, room: Room, *, now: datetime
) -> Held:
    """Keep the link of a meeting that is not over, and of those of its series that shared the old.

    Reminders that were sent with a link are edited; who could not connect is sent the new one.
    """
    found = await require_run(tx, visitor, session)
    if found.cancelled or found.is_over(now=now):
        raise SessionBegan
    scheduled = [each.session for each in await sessions.scheduled(tx, found.cohort_id, now=now)]
    together = tuple(
        each
        for each in series_of(session, scheduled)
        if each.id == session or (each.room == found.room and not each.is_over(now=now))
    )
    sessions_storage.hold_in(tx, [each.id for each in together], room)
    for each in together:
        reminders.edit(tx, each.id, STARTING_KIND, into=RELINKED, now=now)
    told = 0
    for each in together:
        if each.room_is_open(now=now):
            told += await _tell_cut_off(tx, each, now=now)
    await note(tx, visitor, "session.linked", session, now=now)
    return Held(session=replace(found, room=room), meetings=together, told=told)


async def _tell_cut_off(tx: Tx, session: Session, *, now: datetime) -> int:
    """Send the new link to whoever could not connect; return how many they are."""
    chats = await attendance.cut_off(tx, session.id)
    debts = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=NEW_LINK,
            due_at=now,
            about={"session": session.id},
            dedup=f"new_link:{session.id}:{round(now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        for chat, person in chats
    ]
    outbox.enqueue(tx, debts, now=now)
    return len(debts)


async def open_room(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime
) -> Session:
    """Return a meeting that is not over, to show how it is joined; raise `SessionBegan` else."""
    found = await require_own(tx, places, session)
    if found.cancelled or found.is_over(now=now):
        raise SessionBegan
    return found
