"""Somebody answers, or would rather not; only in a course whose consent text asks for it."""

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.people.domain import Sex
from bot.people.sex import storage
from bot.refusals import StaleButton


async def open_question(act: Act) -> Sex | None:
    """Return the answer of the visitor; raise `StaleButton` if it is not asked."""
    place = act.enrolment
    cohort = await cohorts.by_id(act.tx, place.cohort_id)
    course = None if cohort is None else act.courses.get(cohort.course)
    if course is None or course.sex_consent is None:
        raise StaleButton
    if (act.person.consent_version or 0) < course.sex_consent:
        raise StaleButton
    return await storage.of_person(act.tx, act.person.id)


async def save_answer(act: Act, answer: str) -> Sex:
    """Save an answer; the last one counts. Raises as `open_question` does."""
    await open_question(act)
    if answer not in set(Sex):
        raise StaleButton
    storage.save(act.tx, act.person.id, Sex(answer), now=act.now)
    return Sex(answer)
