"""A meeting is cancelled, or all that are left of its series in one go."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.refusals import StaleButton
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.series import Series, series_of
from bot.domain.sessions.session import Session, SessionId, require_ahead
from bot.services.sessions.desk import note, require_run
from bot.services.sessions.schedule import require_cohort, reschedule
from bot.storage import rungs, sessions
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelling:
    """A meeting that may be cancelled, with what is still to come of its series, itself included.

    `told` is how many people would hear of it.
    """

    session: Session
    series: Series
    told: int

    @property
    def revisions(self) -> int:
        """What the revisions come to: another number says that something has changed since."""
        return sum(each.revision for each in self.series)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """Meetings will not be, and `told` people hear so, each in one message."""

    meetings: Series
    told: int


async def look_at(tx: Tx, visitor: Visitor, session: SessionId, *, now: datetime) -> Cancelling:
    """Return what may be cancelled; raise `NotAllowed`, `StaleButton`, `SessionBegan`."""
    found = await require_run(tx, visitor, session)
    require_ahead(found, now=now)
    scheduled = await sessions.scheduled(tx, found.cohort_id, now=now)
    series = series_of(session, [each.session for each in scheduled])
    return Cancelling(
        session=found,
        series=tuple(each for each in series if not each.has_begun(now=now)),
        told=await sessions.number_told(tx, found.cohort_id),
    )


async def cancel(
    tx: Tx, visitor: Visitor, session: SessionId, *, revision: int, now: datetime
) -> Cancelled:
    """Cancel a meeting that has not begun; everybody is told."""
    found = await look_at(tx, visitor, session, now=now)
    if found.session.revision != revision:
        raise StaleButton
    return await _cancel(tx, visitor, (found.session,), told=found.told, now=now)


async def cancel_series(
    tx: Tx, visitor: Visitor, session: SessionId, *, revisions: int, now: datetime
) -> Cancelled:
    """Cancel all that is still to come of a meeting's series; everybody is told once."""
    found = await look_at(tx, visitor, session, now=now)
    if found.revisions != revisions:
        raise StaleButton
    return await _cancel(tx, visitor, found.series, told=found.told, now=now)


async def _cancel(
    tx: Tx, visitor: Visitor, meetings: Series, *, told: int, now: datetime
) -> Cancelled:
    """What is cancelled at one instant is told in one message, that of the first."""
    for each in meetings:
        if not await sessions.cancel(tx, each.id, revision=each.revision, now=now):
            raise StaleButton
        rungs.stand_before(tx, each.id, Rung.CANCELLED, plan_at=now)
        await note(tx, visitor, "session.cancelled", each.id, now=now)
    await reschedule(tx, await require_cohort(tx, meetings[0].cohort_id), now=now)
    return Cancelled(meetings=meetings, told=told)
