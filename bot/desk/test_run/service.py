"""A test run: the messages of one day, sent only to the coordinator who asked."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import NotAllowed, require
from bot.sessions import storage as sessions
from bot.sessions.domain import Session

KIND: Final = "test_run"
BETWEEN: Final = timedelta(seconds=8)


class Sample(StrEnum):
    """A message of the day, in their order."""

    EVENING = "evening"
    START = "start"
    CLOSING = "closing"
    LESSONS = "lessons"
    PRACTICE = "practice"
    COVER = "cover"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRun:
    """A test run of a cohort; its samples are about the meeting `session`."""

    cohort: Cohort
    course: Course
    session: Session | None

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The messages that will come; those about meetings only if one is planned."""
        about_meetings = {Sample.EVENING, Sample.START, Sample.CLOSING}
        return tuple(each for each in Sample if self.session or each not in about_meetings)


async def open_run(act: Act, cohort: CohortId) -> TestRun:
    """Return the test run of a cohort; raise `NotAllowed` for others than coordinators."""
    require_coordinator(act.visitor.grants, cohort)
    return await run_of(act, cohort)


async def run_of(act: Act, cohort: CohortId) -> TestRun:
    """Return a cohort with its next meeting, or else its last one."""
    found = require(await cohorts.by_id(act.tx, cohort), NotAllowed)
    course = find_course(act.courses, found.course)
    held = [each for each in await sessions.all_of(act.tx, cohort) if not each.cancelled]
    ahead = [each for each in held if each.starts_at > act.now]
    session = next(iter(ahead or held[-1:]), None)
    return TestRun(cohort=found, course=course, session=session)


async def start(act: Act, cohort: CohortId, chat: ChatId) -> TestRun:
    """Enqueue the samples for one chat, some seconds apart; a second start meanwhile adds none."""
    run = await open_run(act, cohort)
    length = BETWEEN * len(run.samples)
    nth = int(act.now.timestamp() // length.total_seconds())
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=KIND,
            due_at=act.now + BETWEEN * number,
            expires_at=act.now + length + timedelta(minutes=10),
            about={"cohort": cohort, "sample": str(sample)},
            dedup=f"test_run:{chat}:{nth}:{sample}",
        )
        for number, sample in enumerate(run.samples)
    ]
    outbox.enqueue(act.tx, messages, now=act.now)
    return run
