"""What waits for the coordinators of a cohort: counted, listed, shown again."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.people.person import Cohort, CohortId
from bot.domain.questions.working_days import PROMISE, after_working_days
from bot.services.people import running
from bot.storage import questions
from bot.storage.database import Tx
from bot.storage.questions import Asked
from bot.storage.visitors import Visitor

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question that waits, and whether for longer than was promised."""

    asked: Asked
    overdue: bool

    @property
    def fact(self) -> tuple[int, int | None, bool]:
        """What a list shows of it: which, who has it, whether it is overdue."""
        return self.asked.question.id, self.asked.question.taken_by, self.overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One page of what waits in a cohort, what has waited longest first."""

    cohort: Cohort
    waiting: tuple[Waiting, ...]
    page: int

    @property
    def shown(self) -> tuple[Waiting, ...]:
        """What stands on the page."""
        return self.waiting[self.page * PAGE : (self.page + 1) * PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are; an empty one is one."""
        return max(1, -(-len(self.waiting) // PAGE))

    @property
    def first(self) -> int:
        """The number of the first one on the page, from 1."""
        return self.page * PAGE + 1


async def open_questions(tx: Tx, cohort: CohortId, *, now: datetime) -> tuple[Waiting, ...]:
    """Return what waits in a cohort, what has waited longest first (for Today)."""
    return tuple(_waiting(each, now=now) for each in await questions.waiting_in(tx, cohort))


async def list_open(
    tx: Tx, visitor: Visitor, cohort: CohortId, *, page: int, now: datetime
) -> Queue:
    """Return a page of what waits; raises `NotAllowed` for others than coordinators."""
    found = await running.require_cohort(tx, visitor, cohort)
    waiting = await open_questions(tx, cohort, now=now)
    queue = Queue(cohort=found, waiting=waiting, page=0)
    return replace(queue, page=min(max(0, page), queue.pages - 1))


def _waiting(asked: Asked, *, now: datetime) -> Waiting:
    since = asked.question.waits_since
    assert since is not None
    promised = after_working_days(since, PROMISE, zone=asked.zone, quiet_days=asked.quiet_days)
    return Waiting(asked=asked, overdue=promised <= now)
