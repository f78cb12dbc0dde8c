"""Decides what can still be measured: the warm-up before, and post-tests after meetings.

A quiz before the meeting on it shows what somebody knew. It is asked again after the meeting, so
that "before" can be compared with "right after".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.catalog.course import Course
from bot.learning.attempts.domain import purpose_now, warm_up
from bot.learning.domain import Meeting
from bot.learning.quiz.domain import WARM_UP, Purpose
from bot.learning.retention.domain import MeasuredAttempt, ScoredAnswer

WARM_UP_IS_NEAR: Final = timedelta(days=4)
"""How long before the first meeting Home offers the warm-up: over a weekend and a holiday."""

Earlier = Mapping[str, Sequence[tuple[Purpose, datetime]]]
"""Quiz id -> what was measured in it, and when."""


class PostTest(StrEnum):
    """Whether somebody can still do a post-test: now, after a meeting, or not any more."""

    OPEN = "open"
    WAITS = "waits"
    OVER = "over"


def starts_by_unit(meetings: Iterable[Meeting]) -> dict[str, datetime]:
    """Return when the first meeting on each unit begins; `meetings` are in order."""
    found: dict[str, datetime] = {}
    for meeting in meetings:
        if meeting.unit is not None:
            found.setdefault(meeting.unit, meeting.starts_at)
    return found


def posttests_due(
    course: Course,
    taken: Iterable[MeasuredAttempt],
    meetings: Sequence[Meeting],
    *,
    now: datetime,
) -> tuple[str, ...]:
    """Return the quizzes that were done before their meeting and are asked again, in order.

    They are asked from the meeting on until the check replaces them. A quiz that was begun again is
    left out.
    """
    starts, runs = starts_by_unit(meetings), list(taken)
    early = {each.quiz for each in runs if each.purpose is Purpose.BASELINE and each.finished_at}
    being_answered = {each.quiz for each in runs if each.finished_at is None}
    earlier = _by_quiz((each.quiz, each.purpose, each.finished_at or now) for each in runs)
    return tuple(
        unit.id
        for unit in course.units
        if unit.items
        and unit.id in early - being_answered
        and (start := starts.get(unit.id)) is not None
        and start <= now
        and purpose_now(
            meeting=start, earlier=earlier[unit.id], now=now, checks=course.rhythm.checks
        )
        is Purpose.POSTTEST
    )


def posttest_of(
    course: Course, marks: Iterable[ScoredAnswer], meetings: Sequence[Meeting], *, now: datetime
) -> PostTest:
    """Tell whether somebody can still do a post-test; `marks` are their answers."""
    starts = starts_by_unit(meetings)
    earlier = _by_quiz((mark.quiz, mark.purpose, mark.at) for mark in marks)
    purposes = {
        purpose_now(
            meeting=starts.get(unit.id),
            earlier=earlier.get(unit.id, ()),
            now=now,
            checks=course.rhythm.checks,
        )
        for unit in course.units
        if unit.items
    }
    if Purpose.POSTTEST in purposes:
        return PostTest.OPEN
    later = any(unit.id in starts and starts[unit.id] > now for unit in course.units if unit.items)
    return PostTest.WAITS if later else PostTest.OVER


def is_warm_up_open(
    course: Course, finished: Collection[str], meetings: Sequence[Meeting], *, now: datetime
) -> bool:
    """Tell whether somebody can do the warm-up: before the first meeting, and not `finished`."""
    if not meetings or meetings[0].starts_at <= now:
        return False
    return bool(warm_up(course)) and WARM_UP not in finished


def is_warm_up_near(meetings: Sequence[Meeting], *, now: datetime) -> bool:
    """Tell whether the first meeting is so near that Home offers the warm-up."""
    return bool(meetings) and meetings[0].starts_at - WARM_UP_IS_NEAR <= now


def _by_quiz(
    runs: Iterable[tuple[str, Purpose, datetime]],
) -> dict[str, list[tuple[Purpose, datetime]]]:
    found: dict[str, list[tuple[Purpose, datetime]]] = {}
    for quiz, purpose, at in runs:
        found.setdefault(quiz, []).append((purpose, at))
    return found
