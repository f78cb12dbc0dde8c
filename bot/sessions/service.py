"""Loads meetings, checks rights and notes changes, for all features of meetings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.act import Act
from bot.catalog.course import Course
from bot.days import TWO_YEARS, local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, Membership, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require
from bot.sessions import storage
from bot.sessions.domain import (
    DayOver,
    HourTaken,
    Series,
    Session,
    SessionId,
    SessionTimeProblem,
    TooFarAhead,
    require_not_begun,
    series_of,
)
from bot.sessions.reminder_plan.domain import PLANNING, STARTING, ReminderStep
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Tx


async def require_existing_cohort(tx: Tx, cohort: CohortId) -> Cohort:
    return require(await cohorts.by_id(tx, cohort))


async def require_for_coordinator(act: Act, session: SessionId) -> Session:
    """Return a meeting for a coordinator of its cohort; raise `StaleButton` or `NotAllowed`."""
    found = require(await storage.by_id(act.tx, session))
    require_coordinator(act.visitor.grants, found.cohort_id)
    return found


async def load_series(act: Act, session: Session) -> Series:
    """Return the series of a meeting; empty if it does not take place."""
    return series_of(session.id, await storage.around_now(act.tx, session.cohort_id, now=act.now))


async def note_session_change(act: Act, action: str, session: SessionId, **detail: Any) -> None:
    """Write a change of a meeting into the audit; `detail` holds ids and numbers."""
    await note_in_audit(act, action, f"session:{session}", **detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingSession:
    """A meeting that has not begun, and the meetings of its series that have not, itself included.

    `told` is the number of people who would be told of a change, `today` the day where it is held.
    """

    cohort: Cohort
    course: Course | None
    session: Session
    series: Series
    told: int
    today: date

    @property
    def revisions(self) -> int:
        """The sum of the revisions; it differs after a meeting of the series has changed."""
        return sum(each.revision for each in self.series)


async def require_upcoming(act: Act, session: SessionId) -> UpcomingSession:
    """Return a meeting that may be changed; raise `NotAllowed`, `StaleButton`, `SessionBegan`."""
    found = await require_for_coordinator(act, session)
    require_not_begun(found, now=act.now)
    series = await load_series(act, found)
    cohort = await require_existing_cohort(act.tx, found.cohort_id)
    return UpcomingSession(
        cohort=cohort,
        course=act.courses.get(cohort.course),
        session=found,
        series=tuple(each for each in series if not each.has_begun(now=act.now)),
        told=await storage.count_recipients(act.tx, found.cohort_id),
        today=local_day(act.now, found.zone),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionContext:
    """A meeting with its cohort and series, the same for everybody who gets a reminder of it.

    `together` are the meetings that were moved or cancelled at the same time, itself included.
    """

    session: Session
    cohort: Cohort
    course: Course | None
    series: Series
    together: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder for one person: the meetings that a step names, and their answers."""

    context: SessionContext
    meetings: Series
    answers: Mapping[SessionId, RsvpAnswer]

    @property
    def refused(self) -> bool:
        """Whether they said no to all these meetings."""
        return bool(self.meetings) and all(
            self.answers.get(each.id) is RsvpAnswer.NO for each in self.meetings
        )


async def load_session_context(act: Act, session: SessionId) -> SessionContext | None:
    """Return the meeting of a reminder; None if it is gone."""
    found = await storage.by_id(act.tx, session)
    if found is None:
        return None
    cohort = await require_existing_cohort(act.tx, found.cohort_id)
    changed = found.cancelled or found.moved_from is not None
    return SessionContext(
        session=found,
        cohort=cohort,
        course=act.courses.get(cohort.course),
        series=await load_series(act, found),
        together=tuple(await storage.changed_with(act.tx, found)) if changed else (found,),
    )


async def reminder_for(
    act: Act, context: SessionContext, person: PersonId, step: ReminderStep, *, revision: int
) -> Reminder | str:
    """Return the reminder that somebody gets now, or the reason why it is not sent any more."""
    session = context.session
    if session.revision != revision:
        return "changed"
    if session.cancelled and step is not ReminderStep.CANCELLED:
        return "cancelled"
    if step in PLANNING and context.series[:1] != (session,):
        return "told with another"
    named = _named(context, step, now=act.now)
    if not await storage.takes_part(act.tx, context.cohort.id, person):
        return "left"
    answers = await rsvps.of_person(act.tx, [each.id for each in named], person)
    reminder = Reminder(context=context, meetings=named, answers=answers)
    asks = step in PLANNING or step in STARTING
    return "said no" if asks and reminder.refused else reminder


def _named(context: SessionContext, step: ReminderStep, *, now: datetime) -> Series:
    if step is ReminderStep.TOLD or step in PLANNING:
        start = context.session.starts_at
        return tuple(
            each for each in context.series if each.starts_at >= start and each.starts_at > now
        )
    if step is ReminderStep.CANCELLED:
        return context.together
    if step is ReminderStep.MOVED:
        ahead = tuple(each for each in context.together if not each.has_begun(now=now))
        return ahead or (context.session,)
    return (context.session,)


async def find_problem(
    act: Act,
    cohort: Cohort,
    starts: Sequence[tuple[date, datetime]],
    *,
    apart_from: Collection[SessionId] = (),
) -> SessionTimeProblem | None:
    """Return why meetings cannot be at these local days and instants, or None."""
    over = next((day for day, start in starts if start <= act.now), None)
    if over is not None:
        return DayOver(day=over)
    if any(start > act.now + TWO_YEARS for _, start in starts):
        return TooFarAhead()
    instants = [start for _, start in starts]
    taken = await storage.starting_at(act.tx, cohort.id, instants, apart_from=apart_from)
    return None if taken is None else HourTaken(unit=taken.unit, title=taken.title)


async def require_for_participant(act: Act, session: SessionId) -> Session:
    """Return a meeting for somebody who takes part in its cohort; raise `StaleButton`."""
    found = await storage.by_id(act.tx, session)
    inside = {each.cohort_id for each in act.visitor.enrolments if each.state is Membership.ACTIVE}
    if found is None or found.cohort_id not in inside:
        raise StaleButton
    return found
