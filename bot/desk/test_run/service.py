"""A test run: the messages of one day, to the coordinator who asked and nobody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.catalog.course import Course, Courses, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId, Visitor
from bot.membership.staff.domain import require_coordinator
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import NotAllowed
from bot.sessions import storage as sessions
from bot.sessions.domain import Session
from bot.storage.database import Tx

KIND: Final = "test_run"
BETWEEN: Final = timedelta(seconds=8)


class Sample(StrEnum):
    """A message of the day, in the order in which they come."""

    EVENING = "evening"
    START = "start"
    CLOSING = "closing"
    LESSONS = "lessons"
    PRACTICE = "practice"
    COVER = "cover"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A test run of a cohort: `session` is the meeting its samples speak of."""

    cohort: Cohort
    course: Course
    session: Session | None

    @property
    def samples(self) -> tuple[Sample, ...]:
        """What will be shown; of meetings only if one is planned."""
        about_meetings = {Sample.EVENING, Sample.START, Sample.CLOSING}
        return tuple(each for each in Sample if self.session or each not in about_meetings)


async def open_run(
    tx: Tx, visitor: Visitor, courses: Courses, cohort: CohortId, *, now: datetime
) -> Run:
    """Return what a test run would show; raise `NotAllowed` for others than coordinators."""
    require_coordinator(visitor.grants, cohort)
    return await run_of(tx, courses, cohort, now=now)


async def run_of(tx: Tx, courses: Courses, cohort: CohortId, *, now: datetime) -> Run:
    """Return a cohort with the meeting that comes next, or else the last one."""
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        raise NotAllowed
    course = find_course(courses, found.course)
    held = [each for each in await sessions.all_of(tx, cohort) if not each.cancelled]
    ahead = [each for each in held if each.starts_at > now]
    session = next(iter(ahead or held[-1:]), None)
    return Run(cohort=found, course=course, session=session)


async def start(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    cohort: CohortId,
    chat: ChatId,
    *,
    now: datetime,
) -> Run:
    """Owe the samples to one chat, a few seconds apart; a second start within them is the same."""
    run = await open_run(tx, visitor, courses, cohort, now=now)
    length = BETWEEN * len(run.samples)
    nth = int(now.timestamp() // length.total_seconds())
    debts = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=now + BETWEEN * number,
            expires_at=now + length + timedelta(minutes=10),
            about={"cohort": cohort, "sample": str(sample)},
            dedup=f"test_run:{chat}:{nth}:{sample}",
        )
        for number, sample in enumerate(run.samples)
    ]
    outbox.enqueue(tx, debts, now=now)
    return run
