"""A leader proposes a problem, takes it back, and reads posted ones with their summaries.

The group learns that there is a problem, and later that it has a summary.
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.act import Act
from bot.learning.discussion.service import takes_part
from bot.membership.staff.domain import coordinates
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers.problem import storage
from bot.peers.problem.domain import (
    LONGEST_PROBLEM,
    MOST_WAITING,
    NotOfThisGroup,
    Problem,
    ProblemId,
    ProblemState,
    TooManyProblems,
    judge_problem,
)
from bot.refusals import ForeignButton, StaleButton, require
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written

POSTED = "problem.posted"
SUMMED_UP = "problem.summed_up"
GOOD_FOR = timedelta(days=2)
"""After this time a post would come as a surprise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problems:
    """The posted problems of the visitor's group, the newest first, and their own proposal.

    `own` waits for a coordinator or was declined. `just_sent`: it was written right now.
    """

    posted: tuple[Problem, ...]
    own: Problem | None
    just_sent: bool = False

    @property
    def may_propose(self) -> bool:
        """Whether none of their proposals waits."""
        return self.own is None or self.own.state is not ProblemState.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReading:
    """A posted problem; `may_answer`: its reader takes part in the course."""

    problem: Problem
    may_answer: bool


async def open_mine(act: Act, *, just_sent: bool = False) -> Problems:
    """Return the problems of the cohort that Home shows; raise `NotJoined`."""
    place = act.enrolment
    return Problems(
        posted=tuple(await storage.posted(act.tx, place.cohort_id)),
        own=await storage.of_person(act.tx, place.cohort_id, act.person.id),
        just_sent=just_sent,
    )


async def prepare(act: Act) -> None:
    """Raise `NotJoined`, or `TooManyProblems` while an own one or too many of the cohort wait."""
    mine = await open_mine(act)
    waiting = await storage.count_waiting(act.tx, act.enrolment.cohort_id)
    if not mine.may_propose or waiting >= MOST_WAITING:
        raise TooManyProblems


async def propose(act: Act, text: str) -> Problems | Judged:
    """Send a problem to the coordinators, or return why it is not saved. Raise as `prepare`."""
    place = act.enrolment
    judged = judge_problem(text, words_of(act.courses), most=LONGEST_PROBLEM)
    if not isinstance(judged, Written):
        return judged
    require(
        await storage.propose(act.tx, place.cohort_id, act.person.id, judged.text, now=act.now),
        TooManyProblems,
    )
    return await open_mine(act, just_sent=True)


async def take_back(act: Act, problem: ProblemId) -> Problems:
    """Delete one's own proposal.

    Raise `ForeignButton` for another's, `StaleButton` if a coordinator has decided.
    """
    found = require(await storage.by_id(act.tx, problem))
    if found.person is None or found.person != act.visitor.person_id:
        raise ForeignButton
    if not await storage.take_back(act.tx, problem):
        raise StaleButton
    return await open_mine(act)


async def read(act: Act, problem: ProblemId) -> ProblemReading:
    """Return a posted problem to those who take part in the cohort, or coordinate it.

    Raise `NotJoined` for strangers, `NotOfThisGroup` for others, `StaleButton` if it is not posted.
    """
    act.visitor.require_person()
    found = await storage.by_id(act.tx, problem)
    if found is None or found.state is not ProblemState.POSTED:
        raise StaleButton
    inside = takes_part(act.visitor, found.cohort_id)
    if not inside and not coordinates(act.visitor.grants, found.cohort_id):
        raise NotOfThisGroup
    return ProblemReading(problem=found, may_answer=inside)


def dedup_of_post(problem: Problem) -> str:
    """Return the dedup by which the message of a problem is found in the outbox."""
    return f"{POSTED}:{problem.id}"


def tell_group(act: Act, problem: Problem, kind: str) -> None:
    """Send the group a post of a kind (POSTED or SUMMED_UP), once for each problem."""
    if problem.group is None:
        return
    message = NewMessage(
        chat_id=problem.group,
        lane=Lane.URGENT,
        kind=kind,
        due_at=act.now,
        about={"problem": problem.id},
        dedup=f"{kind}:{problem.id}",
        expires_at=act.now + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [message], now=act.now)
