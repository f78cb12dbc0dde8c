"""When another coordinator must approve an announcement, and when its author may send it alone."""

from datetime import datetime, timedelta
from enum import StrEnum

ALONE_WAITS = timedelta(minutes=10)
"""A coordinator without colleagues can ask nobody, and gets more time to stop it instead."""


class ApprovalReason(StrEnum):
    """Why an announcement needs the approval of another coordinator."""

    COHORTS = "cohorts"
    PEOPLE = "people"
    LINK = "link"


class RefusalReason(StrEnum):
    """What another coordinator wants changed before it goes."""

    FACTS = "facts"
    PEOPLE = "people"
    TIME = "time"
    WORDS = "words"
    TALK = "talk"


def approval_reasons(
    *, cohorts: int, people: int, foreign_links: int, limit: int
) -> tuple[ApprovalReason, ...]:
    """Return why another coordinator must approve; up to `limit` people need no approval."""
    reasons = (
        (ApprovalReason.COHORTS, cohorts > 1),
        (ApprovalReason.PEOPLE, people > limit),
        (ApprovalReason.LINK, foreign_links),
    )
    return tuple(why for why, holds in reasons if holds)


def decide_start(
    reasons: tuple[ApprovalReason, ...],
    *,
    others: int,
    wanted_at: datetime | None,
    undo: timedelta,
    now: datetime,
) -> datetime | None:
    """Return when an announcement starts; None if another coordinator decides first.

    `others` counts the coordinators who could approve it.
    """
    if reasons and others:
        return None
    return start_time(wanted_at, wait=ALONE_WAITS if reasons else undo, now=now)


def start_time(wanted_at: datetime | None, *, wait: timedelta, now: datetime) -> datetime:
    """Return when it starts: at the chosen time, but never before the time to undo has passed."""
    soonest = now + wait
    return soonest if wanted_at is None or wanted_at < soonest else wanted_at
