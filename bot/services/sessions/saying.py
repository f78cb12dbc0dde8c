"""What is true of a meeting for one person at the moment when they are to be told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.people.person import Cohort, PersonId
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.series import Series, series_of
from bot.domain.sessions.session import Answer, Session, SessionId
from bot.services.sessions.schedule import require_cohort
from bot.storage import rsvps, sessions
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A meeting with its cohort and series, the same for everybody who is told of it.

    `together` are those that were moved, or cancelled, with it in one go, itself included.
    """

    session: Session
    cohort: Cohort
    series: Series
    together: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What somebody is told of: the meetings ahead that a rung names, and their answers."""

    matter: Matter
    meetings: Series
    answers: Mapping[SessionId, Answer]

    @property
    def refused(self) -> bool:
        """Whether they said no to all of it."""
        return bool(self.meetings) and all(
            self.answers.get(each.id) is Answer.NO for each in self.meetings
        )


async def load(tx: Tx, session: SessionId, *, now: datetime) -> Matter | None:
    """Return what a reminder is about, or None if it is gone."""
    found = await sessions.by_id(tx, session)
    if found is None:
        return None
    cohort = await require_cohort(tx, found.cohort_id)
    scheduled = await sessions.scheduled(tx, found.cohort_id, now=now)
    changed = found.cancelled or found.moved_from is not None
    return Matter(
        session=found,
        cohort=cohort,
        series=series_of(session, [each.session for each in scheduled]),
        together=tuple(await sessions.changed_with(tx, found)) if changed else (found,),
    )


async def tell(
    tx: Tx, matter: Matter, person: PersonId, rung: Rung, *, revision: int, now: datetime
) -> Telling | str:
    """Return what somebody is told now, or the reason why it is not said any more."""
    session = matter.session
    if session.revision != revision:
        return "changed"
    if session.cancelled and rung is not Rung.CANCELLED:
        return "cancelled"
    if rung in {Rung.WEEK, Rung.EVENING} and matter.series[:1] != (session,):
        return "told with another"
    named = _named(matter, rung, now=now)
    if not await sessions.takes_part(tx, matter.cohort.id, person):
        return "left"
    answers = await rsvps.of_person(tx, [each.id for each in named], person)
    telling = Telling(matter=matter, meetings=named, answers=answers)
    asks = rung in {Rung.WEEK, Rung.EVENING, Rung.START_10, Rung.START_60}
    return "said no" if asks and telling.refused else telling


def _named(matter: Matter, rung: Rung, *, now: datetime) -> Series:
    if rung in {Rung.TOLD, Rung.WEEK, Rung.EVENING}:
        start = matter.session.starts_at
        return tuple(
            each for each in matter.series if each.starts_at >= start and each.starts_at > now
        )
    if rung is Rung.CANCELLED:
        return matter.together
    if rung is Rung.MOVED:
        ahead = tuple(each for each in matter.together if not each.has_begun(now=now))
        return ahead or (matter.session,)
    return (matter.session,)
