"""Loads a round with its survey, for people who may see it."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Survey, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, Membership
from bot.refusals import ForeignButton, require
from bot.surveys import storage
from bot.surveys.domain import NoSurveysHere, Round, RoundId


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRound:
    """A round of a cohort in which the visitor takes part, and its survey as it is now."""

    round: Round
    survey: Survey
    course: Course
    cohort: Cohort


async def load_own_round(act: Act, round_: RoundId) -> OwnRound:
    """Return a round of a cohort in which the visitor takes part.

    Raise `StaleButton` if there is none, `ForeignButton` for other people, and `NoSurveysHere` if
    the course does not have the survey any more.
    """
    found = require(await storage.by_id(act.tx, round_))
    cohort = require(await cohorts.by_id(act.tx, found.cohort_id))
    if not any(
        each.cohort_id == cohort.id and each.state is Membership.ACTIVE
        for each in act.visitor.enrolments
    ):
        raise ForeignButton
    course = find_course(act.courses, cohort.course)
    survey = require(course.surveys.survey(found.survey), NoSurveysHere)
    return OwnRound(round=found, survey=survey, course=course, cohort=cohort)


def has_agreed(act: Act, course: Course) -> bool:
    """Tell whether the visitor agreed to a consent text that names surveys."""
    return (act.person.consent_version or 0) >= course.surveys.consent
