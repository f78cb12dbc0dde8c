"""A meeting that is about to be changed, with all that is left of its series."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people.person import Cohort
from bot.domain.sessions.series import Series, series_of
from bot.domain.sessions.session import Session, SessionId, require_ahead
from bot.services.sessions.desk import require_run
from bot.services.sessions.schedule import require_cohort
from bot.storage import sessions
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A meeting that has not begun, with what is still to come of its series, itself included.

    `told` is how many people would hear of a change.
    """

    cohort: Cohort
    session: Session
    series: Series
    told: int

    @property
    def revisions(self) -> int:
        """What the revisions come to: another number says that something has changed since."""
        return sum(each.revision for each in self.series)


async def look_at(tx: Tx, visitor: Visitor, session: SessionId, *, now: datetime) -> Ahead:
    """Return what may be changed; raise `NotAllowed`, `StaleButton`, `SessionBegan`."""
    found = await require_run(tx, visitor, session)
    require_ahead(found, now=now)
    scheduled = await sessions.scheduled(tx, found.cohort_id, now=now)
    series = series_of(session, [each.session for each in scheduled])
    return Ahead(
        cohort=await require_cohort(tx, found.cohort_id),
        session=found,
        series=tuple(each for each in series if not each.has_begun(now=now)),
        told=await sessions.number_told(tx, found.cohort_id),
    )
