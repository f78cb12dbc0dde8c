"""The safety texts of the course that somebody takes."""

from markupsafe import Markup

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import OPEN_PROMPT, RELAY, WHAT_TO_DO, safety_text


async def course_of_visitor(act: Act) -> Course | None:
    """Return the course that the visitor takes or waits for, else any: each has the texts."""
    place = act.visitor.enrolment or next(iter(act.visitor.enrolments), None)
    return await _course_of_cohort(act, None if place is None else place.cohort_id)


async def _course_of_cohort(act: Act, cohort_id: CohortId | None) -> Course | None:
    cohort = None if cohort_id is None else await cohorts.by_id(act.tx, cohort_id)
    if cohort is not None and cohort.course in act.courses:
        return act.courses[cohort.course]
    return next(iter(act.courses.values()), None)


async def open_prompt(act: Act, language: str, *, demo: bool) -> Markup | None:
    """Return the words for places where people write freely; None without them."""
    return await _spoken(act, await course_of_visitor(act), OPEN_PROMPT, language, demo=demo)


async def what_to_do(act: Act, language: str, *, demo: bool) -> Markup | None:
    """Return the text on what to do when somebody may be in danger; None without it."""
    return await _spoken(act, await course_of_visitor(act), WHAT_TO_DO, language, demo=demo)


async def relay(act: Act, cohort_id: CohortId, language: str, *, demo: bool) -> Markup | None:
    """Return the text for a coordinator when a leader wants to talk; None without it."""
    course = await _course_of_cohort(act, cohort_id)
    return await _spoken(act, course, RELAY, language, demo=demo)


async def _spoken(
    act: Act, course: Course | None, text: str, language: str, *, demo: bool
) -> Markup | None:
    if course is None or not course.has_safety_text(text):
        return None
    return safety_text(await as_signed(act.tx, course), text, language, demo=demo)
