"""Coordinators add the recording of a meeting and send it to those who were absent."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan import storage as rungs
from bot.sessions.reminder_plan.domain import Rung
from bot.sessions.service import note, require_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A meeting has a recording, and so many people who can be reached were not there."""

    session: Session
    absent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """`told` people get a recording now; 0: they get it with the closing message."""

    session: Session
    told: int


async def keep_recording(act: Act, session: SessionId, link: str) -> Recorded:
    """Keep where the recording of a meeting is."""
    found = await require_run(act, session)
    if found.cancelled or not found.has_begun(now=act.now):
        raise StaleButton
    sessions.record(act.tx, session, link)
    await note(act, "session.recorded", session)
    absent = await attendance.number_absent(act.tx, session)
    return Recorded(session=replace(found, recording=link), absent=absent)


async def tell_recording(act: Act, session: SessionId) -> Announced:
    """Send those who were not at a meeting what they need from it, with its recording.

    Where the closing message is still to come, it brings the recording.
    """
    found = await require_run(act, session)
    if found.recording is None or found.cancelled or not found.is_over(now=act.now):
        raise StaleButton
    if not await rungs.start_if_idle(act.tx, session, Rung.RECORDING, now=act.now):
        return Announced(session=found, told=0)
    await note(act, "session.recording_told", session)
    return Announced(session=found, told=await attendance.number_absent(act.tx, session))
