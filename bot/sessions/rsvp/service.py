"""A person answers for one meeting or for a whole series."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Enrolment, PersonId
from bot.refusals import StaleButton
from bot.sessions import storage as sessions_storage
from bot.sessions.domain import Series, Session, SessionBegan, SessionId, require_ahead, series_of
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.rsvp import storage
from bot.sessions.rsvp.domain import Answer, Reason
from bot.sessions.service import require_own
from bot.storage.database import Tx


async def answer_of(tx: Tx, session: SessionId, person: PersonId) -> Answer | None:
    """Return what somebody said about a meeting."""
    return (await storage.of_person(tx, [session], person)).get(session)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Somebody said whether they come to one meeting."""

    session: Session
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredAll:
    """Somebody comes to a whole series, or to all of it that was moved in one go."""

    series: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """Somebody said why they cannot come, or that they prefer not to say."""

    session: Session
    reason: Reason


async def answer(
    act: Act, places: Sequence[Enrolment], session: SessionId, *, revision: int, answer: Answer
) -> Answered:
    """Keep an answer to a meeting that has not begun.

    Raises `StaleButton` if the meeting was moved since the question was asked.
    """
    found = await require_own(act.tx, places, session)
    require_ahead(found, now=act.now)
    if found.revision != revision:
        raise StaleButton
    storage.put(act.tx, [session], places[0].person_id, answer, now=act.now)
    return Answered(session=found, answer=answer)


async def come_to_all(
    act: Act, places: Sequence[Enrolment], session: SessionId, *, revision: int
) -> AnsweredAll:
    """Say yes to all meetings of a series that have not begun.

    Raises `StaleButton` if the first that was named has changed since, `SessionBegan` if none
    is left.
    """
    found = await require_own(act.tx, places, session)
    if found.revision != revision:
        raise StaleButton
    scheduled = await sessions.scheduled(act.tx, found.cohort_id, now=act.now)
    series = series_of(session, [each.session for each in scheduled])
    return _come(act, places, series)


async def come_to_moved(
    act: Act, places: Sequence[Enrolment], session: SessionId, *, revision: int
) -> AnsweredAll:
    """Say yes to all that was moved together with a meeting and has not begun.

    Raises `StaleButton` if the meeting has changed again since, `SessionBegan` if none is left.
    """
    found = await require_own(act.tx, places, session)
    if found.cancelled or found.revision != revision:
        raise StaleButton
    return _come(act, places, await sessions_storage.changed_with(act.tx, found))


def _come(act: Act, places: Sequence[Enrolment], meetings: Sequence[Session]) -> AnsweredAll:
    ahead = tuple(each for each in meetings if not each.has_begun(now=act.now))
    if not ahead:
        raise SessionBegan
    storage.put(act.tx, [each.id for each in ahead], places[0].person_id, Answer.YES, now=act.now)
    return AnsweredAll(series=ahead)


async def say_why(
    tx: Tx, places: Sequence[Enrolment], session: SessionId, *, reason: Reason
) -> Excused:
    """Keep why somebody cannot come; `StaleButton` if they do not say that any more."""
    found = await require_own(tx, places, session)
    if not await storage.give_reason(tx, session, places[0].person_id, reason):
        raise StaleButton
    return Excused(session=found, reason=reason)
