"""The safety texts of the course that somebody takes."""

from markupsafe import Markup

from bot.catalog.course import Course, Courses
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Visitor
from bot.safety.texts.domain import safety_text
from bot.storage.database import Tx


async def course_of(tx: Tx, visitor: Visitor, courses: Courses) -> Course | None:
    """Return the course that somebody takes or waits for; else any, since each has the texts."""
    place = visitor.enrolment or next(iter(visitor.enrolments), None)
    cohort = None if place is None else await cohorts.by_id(tx, place.cohort_id)
    if cohort is not None and cohort.course in courses:
        return courses[cohort.course]
    return next(iter(courses.values()), None)


def guard_text(course: Course, language: str, *, demo: bool) -> Markup:
    """Return what is said when a message may be about a real person."""
    return safety_text(course, "guard", language, demo=demo)


def danger_text(course: Course, language: str, *, demo: bool) -> Markup:
    """Return what is said when a message may be about danger, with numbers that were confirmed."""
    confirmed = (each for each in course.confirmed_services if each.emergency)
    lines = (
        Markup("{}: {}").format(s.name.in_(language), s.contact.in_(language)) for s in confirmed
    )
    numbers = Markup("\n").join(lines)
    return safety_text(course, "emergency", language, demo=demo, numbers=numbers)
