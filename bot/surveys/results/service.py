"""Coordinators see which surveys are open, which come next, and the results of the others.

A round is counted when somebody first looks after its end: only then are sealed answers opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Survey, SurveyQuestion, find_course
from bot.membership.domain import Cohort, CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton, require
from bot.surveys import storage
from bot.surveys.calendar import storage as asking_days
from bot.surveys.calendar.domain import planned
from bot.surveys.counting import storage as counted
from bot.surveys.counting.service import count_ended
from bot.surveys.domain import (
    NoSurveysHere,
    Round,
    RoundId,
    RoundSchedule,
    SurveyFigures,
    SurveyResults,
    figures_of,
    results,
)

NOTHING = SurveyResults(counts={}, words={})


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyState:
    """A survey of a course and its state in one cohort.

    `plan`: when it will be asked, if this is known; None after it was opened. `finished`: how many
    people have finished it. `told` is empty before the end.
    """

    survey: Survey
    round: Round | None = None
    plan: RoundSchedule | None = None
    finished: int = 0
    told: SurveyResults = NOTHING

    def figures(self, question: SurveyQuestion) -> SurveyFigures | None:
        """Return what may be shown of a question; None if too few people have answered it."""
        counts = self.told.counts.get(question.id)
        return None if counts is None else figures_of(question, counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveysOfCohort:
    """All surveys of a cohort's course, in the order of the course."""

    cohort: Cohort
    course: Course
    states: tuple[SurveyState, ...]

    def state_of(self, round_: RoundId) -> SurveyState:
        """Return the state of a round; raise `StaleButton` if the course lost its survey."""
        for each in self.states:
            if each.round is not None and each.round.id == round_:
                return each
        raise StaleButton

    def before(self, state: SurveyState, question: str) -> tuple[SurveyState, ...]:
        """Return the earlier surveys that asked the same question, if they have results for it."""
        earlier = self.states[: self.states.index(state)]
        return tuple(each for each in earlier if question in each.told.counts)


async def read(act: Act, cohort: CohortId, *, secret: bytes) -> SurveysOfCohort:
    """Return the surveys of a cohort that the visitor runs; count those that have ended.

    `secret` opens anonymous answers. Raise `NoSurveysHere` for a course without surveys.
    """
    found = await require_cohort(act, cohort)
    course = find_course(act.courses, found.course)
    if not course.surveys.surveys:
        raise NoSurveysHere
    return SurveysOfCohort(
        cohort=found, course=course, states=await _states(act, found, course, secret)
    )


async def read_round(act: Act, round_: RoundId, *, secret: bytes) -> SurveysOfCohort:
    """Return the surveys of the cohort of a round; raise as `read`, or `StaleButton`."""
    found = require(await storage.by_id(act.tx, round_))
    return await read(act, found.cohort_id, secret=secret)


async def _states(
    act: Act, cohort: Cohort, course: Course, secret: bytes
) -> tuple[SurveyState, ...]:
    rounds = {each.survey: each for each in await count_ended(act, cohort.id, secret)}
    counts = await counted.counts(act.tx, [each.id for each in rounds.values()])
    calendar = await asking_days.calendar_of(act.tx, cohort.id)
    made = []
    for survey in course.surveys.surveys:
        found = rounds.get(survey.id)
        if found is None:
            plan = None if calendar is None else planned(calendar, course, survey)
            made.append(SurveyState(survey=survey, plan=plan))
        elif not found.was_missed:
            made.append(await _state(act, survey, found, counts.get(found.id, {})))
    return tuple(made)


async def _state(
    act: Act, survey: Survey, found: Round, counts: Mapping[str, Mapping[str, int]]
) -> SurveyState:
    told = NOTHING
    if found.counted_at is not None:
        told = results(counts, await counted.written(act.tx, found.id))
    finished = await storage.finished(act.tx, found)
    return SurveyState(survey=survey, round=found, finished=finished, told=told)
