"""The safety texts of the course that somebody takes."""

from markupsafe import Markup

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.cohort import storage as cohorts
from bot.safety.texts.domain import safety_text


async def course_of(act: Act) -> Course | None:
    """Return the course that the visitor takes or waits for, else any: each has the texts."""
    place = act.visitor.enrolment or next(iter(act.visitor.enrolments), None)
    cohort = None if place is None else await cohorts.by_id(act.tx, place.cohort_id)
    if cohort is not None and cohort.course in act.courses:
        return act.courses[cohort.course]
    return next(iter(act.courses.values()), None)


def guard_text(course: Course, language: str, *, demo: bool) -> Markup:
    """Return the text for a message that may be about a real person."""
    return safety_text(course, "guard", language, demo=demo)


def danger_text(course: Course, language: str, *, demo: bool) -> Markup:
    """Return the text for a message that may be about danger, with confirmed numbers."""
    return _with_numbers(course, "emergency", language, demo=demo)


def self_harm_text(course: Course, language: str, *, demo: bool) -> Markup:
    """Return the text for a message about a wish to die, with confirmed numbers."""
    return _with_numbers(course, "self-harm", language, demo=demo)


def _with_numbers(course: Course, text: str, language: str, *, demo: bool) -> Markup:
    confirmed = (each for each in course.confirmed_services if each.emergency)
    lines = (
        Markup("{}: {}").format(s.name.in_(language), s.contact.in_(language)) for s in confirmed
    )
    numbers = Markup("\n").join(lines)
    return safety_text(course, text, language, demo=demo, numbers=numbers)
