"""A person opens the coming meetings, and answers for one or for a whole series."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Enrolment
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import (
    Series,
    Session,
    SessionBegan,
    SessionId,
    group_into_series,
    require_not_begun,
)
from bot.sessions.rsvp import storage
from bot.sessions.rsvp.domain import AbsenceReason, RsvpAnswer
from bot.sessions.service import load_series, require_for_participant

MOST_RECORDED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpAnswered:
    session: Session
    answer: RsvpAnswer


async def answer(
    act: Act, session: SessionId, *, revision: int, answer: RsvpAnswer
) -> RsvpAnswered:
    """Save an answer to a meeting that has not begun.

    Raises `StaleButton` if the meeting was moved since the question was asked.
    """
    found = await require_for_participant(act, session)
    require_not_begun(found, now=act.now)
    if found.revision != revision:
        raise StaleButton
    storage.save_answers(act.tx, [session], act.person.id, answer, now=act.now)
    return RsvpAnswered(session=found, answer=answer)


async def come_to_all(
    act: Act, session: SessionId, *, revision: int, moved: bool = False
) -> Series:
    """Say yes to all meetings of a series, or those `moved` together, that have not begun.

    Raises `StaleButton` if the first of them has changed since, `SessionBegan` if none
    is left.
    """
    found = await require_for_participant(act, session)
    if found.cancelled or found.revision != revision:
        raise StaleButton
    together = await (sessions.changed_with(act.tx, found) if moved else load_series(act, found))
    ahead = tuple(each for each in together if not each.has_begun(now=act.now))
    if not ahead:
        raise SessionBegan
    ids = [each.id for each in ahead]
    storage.save_answers(act.tx, ids, act.person.id, RsvpAnswer.YES, now=act.now)
    return ahead


async def give_reason(act: Act, session: SessionId, reason: AbsenceReason) -> Session:
    """Save why somebody cannot come; raise `StaleButton` if they no longer say no."""
    found = await require_for_participant(act, session)
    if not await storage.save_reason(act.tx, session, act.person.id, reason):
        raise StaleButton
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpSchedule:
    """A cohort's meetings that are not over, in order, with one person's answers.

    `recorded` are the latest ones that are over and have a recording; `over` is how many are over.
    """

    meetings: tuple[Session, ...]
    answers: Mapping[SessionId, RsvpAnswer]
    recorded: tuple[Session, ...] = ()
    over: int = 0

    @property
    def series(self) -> Series:
        """The next series; empty if nothing is planned."""
        return next(iter(group_into_series(self.meetings)), ())

    @property
    def unanswered(self) -> tuple[Session, ...]:
        """The meetings of the next series without a yes."""
        return tuple(s for s in self.series if self.answers.get(s.id) is not RsvpAnswer.YES)


async def load_schedule(act: Act, enrolment: Enrolment) -> RsvpSchedule:
    """Return the coming meetings for somebody."""
    ahead, recorded, over = await sessions.upcoming_and_recorded(
        act.tx, enrolment.cohort_id, recorded=MOST_RECORDED, now=act.now
    )
    answers = await storage.of_person(
        act.tx, [session.id for session in ahead], enrolment.person_id
    )
    return RsvpSchedule(meetings=tuple(ahead), answers=answers, recorded=tuple(recorded), over=over)


async def require_upcoming_own(act: Act, session: SessionId) -> Session:
    """Return a meeting that has not begun, of a cohort in which the visitor takes part."""
    found = await require_for_participant(act, session)
    require_not_begun(found, now=act.now)
    return found
