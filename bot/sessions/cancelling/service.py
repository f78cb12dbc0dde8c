"""A meeting is cancelled, or all that are left of its series in one go."""

from dataclasses import dataclass

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Series, SessionId
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminder_plan.service import reschedule
from bot.sessions.service import UpcomingSession, note, require_upcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsCancelled:
    """Meetings are cancelled; `told` people are told, each in one message."""

    meetings: Series
    told: int


async def cancel(act: Act, session: SessionId, *, revision: int) -> SessionsCancelled:
    """Cancel a meeting that has not begun; everybody is told."""
    found = await require_upcoming(act, session)
    if found.session.revision != revision:
        raise StaleButton
    return await _cancel(act, found, (found.session,))


async def cancel_series(act: Act, session: SessionId, *, revisions: int) -> SessionsCancelled:
    """Cancel all meetings of a series that have not begun; everybody is told once."""
    found = await require_upcoming(act, session)
    if found.revisions != revisions:
        raise StaleButton
    return await _cancel(act, found, found.series)


async def _cancel(act: Act, found: UpcomingSession, meetings: Series) -> SessionsCancelled:
    """Meetings cancelled at the same instant are told in one message, that of the first."""
    for each in meetings:
        if not await sessions.cancel(act.tx, each.id, revision=each.revision, now=act.now):
            raise StaleButton
        plans.start(act.tx, each.id, ReminderStep.CANCELLED, now=act.now)
        await note(act, "session.cancelled", each.id)
    await reschedule(act, found.cohort)
    return SessionsCancelled(meetings=meetings, told=found.told)
