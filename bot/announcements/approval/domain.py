"""When a second coordinator must allow an announcement, and when its author may go on alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ALONE_WAITS = timedelta(minutes=10)
"""A sole coordinator has nobody to ask: the time to stop it is longer instead."""


class ApprovalReason(StrEnum):
    """What makes an announcement weighty."""

    COHORTS = "cohorts"
    PEOPLE = "people"
    LINK = "link"


def approval_reasons(
    *, cohorts: int, people: int, foreign_links: int, limit: int
) -> tuple[ApprovalReason, ...]:
    """Return why a second coordinator must look; `limit` is how many people need none."""
    reasons = (
        (ApprovalReason.COHORTS, cohorts > 1),
        (ApprovalReason.PEOPLE, people > limit),
        (ApprovalReason.LINK, foreign_links),
    )
    return tuple(why for why, holds in reasons if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOthers:
    """Another coordinator decides first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAt:
    """It starts at an instant, unless it is stopped before."""

    at: datetime


def decide_start(
    reasons: tuple[ApprovalReason, ...],
    *,
    others: int,
    wanted_at: datetime | None,
    undo: timedelta,
    now: datetime,
) -> AskOthers | StartAt:
    """Decide what a confirmed announcement does; `others` may allow it beside its author."""
    if reasons and others:
        return AskOthers()
    return StartAt(at=start_time(wanted_at, wait=ALONE_WAITS if reasons else undo, now=now))


def start_time(wanted_at: datetime | None, *, wait: timedelta, now: datetime) -> datetime:
    """Return the start: the chosen time, and never before the time to undo is over."""
    soonest = now + wait
    return soonest if wanted_at is None or wanted_at < soonest else wanted_at
