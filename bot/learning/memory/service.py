"""What a member remembers, and what follows from it: what to ask, and when to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.catalog.course import Course
from bot.learning.domain import Meeting, Member
from bot.learning.memory.domain import Memory, recollect_all
from bot.learning.practice.domain import (
    BEFORE_SESSION,
    Ask,
    Calendar,
    choose,
    choose_at_will,
    next_push,
    push,
    variants,
)
from bot.learning.practice.storage import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The memories of a member of a course; `session_at` is the cohort's next meeting."""

    course: Course
    member: Member
    memories: tuple[Memory, ...]
    session_at: datetime | None
    calendar: Calendar

    def due(self, *, now: datetime) -> tuple[Ask, ...]:
        """Return what is to be asked now, at most three."""
        by = variants(self.course)
        return choose(self.memories, by, session_at=self.session_at, now=now)

    def asks(self, *, now: datetime) -> tuple[Ask, ...]:
        """Return what somebody who wants to practise is asked: what is due, or else anything."""
        at_will = choose_at_will(self.memories, variants(self.course), now=now)
        return self.due(now=now) or at_will

    def writes_at(self) -> datetime | None:
        """Return when the next message goes: after a silence when it says so, else when due."""
        if self.member.unanswered and self.member.practice_at is not None:
            return self.member.practice_at
        last = max((memory.reviewed_at for memory in self.memories), default=None)
        return None if last is None else self.after(self.member.unanswered, now=last)

    def after(self, unanswered: int, *, now: datetime) -> datetime | None:
        """Return when the message after so many unanswered ones would go, seen from `now`."""
        return next_push(
            self.memories, unanswered, self.calendar, session_at=self.session_at, now=now
        )


def remembered(
    course: Course, member: Member, meetings: Sequence[Meeting], answers: Answers, *, now: datetime
) -> Remembered:
    """Return what a member remembers by these answers."""
    return Remembered(
        course=course,
        member=member,
        memories=recollect_all(answers),
        session_at=next_start(meetings, now=now),
        calendar=calendar_of(member, meetings),
    )


def may_be_asked(member: Member, meetings: Sequence[Meeting], *, now: datetime) -> bool:
    """Tell whether a message about practice could go today, before anything is worked out.

    A date that was worked out before holds, unless a meeting comes near: it brings dates forward.
    """
    calendar = calendar_of(member, meetings)
    today = calendar.today(now)
    if push(member.unanswered) is None or not calendar.is_practice_day(today):
        return False
    if member.practice_at is None or calendar.today(member.practice_at) <= today:
        return True
    start = next_start(meetings, now=now)
    return not member.unanswered and start is not None and start - now <= BEFORE_SESSION


def calendar_of(member: Member, meetings: Sequence[Meeting]) -> Calendar:
    """Return when a member may be written to about practice."""
    zone = ZoneInfo(member.rhythm.zone)
    return Calendar(
        zone=member.rhythm.zone,
        days=member.rhythm.days,
        minute=member.rhythm.minute,
        quiet_days=member.quiet_days,
        session_days={meeting.starts_at.astimezone(zone).date() for meeting in meetings},
    )


def next_start(meetings: Sequence[Meeting], *, now: datetime) -> datetime | None:
    """Return when the next meeting begins, or None; `meetings` are in order."""
    return next((meeting.starts_at for meeting in meetings if meeting.starts_at > now), None)
