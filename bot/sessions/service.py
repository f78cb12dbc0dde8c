"""What all features of meetings need: the meeting loaded, checked, described, and audited."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.act import Act
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, Membership, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.refusals import StaleButton
from bot.sessions import storage
from bot.sessions.date_picker.domain import Over, Problem, Taken
from bot.sessions.domain import Series, Session, SessionId, require_ahead, series_of
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.reminder_plan.domain import Rung
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import Answer
from bot.storage.database import Tx


async def require_cohort(tx: Tx, cohort: CohortId) -> Cohort:
    """Return a cohort; raise `StaleButton` if it is gone."""
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        raise StaleButton
    return found


async def require_run(act: Act, session: SessionId) -> Session:
    """Return a meeting of a cohort that somebody runs; `StaleButton` or `NotAllowed` otherwise."""
    found = await storage.by_id(act.tx, session)
    if found is None:
        raise StaleButton
    require_coordinator(act.visitor.grants, found.cohort_id)
    return found


async def note(
    act: Act, action: str, session: SessionId, *, detail: Mapping[str, Any] | None = None
) -> None:
    """Write a change of a meeting into the audit."""
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"session:{session}",
        detail=detail,
        now=act.now,
    )


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


async def require_upcoming(act: Act, session: SessionId) -> Ahead:
    """Return what may be changed; raise `NotAllowed`, `StaleButton`, `SessionBegan`."""
    found = await require_run(act, session)
    require_ahead(found, now=act.now)
    scheduled = await sessions.scheduled(act.tx, found.cohort_id, now=act.now)
    series = series_of(session, [each.session for each in scheduled])
    return Ahead(
        cohort=await require_cohort(act.tx, found.cohort_id),
        session=found,
        series=tuple(each for each in series if not each.has_begun(now=act.now)),
        told=await storage.number_told(act.tx, found.cohort_id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionContext:
    """A meeting with its cohort and series, the same for everybody who is told of it.

    `together` are those that were moved, or cancelled, with it in one go, itself included.
    """

    session: Session
    cohort: Cohort
    series: Series
    together: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What somebody is told of: the meetings ahead that a rung names, and their answers."""

    matter: SessionContext
    meetings: Series
    answers: Mapping[SessionId, Answer]

    @property
    def refused(self) -> bool:
        """Whether they said no to all of it."""
        return bool(self.meetings) and all(
            self.answers.get(each.id) is Answer.NO for each in self.meetings
        )


async def load_matter(act: Act, session: SessionId) -> SessionContext | None:
    """Return what a reminder is about, or None if it is gone."""
    found = await storage.by_id(act.tx, session)
    if found is None:
        return None
    cohort = await require_cohort(act.tx, found.cohort_id)
    scheduled = await sessions.scheduled(act.tx, found.cohort_id, now=act.now)
    changed = found.cancelled or found.moved_from is not None
    return SessionContext(
        session=found,
        cohort=cohort,
        series=series_of(session, [each.session for each in scheduled]),
        together=tuple(await storage.changed_with(act.tx, found)) if changed else (found,),
    )


async def tell(
    act: Act, matter: SessionContext, person: PersonId, rung: Rung, *, revision: int
) -> Reminder | str:
    """Return what somebody is told now, or the reason why it is not said any more."""
    session = matter.session
    if session.revision != revision:
        return "changed"
    if session.cancelled and rung is not Rung.CANCELLED:
        return "cancelled"
    if rung in {Rung.WEEK, Rung.EVENING} and matter.series[:1] != (session,):
        return "told with another"
    named = _named(matter, rung, now=act.now)
    if not await storage.takes_part(act.tx, matter.cohort.id, person):
        return "left"
    answers = await rsvps.of_person(act.tx, [each.id for each in named], person)
    telling = Reminder(matter=matter, meetings=named, answers=answers)
    asks = rung in {Rung.WEEK, Rung.EVENING, Rung.START_10, Rung.START_60}
    return "said no" if asks and telling.refused else telling


def _named(matter: SessionContext, rung: Rung, *, now: datetime) -> Series:
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


async def problem_with(
    act: Act,
    cohort: Cohort,
    starts: Sequence[tuple[date, datetime]],
    *,
    apart_from: Collection[SessionId] = (),
) -> Problem | None:
    """Return why meetings cannot be at these local days and instants, or None."""
    over = next((day for day, start in starts if start <= act.now), None)
    if over is not None:
        return Over(day=over)
    instants = [start for _, start in starts]
    taken = await storage.at_the_same_hour(act.tx, cohort.id, instants, apart_from=apart_from)
    return None if taken is None else Taken(unit=taken.unit, title=taken.title)


async def require_own(act: Act, session: SessionId) -> Session:
    """Return a meeting of a cohort that somebody is in; raise `StaleButton` for any other."""
    found = await storage.by_id(act.tx, session)
    inside = {each.cohort_id for each in act.visitor.enrolments if each.state is Membership.ACTIVE}
    if found is None or found.cohort_id not in inside:
        raise StaleButton
    return found
