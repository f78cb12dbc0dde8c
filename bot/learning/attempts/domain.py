"""Decides what an attempt at a quiz measures and which questions it asks, and compares results."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.catalog.course import Course, NoSuchContent
from bot.catalog.rhythm import NO_RHYTHM
from bot.learning.quiz.domain import MISSED, WARM_UP, Purpose
from bot.refusals import Refusal
from bot.small_groups import SMALLEST_GROUP

BETWEEN_CHECKS = timedelta(days=30)
"""A check that was begun less than this long before the next one opens counts for both."""
GIVEN_UP_AFTER = timedelta(days=7)
"""A run that measures nothing, such as one through missed questions, ends without an answer within
this time."""


class WarmUpOver(Refusal):
    """The warm-up is for the time before the first meeting, which has begun."""


def purpose_now(
    *,
    meeting: datetime | None,
    earlier: Sequence[tuple[Purpose, datetime]],
    now: datetime,
    checks: Sequence[int] = NO_RHYTHM.checks,
) -> Purpose:
    """Return what an attempt at a unit's quiz measures if it starts now.

    `meeting` is when the cohort's meeting on the unit begins, None if none is planned; `earlier`
    are the person's earlier attempts: purpose and start. Only the first attempt in a period
    measures; later ones are repeats. Without a meeting there is no baseline, because nothing tells
    what somebody knew before: the first attempt is the post-test. A retention check comes `checks`
    days after the post-test, even a late one, or after the meeting if there was no post-test.
    """
    measured = {purpose for purpose, _ in earlier}
    since = max((at for purpose, at in earlier if purpose is Purpose.POSTTEST), default=meeting)
    if meeting is not None and now < meeting and Purpose.POSTTEST not in measured:
        period = Purpose.BASELINE
    elif since is None or now < since + timedelta(days=checks[0]):
        period = Purpose.POSTTEST
    else:
        checked = [at for purpose, at in earlier if purpose is Purpose.RETENTION]
        is_open = check_opened_at(since, checked, checks, now=now) is not None
        return Purpose.RETENTION if is_open else Purpose.REPEAT
    return Purpose.REPEAT if period in measured else period


def check_opened_at(
    since: datetime, checked: Iterable[datetime], checks: Sequence[int], *, now: datetime
) -> datetime | None:
    """Return since when a check is open that was not begun yet; None if no check is open.

    The checks come a number of days (`checks`) after `since`; `checked` is when earlier ones were
    begun. If several were missed, only the last one is open.
    """
    opened = [at for days in checks if (at := since + timedelta(days=days)) <= now]
    if not opened or any(at > opened[-1] - BETWEEN_CHECKS for at in checked):
        return None
    return opened[-1]


def reached_by_half(scores: Sequence[int]) -> int | None:
    """Return the score that at least half of a group reached; None for fewer than five people."""
    if len(scores) < SMALLEST_GROUP:
        return None
    return sorted(scores, reverse=True)[(len(scores) + 1) // 2 - 1]


def items_of(course: Course, quiz: str) -> tuple[str, ...]:
    """Return the questions of a quiz or of the warm-up; raise `NoSuchContent` without any."""
    items = warm_up(course) if quiz == WARM_UP else tuple(i.id for i in course.unit(quiz).items)
    if not items:
        raise NoSuchContent
    return items


def warm_up(course: Course) -> tuple[str, ...]:
    known = {item.id for unit in course.units for item in unit.items}
    return tuple(item for item in course.warm_up if item in known)


def part_of_quiz(course: Course, quiz: str) -> int | None:
    """Return which part of the course a quiz belongs to, from 1; None for the warm-up."""
    unit = quiz.removesuffix(MISSED)
    return next((part for part, each in enumerate(course.units, 1) if each.id == unit), None)
