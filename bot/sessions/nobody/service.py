"""A coordinator notes that nobody was at a meeting, and can undo it within a day."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import may_note_nobody
from bot.sessions.briefings.service import refresh_briefings
from bot.sessions.desk.service import SessionDetails, open_details
from bot.sessions.domain import SessionId
from bot.sessions.roll.domain import state_to_note
from bot.sessions.service import note_session_change
from bot.storage.dialect import to_ms

UNDO_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyNoted:
    """A meeting at which nobody was; `noted_at` is in milliseconds since 1970."""

    details: SessionDetails
    noted_at: int


async def ask_nobody(act: Act, session: SessionId) -> SessionDetails:
    """Return a meeting at which nobody may have been; raise `StaleButton` if somebody was."""
    found = await open_details(act, session)
    if not may_note_nobody(found.session, found.seen, now=act.now):
        raise StaleButton
    return found


async def note(act: Act, session: SessionId) -> NobodyNoted:
    """Save that nobody was there; those who said no beforehand stay excused.

    Raises `StaleButton` if somebody was there, or if it is noted already.
    """
    found = await ask_nobody(act, session)
    absent = []
    for each in found.seen:
        state = state_to_note(each, there=False)
        if state is not None:
            by = act.person.id
            attendance.correct(act.tx, session, each.person, state, by=by, now=act.now)
            absent.append(each.person)
    attendance.note_nobody(act.tx, session, now=act.now)
    await note_session_change(act, "session.nobody", session, missed=absent)
    refresh_briefings(act, found.session)
    return NobodyNoted(details=await open_details(act, session), noted_at=to_ms(act.now))


async def undo(act: Act, session: SessionId, noted_at: int) -> SessionDetails:
    """Make attendance unknown again; raise `StaleButton` after a day, or if it changed since."""
    found = (await open_details(act, session)).session
    at = found.nobody_at
    if at is None or to_ms(at) != noted_at or at <= act.now - UNDO_FOR:
        raise StaleButton
    attendance.forget_missed(act.tx, session, at=at)
    attendance.forget_nobody(act.tx, session)
    await note_session_change(act, "session.nobody_undone", session)
    refresh_briefings(act, found)
    return await open_details(act, session)
