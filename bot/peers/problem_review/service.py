"""Coordinators decide on proposed problems, and write what the group came to."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import find_course
from bot.learning.discussion.domain import NoGroup
from bot.membership.audit import storage as audit
from bot.membership.domain import Cohort, CohortId, Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers.problem import service, storage
from bot.peers.problem.domain import (
    BETWEEN_POSTS,
    LONGEST_SUMMARY,
    Problem,
    ProblemDeclineReason,
    ProblemId,
    ProblemState,
    judge_problem,
)
from bot.peers.problem.service import GOOD_FOR
from bot.people.rights import service as rights
from bot.refusals import StaleButton
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written

DECLINED = "problem.declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What coordinators can do: problems that wait for them, then those that were posted."""

    cohort: Cohort
    waiting: tuple[Problem, ...]
    posted: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them in this order."""
        return (*self.waiting, *self.posted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReview:
    """One problem. `may_post_at`: another was posted less than a week ago; None: it may be now."""

    problem: Problem
    may_post_at: datetime | None


async def proposed(act: Act, cohort: CohortId) -> Proposed:
    """Return the problems of a cohort; raise `NotAllowed` for others than its coordinators."""
    found = await rights.require_cohort(act, cohort)
    return Proposed(
        cohort=found,
        waiting=tuple(await storage.waiting(act.tx, cohort)),
        posted=tuple(await storage.posted(act.tx, cohort)),
    )


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
    )


async def post(act: Act, cohort: CohortId, problem: ProblemId) -> ProblemReview:
    """Post a problem in the cohort's group, at most one a week.

    If it is too early nothing happens, and the outcome says when it may be. Raise as `review`,
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
    service.enqueue_post(act, found.problem)
    await _note(act, "problem.posted", problem)
    return await review(act, cohort, problem)


async def decline(act: Act, cohort: CohortId, problem: ProblemId, reason: str) -> None:
    """Do not post a problem, and tell its proposer that there is an answer; raise as `review`."""
    found = await review(act, cohort, problem)
    if reason not in set(ProblemDeclineReason):
        raise StaleButton
    if not await storage.decline(act.tx, problem, ProblemDeclineReason(reason), now=act.now):
        raise StaleButton
    await _tell_declined(act, found.problem)
    await _note(act, "problem.declined", problem)


async def require_posted(act: Act, cohort: CohortId, problem: ProblemId) -> Problem:
    """Return a problem that was posted; raise as `review`, or `StaleButton` if it was not."""
    found = (await review(act, cohort, problem)).problem
    if found.state is not ProblemState.POSTED:
        raise StaleButton
    return found


async def sum_up(
    act: Act, cohort: CohortId, problem: ProblemId, text: str
) -> ProblemReview | Judged:
    """Save the summary and tell the group, or say why it is not saved; raise as `require_posted`.

    A new summary replaces the one before, without another message.
    """
    found = await require_posted(act, cohort, problem)
    judged = judge_problem(text, words_of(act.courses), most=LONGEST_SUMMARY)
    if not isinstance(judged, Written):
        return judged
    if not await storage.sum_up(act.tx, problem, judged.text, now=act.now):
        raise StaleButton
    service.enqueue_summary(act, found)
    await _note(act, "problem.summed_up", problem)
    return await review(act, cohort, problem)


async def _language(act: Act, problem: Problem) -> str:
    """Return the language of the course that most of the cohort read."""
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


async def _note(act: Act, action: str, problem: ProblemId) -> None:
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"problem:{problem}",
        now=act.now,
    )
