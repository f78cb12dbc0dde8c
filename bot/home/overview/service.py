"""Home gathers the facts of every area about somebody, in one trip to the database.

The facts of the first row and of the text are fields of `HomeState`, filled by a pair of
`CONTRIBUTIONS` (the queries of an area, and how their rows are read). Features in slots bring facts
of their own (`bot.facts`), which are asked in the same trip.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.community import storage as community
from bot.facts import CohortPlace, Fact, KnownFacts, queries_of, read_facts
from bot.home.overview import storage
from bot.home.overview.domain import HomeState, MoreEntry, PartQuiz
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.certificate.storage import certificate_query
from bot.learning.domain import Meeting, next_meeting_at
from bot.learning.measures.domain import (
    is_warm_up_near,
    is_warm_up_open,
    posttests_due,
    starts_by_unit,
)
from bot.learning.memory.domain import recollect_all
from bot.learning.practice.domain import askable, has_due, variants
from bot.learning.practice.storage import answers_from, answers_query
from bot.learning.recap.domain import stopped_at
from bot.learning.results.domain import completion_in
from bot.learning.results.storage import progress_of, progress_reads, readings_from
from bot.learning.retention.domain import MeasuredAttempt, checks_due
from bot.learning.retention.storage import measured_attempts_from, measured_attempts_query
from bot.learning.storage import meetings_from, meetings_query
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import EnrolmentId, Membership, Person, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.peers import storage as peers
from bot.people.own_courses.domain import OwnCourse
from bot.people.own_courses.service import several_courses
from bot.plans import storage as plans
from bot.plans.domain import PlanState
from bot.questions import storage as questions
from bot.refusals import NoSuchContent, require
from bot.storage.database import Rows, Statement
from bot.surveys import storage as surveys


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Home of somebody who takes part. They could switch to another one of `courses`.

    `courses` are all of theirs, if there are several; else none.

    `known` are the facts for slots. `person` is whose Home it is.
    """

    known: KnownFacts
    state: HomeState
    courses: tuple[OwnCourse, ...]
    person: Person

    @property
    def place(self) -> CohortPlace:
        return self.known.place


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitsApproval:
    """Somebody asked to join, and no coordinator has answered yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasLeft:
    """Somebody who is known, but takes part in nothing (any more).

    `back` is the place that they left last and may ask to come back to.
    """

    back: EnrolmentId | None = None


HomeResult = HomeView | AwaitsApproval | HasLeft
Queries = Callable[[CohortPlace], Sequence[Statement]]
"""The queries of one area."""
Apply = Callable[[HomeState, CohortPlace, Sequence[Rows]], HomeState]
"""Adds the rows of these queries (in their order) to the state."""


async def find_home(act: Act, facts: Sequence[Fact[Any]]) -> HomeResult:
    """Return what Home shows to somebody now, with the facts for its slots."""
    enrolment = act.visitor.enrolment
    if enrolment is None:
        waits = any(each.state is Membership.WAITING for each in act.visitor.enrolments)
        if waits:
            return AwaitsApproval()
        return HasLeft(back=await enrolments.left_last(act.tx, act.person.id))
    cohort = require(await cohorts.by_id(act.tx, enrolment.cohort_id), NoSuchContent)
    course = find_course(act.courses, cohort.course)
    place = CohortPlace(enrolment=enrolment, cohort=cohort, course=course, now=act.now)
    courses = await several_courses(act)
    state, known = await _gather(act, place, facts)
    return HomeView(known=known, state=state, courses=courses, person=act.person)


async def find_used(act: Act, found: HomeView) -> frozenset[MoreEntry]:
    """Return what somebody has used, or was offered, of what stays off More until then.

    Buddies are offered in a cohort in which somebody has or wants one, sessions in communities
    after a step that was done.
    """
    place = found.place.enrolment
    paired, logged, planned = await act.tx.ask_each(
        peers.used_query(place.cohort_id),
        community.used_by_query(place.person_id, place.cohort_id),
        plans.counts_query(place.id),
    )
    has_done = bool(plans.counts_from(planned).get(PlanState.DONE))
    rules = (
        (MoreEntry.BUDDY, bool(paired)),
        (MoreEntry.COMMUNITY, bool(logged) or has_done),
        (MoreEntry.PRACTICE, found.state.has_results),
        (MoreEntry.COMPARISON, found.state.has_results),
    )
    return frozenset(entry for entry, is_used in rules if is_used)


def without_results(found: HomeView) -> HomeView:
    """Return Home without the score, which needs the PIN."""
    return replace(found, state=replace(found.state, score=None))


async def switch_place(act: Act, enrolment: int) -> Visitor:
    """Let Home show another place of somebody; a place of somebody else changes nothing."""
    chosen = [each for each in act.visitor.enrolments if each.id == enrolment]
    if not chosen:
        return act.visitor
    enrolments.note_used(act.tx, chosen[0].id, now=act.now)
    others = [each for each in act.visitor.enrolments if each.id != enrolment]
    return replace(act.visitor, enrolments=(*chosen, *others))


async def _gather(
    act: Act, place: CohortPlace, facts: Sequence[Fact[Any]]
) -> tuple[HomeState, KnownFacts]:
    own = [tuple(queries(place)) for queries, _ in CONTRIBUTIONS]
    asked = (*chain.from_iterable(own), *queries_of(facts, place))
    answers = iter(await act.tx.ask_each(*asked))
    state = HomeState()
    for each, (_, add) in zip(own, CONTRIBUTIONS, strict=True):
        state = add(state, place, list(islice(answers, len(each))))
    return state, read_facts(facts, place, answers)


# ---- what the areas contribute ------------------------------------------------------------


def _meeting_queries(place: CohortPlace) -> Sequence[Statement]:
    cohort, person = place.cohort.id, place.enrolment.person_id
    return storage.next_meeting_query(cohort, person, now=place.now), storage.any_meeting_query(
        cohort
    )


def _add_meetings(state: HomeState, _: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    upcoming, any_ = rows
    meeting = storage.meeting_of(upcoming[0]) if upcoming else None
    return replace(state, meeting=meeting, has_sessions=bool(any_))


def _learning_queries(place: CohortPlace) -> Sequence[Statement]:
    enrolment = place.enrolment.id
    return (
        measured_attempts_query([enrolment]),
        certificate_query(enrolment),
        answers_query([enrolment]),
        meetings_query(enrolment),
        *progress_reads(enrolment, now=place.now),
    )


def _add_learning(state: HomeState, place: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    taken, issued, answered, met, *progress = rows
    meetings = meetings_from(met)
    told = progress_of(place.course, progress)
    completed = completion_in(place.course, told)
    measured = measured_attempts_from(taken).get(place.enrolment.id, ())
    checks = checks_due(place.course, measured, starts_by_unit(meetings), now=place.now)
    again = posttests_due(place.course, measured, meetings, now=place.now)
    return replace(
        _with_practice(state, place, (answered, progress[0]), meetings),
        lessons_read=told.lessons_read,
        lessons=told.lessons,
        lesson=told.lesson,
        stopped_at=stopped_at(place.course, readings_from(progress[0]), now=place.now),
        quiz=told.quiz,
        warm_up=_warm_up_waits(place, measured, meetings),
        posttest=_part_quiz(place.course, again),
        new_quiz=_part_quiz(place.course, told.untried),
        check=_part_quiz(place.course, [each.quiz for each in checks]),
        certificate=completed is not None and completed.is_met and not issued,
        score=told.score,
        has_quizzes=any(unit.items for unit in place.course.units),
        has_results=told.lessons_read > 0 or bool(answered),
    )


def _warm_up_waits(
    place: CohortPlace, measured: Sequence[MeasuredAttempt], meetings: Sequence[Meeting]
) -> bool:
    finished = {each.quiz for each in measured if each.finished_at is not None}
    is_open = is_warm_up_open(place.course, finished, meetings, now=place.now)
    return is_open and is_warm_up_near(meetings, now=place.now)


def _with_practice(
    state: HomeState, place: CohortPlace, studied: tuple[Rows, Rows], meetings: Sequence[Meeting]
) -> HomeState:
    answered, read = studied
    by = variants(place.course, readings_from(read))
    answers = answers_from(answered).get(place.enrolment.id, {})
    memories = recollect_all(askable(answers, by))
    session_at = next_meeting_at(meetings, now=place.now)
    return replace(state, practice=has_due(memories, by, session_at=session_at, now=place.now))


def _answer_queries(place: CohortPlace) -> Sequence[Statement]:
    return (questions.unseen_query(place.enrolment.person_id),)


def _add_answers(state: HomeState, _: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    return replace(state, answer_id=questions.unseen_from(rows[0]))


def _plan_queries(place: CohortPlace) -> Sequence[Statement]:
    enrolment = place.enrolment.id
    return plans.counts_query(enrolment), plans.open_check_ins_query(enrolment)


def _add_plans(state: HomeState, place: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    counts, waiting = plans.counts_from(rows[0]), plans.check_ins_from(rows[1])
    has_steps = bool(place.course.plan_steps)
    return replace(
        state,
        check_in_id=waiting[0].id if waiting else None,
        plan=has_steps and not counts and state.meeting is None,
        shows_plans=has_steps and (bool(counts) or state.meeting is None),
    )


def _survey_queries(place: CohortPlace) -> Sequence[Statement]:
    person = place.enrolment.person_id
    return (surveys.open_rounds_query(place.cohort.id, person, now=place.now),)


def _add_surveys(state: HomeState, place: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    known = {each.id for each in place.course.surveys.surveys}
    open_ = [each for each in surveys.unfinished_from(rows[0]) if each.survey in known]
    return replace(state, survey_id=open_[0].id if open_ else None)


def _part_quiz(course: Course, quizzes: Sequence[str]) -> PartQuiz | None:
    """Return the first of some quizzes of parts, if there is any."""
    part = part_of_quiz(course, quizzes[0]) if quizzes else None
    if part is None:
        return None
    questions = len(course.unit(quizzes[0]).items)
    return PartQuiz(quiz=quizzes[0], part=part, questions=questions)


def _peer_queries(place: CohortPlace) -> Sequence[Statement]:
    return (peers.asked_query(place.enrolment.id, now=place.now),)


def _add_peers(state: HomeState, _: CohortPlace, rows: Sequence[Rows]) -> HomeState:
    return replace(state, pair_id=peers.asked_from(rows[0]))


CONTRIBUTIONS: tuple[tuple[Queries, Apply], ...] = (
    (_meeting_queries, _add_meetings),
    (_learning_queries, _add_learning),
    (_answer_queries, _add_answers),
    (_plan_queries, _add_plans),
    (_peer_queries, _add_peers),
    (_survey_queries, _add_surveys),
)
