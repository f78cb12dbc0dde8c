"""One person as coordinators see them: whether they joined, came, read and finished; no score."""

from dataclasses import dataclass
from datetime import datetime

from bot.catalog.course import Course, Courses, find_course
from bot.desk.person import storage
from bot.desk.person.domain import Timeline
from bot.learning.progress.storage import load_progress
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, EnrolmentId, Listed, Membership, Visitor
from bot.membership.staff import service as running
from bot.people.nudges import storage as people
from bot.refusals import NoSuchContent, StaleButton
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Somebody of the list. Who never came in has neither `timeline` nor progress.

    `quizzes_done` of `quizzes` were finished at least once, whatever came out.
    """

    cohort: Cohort
    course: Course
    listed: Listed
    timeline: Timeline | None = None
    lessons_read: int = 0
    lessons: int = 0
    quizzes_done: int = 0
    quizzes: int = 0
    reminded_at: datetime | None = None


async def open_card(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    enrolment: EnrolmentId,
    *,
    now: datetime,
) -> Card:
    """Return what coordinators may know; raise `NotAllowed`, or `StaleButton` for who left."""
    listed = await running.require_place(tx, visitor, enrolment)
    place = listed.enrolment
    if place.state in {Membership.LEFT, Membership.REFUSED}:
        raise StaleButton
    cohort = await cohorts.by_id(tx, place.cohort_id)
    if cohort is None:
        raise NoSuchContent
    course = find_course(courses, cohort.course)
    if place.state not in {Membership.ACTIVE, Membership.FINISHED}:
        return Card(cohort=cohort, course=course, listed=listed)
    done = await load_progress(tx, place.id, course)
    happened = await storage.load(tx, place, now=now)
    units = [unit.id for unit in course.units if unit.items]
    return Card(
        cohort=cohort,
        course=course,
        listed=listed,
        timeline=happened,
        lessons_read=done.lessons_read,
        lessons=done.lessons,
        quizzes_done=sum(unit in happened.quizzes for unit in units),
        quizzes=len(units),
        reminded_at=await people.reminded_at(tx, place.person_id),
    )
