"""Coordinators add the recording of a meeting and send it to people who were absent."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.service import note, require_for_coordinator


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingSaved:
    """A meeting has a recording; `absent` people were not there and can be reached."""

    session: Session
    absent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingAnnounced:
    """`told` people get a recording now; 0: they get it with the closing message."""

    session: Session
    told: int


async def save_recording(act: Act, session: SessionId, link: str) -> RecordingSaved:
    """Save the link of a recording."""
    found = await require_for_coordinator(act, session)
    if found.cancelled or not found.has_begun(now=act.now):
        raise StaleButton
    sessions.set_recording(act.tx, session, link)
    await note(act, "session.recorded", session)
    absent = await attendance.count_absent(act.tx, session)
    return RecordingSaved(session=replace(found, recording=link), absent=absent)


async def announce_recording(act: Act, session: SessionId) -> RecordingAnnounced:
    """Send people who were absent what they need from a meeting, with its recording.

    If the closing message still comes, it brings the recording.
    """
    found = await require_for_coordinator(act, session)
    if found.recording is None or found.cancelled or not found.is_over(now=act.now):
        raise StaleButton
    if not await plans.start_if_idle(act.tx, session, ReminderStep.RECORDING, now=act.now):
        return RecordingAnnounced(session=found, told=0)
    await note(act, "session.recording_told", session)
    return RecordingAnnounced(session=found, told=await attendance.count_absent(act.tx, session))
