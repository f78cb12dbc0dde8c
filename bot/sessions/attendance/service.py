"""After a meeting people say whether they attended and how useful it was; coordinators correct."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.domain import PersonId
from bot.refusals import StaleButton, require
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings.service import refresh_briefings
from bot.sessions.desk.service import SessionDetails, open_details
from bot.sessions.domain import Session, SessionId
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.sessions.service import (
    note_session_change,
    require_existing_cohort,
    require_for_participant,
)

NOT_THERE = "none"
WITHOUT_PICTURE = "there"
NOT_SURE = "unsure"
"""Stand in buttons instead of a picture."""
WORTH_QUOTING = 4


async def correct(
    act: Act, session: SessionId, person: PersonId, state: Attendance
) -> SessionDetails:
    """Save a coordinator's decision whether somebody was there; it overrides any other answer."""
    card = await open_details(act, session)
    somebody = next((each for each in card.seen if each.person == person), None)
    by, found = act.visitor.person, card.session
    if somebody is None or by is None or found.cancelled or not found.has_begun(now=act.now):
        raise StaleButton
    storage.correct(act.tx, session, person, state, by=by.id, now=act.now)
    await note_session_change(act, "session.attendance", session, person=person, state=str(state))
    refresh_briefings(act, found)
    return await open_details(act, session)


async def next_session(act: Act, session: Session) -> Session | None:
    """Return the cohort's next meeting that has not begun, other than `session`."""
    around = await sessions.around_now(act.tx, session.cohort_id, now=act.now)
    ahead = (each for each in around if each.starts_at > act.now and each.id != session.id)
    return next(ahead, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSession:
    """An answer after a meeting; `later` is the next one of the cohort.

    `state` is whether they were there, `score` how useful it was, `may_quote` whether that may
    be quoted; None: not answered now. `declined`: they said that they cannot come to the next one.
    `wrong` is the picture that was not the trainer's, if they may look again.
    """

    session: Session
    course: Course | None
    later: Session | None
    state: Attendance | None = None
    score: int | None = None
    may_quote: bool | None = None
    declined: bool = False
    wrong: str | None = None


async def save_picture(act: Act, session: SessionId, *, picked: str) -> AfterSession:
    """Save the picture that somebody saw, that they do not know it, or that they were not there.

    After a wrong picture they may answer once more. Then, or if they do not answer again, nobody
    is sure whether they were there, until a coordinator settles it. Raises `StaleButton` for any
    other second answer, and for a meeting that is not over.
    """
    found = await require_for_participant(act, session)
    person = act.person.id
    if found.cancelled or not found.is_over(now=act.now):
        raise StaleButton
    before = await storage.first_try(act.tx, session, person)
    if before is not None and before == picked:  # a second tap on the same button
        return replace(await _after(act, found), state=Attendance.UNSURE, wrong=picked)
    answers = await rsvps.of_person(act.tx, [session], person)
    state = _state(found, picked, answers.get(session))
    kept = None if picked in {NOT_THERE, WITHOUT_PICTURE, NOT_SURE} else picked
    again = before is None and kept is not None and state is Attendance.UNSURE
    tries = storage.LAST_TRY - 1 if again else storage.LAST_TRY
    if not await storage.save_once(
        act.tx, session, person, state, picked=kept, tries=tries, now=act.now
    ):
        raise StaleButton
    refresh_briefings(act, found)
    return replace(await _after(act, found), state=state, wrong=picked if again else None)


async def rate(act: Act, session: SessionId, *, score: int | None) -> AfterSession:
    """Save how useful a meeting was, 1 to 5, or that somebody skipped the question."""
    found = await require_for_participant(act, session)
    if found.cancelled or not found.is_over(now=act.now):
        raise StaleButton
    if score is not None and not 1 <= score <= 5:  # noqa: PLR2004 - the scale
        raise StaleButton
    if not await storage.save_rating(act.tx, session, act.person.id, score, now=act.now):
        raise StaleButton
    return replace(await _after(act, found), score=score)


async def let_quote(act: Act, session: SessionId, *, may: bool) -> AfterSession:
    """Save whether somebody's rating of a meeting may be quoted without their name.

    Only people with a good score are asked; without an answer nobody is quoted.
    """
    found = await require_for_participant(act, session)
    person = act.person.id
    score = require(await storage.let_quote(act.tx, session, person, may=may, least=WORTH_QUOTING))
    return replace(await _after(act, found), score=score, may_quote=may)


async def _after(act: Act, session: Session) -> AfterSession:
    """Load the next meeting for the visitor."""
    cohort = await require_existing_cohort(act.tx, session.cohort_id)
    after = AfterSession(
        session=session,
        course=act.courses.get(cohort.course),
        later=await next_session(act, session),
    )
    if after.later is None:
        return after
    answers = await rsvps.of_person(act.tx, [after.later.id], act.person.id)
    return replace(after, declined=answers.get(after.later.id) is RsvpAnswer.NO)


def _state(session: Session, picked: str, answer: RsvpAnswer | None) -> Attendance:
    shown = session.picture or WITHOUT_PICTURE
    if picked == shown:
        return Attendance.THERE
    if picked != NOT_THERE:
        return Attendance.UNSURE
    return Attendance.EXCUSED if answer is RsvpAnswer.NO else Attendance.MISSED
