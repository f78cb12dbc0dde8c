"""Meetings as leaders see them: the next ones, one of them, its link, its calendar file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.people.person import Cohort, Enrolment, Membership, PersonId
from bot.domain.refusals import StaleButton
from bot.domain.sessions.series import Series, in_series
from bot.domain.sessions.session import Answer, Session, SessionBegan, SessionId, require_ahead
from bot.services.sessions.schedule import require_cohort
from bot.storage import rsvps, sessions
from bot.storage.database import Tx

MOST_RECORDED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A cohort's meetings that are not over, in order, with one person's answers.

    `recorded` are the latest ones that are over and have a recording.
    """

    cohort: Cohort
    meetings: tuple[Session, ...]
    answers: Mapping[SessionId, Answer]
    recorded: tuple[Session, ...] = ()

    @property
    def series(self) -> Series:
        """The series that comes next; empty if nothing is planned."""
        return next(iter(in_series(self.meetings)), ())

    @property
    def unanswered(self) -> tuple[Session, ...]:
        """What in the next series still waits for a yes."""
        return tuple(s for s in self.series if self.answers.get(s.id) is not Answer.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedOne:
    """One meeting, the cohort it belongs to, and what somebody said about it."""

    cohort: Cohort
    session: Session
    answer: Answer | None


async def open_all(tx: Tx, enrolment: Enrolment, *, now: datetime) -> Opened:
    """Return what is ahead for somebody."""
    cohort = await require_cohort(tx, enrolment.cohort_id)
    ahead, recorded = await sessions.ahead_and_recorded(
        tx, cohort.id, recorded=MOST_RECORDED, now=now
    )
    answers = await rsvps.of_person(tx, [session.id for session in ahead], enrolment.person_id)
    return Opened(cohort=cohort, meetings=tuple(ahead), answers=answers, recorded=tuple(recorded))


async def open_ahead(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime
) -> OpenedOne:
    """Return one meeting that has not begun, of a cohort in which somebody takes part."""
    found = await require_own(tx, places, session)
    require_ahead(found, now=now)
    cohort = await require_cohort(tx, found.cohort_id)
    person = places[0].person_id
    answers = await rsvps.of_person(tx, [session], person)
    return OpenedOne(cohort=cohort, session=found, answer=answers.get(session))


async def open_room(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, now: datetime
) -> Session:
    """Return a meeting that is not over, to show how it is joined; raise `SessionBegan` else."""
    found = await require_own(tx, places, session)
    if found.cancelled or found.is_over(now=now):
        raise SessionBegan
    return found


async def require_own(tx: Tx, places: Sequence[Enrolment], session: SessionId) -> Session:
    """Return a meeting of a cohort that somebody is in; raise `StaleButton` for any other."""
    found = await sessions.by_id(tx, session)
    inside = {place.cohort_id for place in places if place.state is Membership.ACTIVE}
    if found is None or found.cohort_id not in inside:
        raise StaleButton
    return found


async def next_session(tx: Tx, session: Session, *, now: datetime) -> Session | None:
    """Return the cohort's next meeting that has not begun, other than `session`."""
    scheduled = await sessions.scheduled(tx, session.cohort_id, now=now)
    ahead = (each.session for each in scheduled if each.session.starts_at > now)
    return next((each for each in ahead if each.id != session.id), None)


async def answer_of(tx: Tx, session: SessionId, person: PersonId) -> Answer | None:
    """Return what somebody said about a meeting."""
    return (await rsvps.of_person(tx, [session], person)).get(session)
