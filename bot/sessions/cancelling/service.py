"""A meeting is cancelled, or all that are left of its series in one go."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import Visitor
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Series, SessionId
from bot.sessions.reminder_plan import storage as rungs
from bot.sessions.reminder_plan.domain import Rung
from bot.sessions.reminder_plan.service import reschedule
from bot.sessions.service import Ahead, note, require_upcoming
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """Meetings will not be, and `told` people hear so, each in one message."""

    meetings: Series
    told: int


async def cancel(
    tx: Tx, visitor: Visitor, session: SessionId, *, revision: int, now: datetime
) -> Cancelled:
    """Cancel a meeting that has not begun; everybody is told."""
    found = await require_upcoming(tx, visitor, session, now=now)
    if found.session.revision != revision:
        raise StaleButton
    return await _cancel(tx, visitor, found, (found.session,), now=now)


async def cancel_series(
    tx: Tx, visitor: Visitor, session: SessionId, *, revisions: int, now: datetime
) -> Cancelled:
    """Cancel all that is still to come of a meeting's series; everybody is told once."""
    found = await require_upcoming(tx, visitor, session, now=now)
    if found.revisions != revisions:
        raise StaleButton
    return await _cancel(tx, visitor, found, found.series, now=now)


async def _cancel(
    tx: Tx, visitor: Visitor, found: Ahead, meetings: Series, *, now: datetime
) -> Cancelled:
    """What is cancelled at one instant is told in one message, that of the first."""
    for each in meetings:
        if not await sessions.cancel(tx, each.id, revision=each.revision, now=now):
            raise StaleButton
        rungs.stand_before(tx, each.id, Rung.CANCELLED, plan_at=now)
        await note(tx, visitor, "session.cancelled", each.id, now=now)
    await reschedule(tx, found.cohort, now=now)
    return Cancelled(meetings=meetings, told=found.told)
