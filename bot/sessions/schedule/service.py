"""People open the meetings that are ahead of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Enrolment
from bot.sessions import storage as sessions
from bot.sessions.domain import Series, Session, SessionId, in_series, require_ahead
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import Answer
from bot.sessions.service import require_own

MOST_RECORDED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A cohort's meetings that are not over, in order, with one person's answers.

    `recorded` are the latest ones that are over and have a recording.
    """

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


async def open_all(act: Act, enrolment: Enrolment) -> Opened:
    """Return what is ahead for somebody."""
    ahead, recorded = await sessions.ahead_and_recorded(
        act.tx, enrolment.cohort_id, recorded=MOST_RECORDED, now=act.now
    )
    answers = await rsvps.of_person(act.tx, [session.id for session in ahead], enrolment.person_id)
    return Opened(meetings=tuple(ahead), answers=answers, recorded=tuple(recorded))


async def open_ahead(act: Act, session: SessionId) -> Session:
    """Return one meeting that has not begun, of a cohort in which somebody takes part."""
    found = await require_own(act, session)
    require_ahead(found, now=act.now)
    return found
