"""Coordinators decide on proposed problems, and sum up the answers of the group."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import find_course
from bot.learning.discussion.domain import NoGroup
from bot.membership.domain import Cohort, CohortId, Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers.problem import storage
from bot.peers.problem.domain import (
    BETWEEN_POSTS,
    LONGEST_SUMMARY,
    Problem,
    ProblemDeclineReason,
    ProblemId,
    ProblemState,
    judge_problem,
)
from bot.peers.problem.service import GOOD_FOR, POSTED, SUMMED_UP, tell_group
from bot.peers.problem_answers.storage import count_answers
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import StaleButton
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written
from bot.storage.database import Rows, Statement
from bot.storage.rows import from_row

DECLINED = "problem.declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The problems of a cohort: those that wait for a coordinator, then the posted ones."""

    cohort: Cohort
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedProblems:
    """How many problems of a cohort wait for a coordinator, and since when."""

    cohort: CohortId
    many: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReview:
    """One problem, and how many have answered it.

    `may_post_at` is the end of a week since the last post; None if that is over.
    """

    problem: Problem
    may_post_at: datetime | None
    answers: int = 0


async def proposed(act: Act, cohort: CohortId) -> Proposed:
    """Return the problems of a cohort; raise `NotAllowed` for others than its coordinators."""
    found = await rights.require_cohort(act, cohort)
    waiting = await storage.waiting(act.tx, cohort)
    return Proposed(cohort=found, problems=(*waiting, *await storage.posted(act.tx, cohort)))


async def review(act: Act, cohort: CohortId, problem: ProblemId) -> ProblemReview:
    """Return one problem; raise `NotAllowed`, or `StaleButton` if it was declined or deleted."""
    await rights.require_cohort(act, cohort)
    found = await storage.by_id(act.tx, problem)
    if found is None or found.cohort_id != cohort or found.state is ProblemState.DECLINED:
        raise StaleButton
    last = await storage.last_posted_at(act.tx, cohort)
    next_at = None if last is None else last + BETWEEN_POSTS
    return ProblemReview(
        problem=found,
        may_post_at=next_at if next_at is not None and next_at > act.now else None,
        answers=await count_answers(act.tx, problem),
    )


async def post(act: Act, cohort: CohortId, problem: ProblemId) -> ProblemReview:
    """Post a problem in the cohort's group, at most one a week.

    If it is too early nothing happens, and the outcome has the earliest time. Raise as `review`,
    `StaleButton` if it is decided already, or `NoGroup`.
    """
    found = await review(act, cohort, problem)
    if found.problem.state is not ProblemState.WAITING:
        raise StaleButton
    if found.problem.group is None:
        raise NoGroup
    if found.may_post_at is not None:
        return found
    language = await _language(act, found.problem)
    if not await storage.post(act.tx, problem, language=language, now=act.now):
        raise StaleButton
    tell_group(act, found.problem, POSTED)
    await note_in_audit(act, "problem.posted", f"problem:{problem}")
    return await review(act, cohort, problem)


async def decline(act: Act, cohort: CohortId, problem: ProblemId, reason: str) -> None:
    """Do not post a problem, and tell its proposer that there is an answer; raise as `review`."""
    found = await review(act, cohort, problem)
    if reason not in set(ProblemDeclineReason):
        raise StaleButton
    if not await storage.decline(act.tx, problem, ProblemDeclineReason(reason), now=act.now):
        raise StaleButton
    await _tell_declined(act, found.problem)
    await note_in_audit(act, "problem.declined", f"problem:{problem}")


async def require_posted(act: Act, cohort: CohortId, problem: ProblemId) -> Problem:
    """Return a problem that was posted; raise as `review`, or `StaleButton` if it was not."""
    found = (await review(act, cohort, problem)).problem
    if found.state is not ProblemState.POSTED:
        raise StaleButton
    return found


async def sum_up(
    act: Act, cohort: CohortId, problem: ProblemId, text: str
) -> ProblemReview | Judged:
    """Save the summary and tell the group, or return why it is not saved.

    A new summary replaces the one before, without another message. Raise as `require_posted`.
    """
    found = await require_posted(act, cohort, problem)
    judged = judge_problem(text, words_of(act.courses), most=LONGEST_SUMMARY)
    if not isinstance(judged, Written):
        return judged
    if not await storage.sum_up(act.tx, problem, judged.text, now=act.now):
        raise StaleButton
    tell_group(act, found, SUMMED_UP)
    await note_in_audit(act, "problem.summed_up", f"problem:{problem}")
    return await review(act, cohort, problem)


async def _language(act: Act, problem: Problem) -> str:
    """Return the language of the course that most people of the cohort read."""
    course = find_course(act.courses, problem.course)
    listed = await enrolments.listed(act.tx, problem.cohort_id)
    spoken = Counter(each.language for each in listed if each.enrolment.state is Membership.ACTIVE)
    return max(course.languages, key=lambda each: spoken[each])


async def _tell_declined(act: Act, problem: Problem) -> None:
    if problem.person is None:
        return
    proposer = await enrolments.of_person(act.tx, problem.cohort_id, problem.person)
    if proposer is None or proposer.chat_id is None:
        return
    message = NewMessage(
        chat_id=proposer.chat_id,
        lane=Lane.REMINDER,
        kind=DECLINED,
        due_at=act.now,
        about={"problem": problem.id},
        dedup=f"{DECLINED}:{problem.id}",
        expires_at=act.now + 7 * GOOD_FOR,
    )
    outbox.enqueue(act.tx, [message], now=act.now)


def proposed_queries(_act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for problems that wait for a coordinator (for `proposed_in`)."""
    return [storage.waiting_query(cohort.id)]


def proposed_in(_act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[ProposedProblems]:
    """Return how many problems of a cohort wait for a coordinator, if any do."""
    [[row]] = rows
    return [from_row(ProposedProblems, row, cohort=cohort.id)] if row["many"] else []
