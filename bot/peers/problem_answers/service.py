"""Somebody answers a problem of their group or takes the answer back; coordinators read all."""

from datetime import timedelta

from bot.act import Act
from bot.learning.discussion.service import takes_part
from bot.membership.domain import CohortId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers.problem import service as problems
from bot.peers.problem.domain import NotOfThisGroup, Problem, ProblemId, judge_problem
from bot.peers.problem_answers import storage
from bot.peers.problem_answers.domain import (
    LONGEST_ANSWER,
    ProblemAnswers,
    ProblemToAnswer,
    next_count,
)
from bot.people.rights import service as rights
from bot.refusals import StaleButton
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written

COUNTED = "problem.counted"
GOOD_FOR = timedelta(hours=6)


async def to_answer(act: Act, problem: ProblemId) -> ProblemToAnswer:
    """Return a posted problem to those who take part in its cohort.

    Raise `NotJoined`, `NotOfThisGroup`, or `StaleButton` if it is not posted.
    """
    found = (await problems.read(act, problem)).problem
    if not takes_part(act.visitor, found.cohort_id):
        raise NotOfThisGroup
    answered = await storage.has_answered(act.tx, problem, act.person.id)
    return ProblemToAnswer(problem=found, is_answered=answered)


async def answer_problem(act: Act, found: ProblemToAnswer, text: str) -> Judged:
    """Save the answer of the visitor, or return why it is not saved."""
    judged = judge_problem(text, words_of(act.courses), most=LONGEST_ANSWER)
    if isinstance(judged, Written):
        storage.save(act.tx, found.problem.id, act.person.id, judged.text, now=act.now)
        _show_count(act, found.problem)
    return judged


async def take_answer_back(act: Act, problem: ProblemId) -> ProblemToAnswer:
    """Delete the answer of the visitor; raise as `to_answer`, `StaleButton` if there is none."""
    found = await to_answer(act, problem)
    if not await storage.take_back(act.tx, problem, act.person.id):
        raise StaleButton
    _show_count(act, found.problem)
    return ProblemToAnswer(problem=found.problem, is_answered=False)


async def read_answers(act: Act, cohort: CohortId, problem: ProblemId) -> ProblemAnswers:
    """Return the answers to a problem; raise `NotAllowed`, or `StaleButton` if it is not posted."""
    await rights.require_cohort(act, cohort)
    found = (await problems.read(act, problem)).problem
    if found.cohort_id != cohort:
        raise StaleButton
    return ProblemAnswers(problem=found, answers=await storage.words_of_all(act.tx, problem))


def _show_count(act: Act, problem: Problem) -> None:
    """Let the post in the group show how many have answered, at most once a minute."""
    if problem.group is None:
        return
    number, due_at = next_count(act.now)
    message = NewMessage(
        chat_id=problem.group,
        lane=Lane.URGENT,
        kind=COUNTED,
        due_at=due_at,
        about={"problem": problem.id},
        dedup=f"{COUNTED}:{problem.id}:{number}",
        expires_at=due_at + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [message], now=act.now)
