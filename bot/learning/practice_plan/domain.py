"""The practice of one member of a course: what to ask next, and when to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.catalog.course import Course
from bot.days import at_minute
from bot.learning.aloud.domain import Said
from bot.learning.domain import Learner, Meeting, PracticeCalendar, next_meeting_at
from bot.learning.memory.domain import Memory, recollect_all
from bot.learning.practice.domain import (
    BEFORE_SESSION,
    GOES_ON_AFTER,
    GOES_ON_FOR,
    REST,
    Answers,
    PracticeQuestion,
    Variants,
    askable,
    hard_ones,
    message_after_wait,
    practice_message_kind,
    questions_if_due,
    variants,
    weakest_questions,
)
from bot.learning.recap.domain import Readings, has_read
from bot.learning.rhythm.domain import begins_on

ALOUD_AGAIN_AFTER: Final = timedelta(days=28)
"""How long practice waits before it asks for the same sentence again."""
RESTS_AT_MOST: Final = 2 * GOES_ON_AFTER
"""No date that practice computes before its end is further away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePlan:
    """What a member of a course remembers, what to ask next, and when to write.

    `session_at` is the cohort's next meeting. The lessons of `hard` objectives come before their
    next question; those of `just_read` were shown in the last hours. `by` has only questions about
    lessons that were read. Up to `until` practice goes on if nothing is due.
    """

    course: Course
    member: Learner
    memories: tuple[Memory, ...]
    by: Variants
    until: datetime | None
    session_at: datetime | None
    calendar: PracticeCalendar
    hard: frozenset[str] = frozenset()
    just_read: frozenset[str] = frozenset()

    def due(self, *, now: datetime) -> tuple[PracticeQuestion, ...]:
        """Return three questions if any is due now, or all there are; else none."""
        return self._due_of(self.memories, now=now)

    def too_hard(self, *, now: datetime) -> PracticeQuestion | None:
        """Return the first due question whose lesson is shown instead, or None."""
        return next((each for each in self.due(now=now) if each.objective in self.hard), None)

    def asks(self, *, now: datetime) -> tuple[PracticeQuestion, ...]:
        """Return what to ask somebody who wants to practise, due or not.

        Objectives that are too hard, or whose lesson was just read, wait for another day.
        """
        later = self.hard | self.just_read
        left = [memory for memory in self.memories if memory.objective not in later]
        return self._due_of(left, now=now) or weakest_questions(left, self.by, now=now)

    def next_message_at(self) -> datetime | None:
        """Return when to send the next message: after the wait if there is one, else when due."""
        if self.member.unanswered and self.member.practice_at is not None:
            return self.member.practice_at
        last = max((memory.reviewed_at for memory in self.memories), default=None)
        return None if last is None else self.message_after(self.member.unanswered, now=last)

    def message_after(self, unanswered: int, *, now: datetime) -> datetime | None:
        """Return when the next message is sent if `unanswered` ones came before it, up to `now`."""
        return message_after_wait(
            self.memories,
            unanswered,
            self.calendar,
            session_at=self.session_at,
            now=now,
            until=self.until,
        )

    def _due_of(self, memories: Sequence[Memory], *, now: datetime) -> tuple[PracticeQuestion, ...]:
        return questions_if_due(
            memories, self.by, session_at=self.session_at, now=now, until=self.until
        )


def practice_plan(
    course: Course,
    member: Learner,
    meetings: Sequence[Meeting],
    answers: Answers,
    readings: Readings,
    *,
    now: datetime,
    shown: Mapping[str, datetime] | None = None,
) -> PracticePlan:
    """Return the plan of a member; `shown` tells when practice showed which lesson."""
    lessons, by = shown or {}, variants(course, readings)
    return PracticePlan(
        course=course,
        member=member,
        memories=recollect_all(askable(answers, by)),
        by=by,
        until=goes_on_until(member, course, now=now),
        session_at=next_meeting_at(meetings, now=now),
        calendar=member.calendar(meetings),
        hard=hard_ones(answers, lessons),
        just_read=frozenset(each for each, at in lessons.items() if at + REST > now),
    )


def goes_on_until(member: Learner, course: Course, *, now: datetime) -> datetime | None:
    """Return until when practice goes on for somebody who has nothing due.

    None before the rhythm begins, and after the end.
    """
    begins = begins_on(member, course, now=now)
    end = at_minute(begins + GOES_ON_FOR, member.times.minute, member.times.zone)
    return end if member.local_day(now) >= begins and now <= end else None


def may_be_asked(
    member: Learner, course: Course, meetings: Sequence[Meeting], *, now: datetime
) -> bool:
    """Tell whether a message about practice may be sent today, without reading the answers.

    A date that was computed before is used, unless a meeting is near, which moves dates forward, or
    it is further away than practice rests: then it is from before practice went on for everybody.
    """
    calendar = member.calendar(meetings)
    today = calendar.today(now)
    if practice_message_kind(member.unanswered) is None or not calendar.is_practice_day(today):
        return False
    if member.practice_at is None or calendar.today(member.practice_at) <= today:
        return True
    if member.practice_at - now > RESTS_AT_MOST and goes_on_until(member, course, now=now):
        return True
    start = next_meeting_at(meetings, now=now)
    return not member.unanswered and start is not None and start - now <= BEFORE_SESSION


def sentence_to_say(course: Course, readings: Readings, said: Said, *, now: datetime) -> str | None:
    """Return the id of the sentence that practice may ask for, or None.

    It belongs to a lesson that was read. The first one that was never said comes first, else the
    one that was said longest ago.
    """
    read = [
        str(each.id)
        for unit in course.every_unit
        for each in unit.aloud
        if has_read(unit, readings.get(unit.id), each.card)
    ]
    rested = [each for each in read if each not in said or said[each] + ALOUD_AGAIN_AFTER <= now]
    return min(rested, key=lambda each: (each in said, said.get(each, now)), default=None)
