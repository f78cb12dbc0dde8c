"""People open the meetings that are ahead of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Enrolment
from bot.sessions import storage as sessions
from bot.sessions.domain import Series, Session, SessionId, group_into_series, require_not_begun
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import Answer
from bot.sessions.service import require_for_participant

MOST_RECORDED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A cohort's meetings that are not over, in order, with one person's answers.

    `recorded` are the latest ones that are over and have a recording.
    """

    meetings: tuple[Session, ...]
    answers: Mapping[SessionId, Answer]
    recorded: tuple[Session, ...] = ()

    @property
    def series(self) -> Series:
        """The series that comes next; empty if nothing is planned."""
        return next(iter(group_into_series(self.meetings)), ())

    @property
    def unanswered(self) -> tuple[Session, ...]:
        """The meetings of the next series without a yes."""
        return tuple(s for s in self.series if self.answers.get(s.id) is not Answer.YES)


async def load_schedule(act: Act, enrolment: Enrolment) -> Schedule:
    """Return what is ahead for somebody."""
    ahead, recorded = await sessions.upcoming_and_recorded(
        act.tx, enrolment.cohort_id, recorded=MOST_RECORDED, now=act.now
    )
    answers = await rsvps.of_person(act.tx, [session.id for session in ahead], enrolment.person_id)
    return Schedule(meetings=tuple(ahead), answers=answers, recorded=tuple(recorded))


async def require_upcoming_own(act: Act, session: SessionId) -> Session:
    """Return one meeting that has not begun, of a cohort in which somebody takes part."""
    found = await require_for_participant(act, session)
    require_not_begun(found, now=act.now)
    return found
