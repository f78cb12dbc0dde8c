"""The desk of a cohort: what is true today, whom to contact, what is still to be set up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.act import Act
from bot.announcements.lists.service import count_planned
from bot.days import local_day
from bot.desk.contacts.service import find_contacts
from bot.desk.digest.service import digest_of
from bot.desk.morning import storage as todays
from bot.desk.service import Board, ColleagueChange, MeetingToday
from bot.desk.sightings import storage as sightings
from bot.membership.domain import Cohort, CohortId
from bot.membership.enrolment import storage as enrolments
from bot.peers.problem import storage as problems
from bot.people.invites import storage as invites
from bot.people.merging.service import alike_in
from bot.people.rights import service as rights
from bot.questions.answering.service import open_questions
from bot.refusals import NoSuchContent, NotAllowed
from bot.services.confirming.service import count_to_do
from bot.services.service import as_known
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import PersonAttendance
from bot.sessions.domain import Session
from bot.sessions.pending_changes import storage as pending_changes
from bot.sessions.rsvp import storage as rsvps
from bot.surveys.counting import storage as surveys

CHANGES_SHOWN = timedelta(days=1)
"""How long a desk shows the changes that colleagues have made."""


async def open_board(act: Act, *, cohort: CohortId | None = None) -> Board | tuple[Cohort, ...]:
    """Return the desk of `cohort` or of the only one, or else the cohorts to choose from.

    Raise `NotAllowed`.
    """
    if not act.visitor.grants:
        raise NotAllowed
    own = await rights.open_cohorts(act)
    chosen = [each for each in own if cohort is None or each.id == cohort]
    if cohort is not None and not chosen:
        raise NotAllowed
    if len(chosen) != 1:
        return own
    board = await board_of(act, chosen[0])
    return replace(board, others=tuple(each for each in own if each.id != board.cohort.id))


async def require_board(act: Act, cohort: CohortId) -> Board:
    """Return the desk of a cohort; raise `NotAllowed`."""
    found = await open_board(act, cohort=cohort)
    assert isinstance(found, Board), "one cohort was asked for"
    return found


async def board_of(act: Act, cohort: Cohort) -> Board:
    """Return the current state of a cohort, for the coordinator who acts.

    Raise `NoSuchContent` if its course is gone.
    """
    if cohort.course not in act.courses:
        raise NoSuchContent
    course = await as_known(act.tx, act.courses[cohort.course])
    inside, listed = await enrolments.count_members(act.tx, cohort.id)
    asking, outside = await enrolments.waiting_and_invited(act.tx, cohort.id)
    meetings = [each for each in await sessions.all_of(act.tx, cohort.id) if not each.cancelled]
    day = local_day(act.now, cohort.zone)
    links = await invites.links_of_invited(act.tx, cohort.id) if outside else {}
    seen = await sightings.seen_by(act.tx, act.person.id, cohort.id)
    to_contact = await find_contacts(act, cohort)
    shown, set_back = seen.split(to_contact.people, today=day.toordinal())
    proposed = await problems.waiting_ids(act.tx, cohort.id)
    ended = await surveys.uncounted(act.tx, cohort.id, now=act.now)
    return Board(
        cohort=cohort,
        course=course,
        now=act.now,
        inside=inside,
        listed=listed,
        waiting=len(asking),
        asking=asking,
        outside=outside,
        today=await _meetings_on(act, cohort, meetings, day),
        upcoming=next((each for each in meetings if each.starts_at > act.now), None),
        sessions=len(meetings),
        questions=await open_questions(act, cohort.id),
        contacts=shown,
        set_back=set_back,
        nobody_on=to_contact.nobody_on,
        seen=seen,
        numbers=sum(1 for each in course.confirmed_services if each.emergency),
        unsigned={
            language: sum(1 for text in course.safety_texts if not text.signed_in(language))
            for language in course.languages
        },
        looked=await todays.has_previewed(act.tx, act.person.id),
        digest=await digest_of(act, cohort, zone=act.person.zone),
        services=await count_to_do(act, cohort, course),
        planned=await count_planned(act, cohort.id),
        problems=len(proposed),
        problem_ids=proposed,
        surveys=seen.open_surveys(ended, today=day.toordinal()),
        expired=sum(until <= act.now for until in links.values()),
        changes=await _changes(act, cohort),
        untold=tuple(each for each in meetings if each.place_is_untold(now=act.now)),
        alike=await alike_in(act.tx, cohort.id) if asking and outside else (),
    )


async def _changes(act: Act, cohort: Cohort) -> tuple[ColleagueChange, ...]:
    found = await pending_changes.made_by_others(
        act.tx, cohort.id, act.person.id, since=act.now - CHANGES_SHOWN
    )
    return tuple(ColleagueChange(change, name) for change, name in found)


async def _meetings_on(
    act: Act, cohort: Cohort, meetings: Sequence[Session], day: date
) -> tuple[MeetingToday, ...]:
    """Return those of the meetings that begin on a day, with answers and attendance."""
    today = [each for each in meetings if local_day(each.starts_at, cohort.zone) == day]
    counts = await rsvps.counts(act.tx, [each.id for each in today], cohort.id)
    return tuple(
        [
            MeetingToday(session=each, count=counts[each.id], seen=await _seen(act, each, cohort))
            for each in today
        ]
    )


async def _seen(act: Act, session: Session, cohort: Cohort) -> tuple[PersonAttendance, ...]:
    """Return the attendance at a meeting; empty before it is over."""
    if session.ends_at > act.now:
        return ()
    return tuple(await attendance.attendance_by_name(act.tx, session.id, cohort.id))
