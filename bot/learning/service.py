"""Finds the course and the member of a request, or refuses."""

from dataclasses import replace
from datetime import date

from bot.act import Act
from bot.catalog.course import Course, Courses, find_course
from bot.learning import storage
from bot.learning.domain import Learner
from bot.learning.storage import course_of_enrolment_query
from bot.membership.domain import Cohort, CohortId, EnrolmentId, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.people.rights import service as running
from bot.refusals import ForeignButton, NotJoined
from bot.storage.database import Row, Rows


def place_from(rows: Rows) -> Row:
    """Return the row of `storage.course_of_enrolment_query`; raise `NotJoined` without one."""
    if not rows:
        raise NotJoined
    return rows[0]


def course_for(courses: Courses, name: str, trained_on: date | None) -> Course:
    """Return a course as it is for a training that ended on this day; raise `NoSuchContent`."""
    return find_course(courses, name).for_trained_on(trained_on)


def course_in(courses: Courses, rows: Rows) -> Course:
    """Return the course of that row, as it is for its cohort's training.

    Raises `NotJoined`, or `NoSuchContent` if the course is gone.
    """
    place = place_from(rows)
    return course_for(courses, place["course"], storage.trained_on_in(place))


async def course_at(act: Act, enrolment: EnrolmentId) -> Course:
    """Return the course of an active enrolment; raise as `course_in`."""
    [rows] = await act.tx.ask_each(course_of_enrolment_query(enrolment))
    return course_in(act.courses, rows)


async def learner_and_course(act: Act, enrolment: EnrolmentId) -> tuple[Learner, Course] | None:
    """Return an active member with their course; None if one of the two is gone."""
    member = await storage.find_learner(act.tx, enrolment)
    course = None if member is None else act.courses.get(member.course)
    if member is None or course is None:
        return None
    return member, course.for_trained_on(member.trained_on)


async def own_member(act: Act, enrolment: EnrolmentId) -> Learner:
    """Return an own active enrolment; raise `ForeignButton` for any other."""
    member = await storage.find_learner(act.tx, enrolment)
    if member is None or member.person_id != act.visitor.person_id:
        raise ForeignButton
    return member


async def switch_to(act: Act, enrolment: EnrolmentId) -> Visitor:
    """Return the visitor with an own enrolment first; from now on Home shows it too.

    Raises `ForeignButton` for another's.
    """
    await own_member(act, enrolment)
    enrolments.note_used(act.tx, enrolment, now=act.now)
    chosen = [each for each in act.visitor.enrolments if each.id == enrolment]
    others = [each for each in act.visitor.enrolments if each.id != enrolment]
    return replace(act.visitor, enrolments=(*chosen, *others))


async def coordinated(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course to its coordinators; raise `NotAllowed` for others.

    Raises `NoSuchContent` if the course is gone.
    """
    found = await running.require_cohort(act, cohort)
    return found, find_course(act.courses, found.course)
