"""On which days leaders are invited to plan a step, and for which reason.

Days are local days of the person; quiet days are the cohort's holidays (ISO dates); instants are
UTC-aware.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Final

from bot.learning.domain import Learner, Meeting
from bot.learning.offers.domain import SERIES
from bot.plans.domain import MOST_OPEN

KIND: Final = "plan.invite"
FIRST_DAY: Final = 1
"""The first free day after a reason stays free for lessons that are not read yet."""
LAST_DAY: Final = 6
"""From this free day after a reason on, it invites nobody; Home still leads to the plan."""
APART: Final = timedelta(days=7)
"""Two invitations of a person are at least so far apart."""
ASKED_ABOUT: Final = timedelta(days=7)
"""For so long after its day an open step is asked about, and no other one is asked for."""
TWO_MONTHS: Final = timedelta(days=60)
"""From the beginning of the rhythm to the invitation that comes to everybody."""


class Occasion(StrEnum):
    """Why somebody is invited: their step is done, they learned something, or time has passed."""

    DONE = "done"
    LEARNED = "learned"
    TWO_MONTHS = "two_months"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentDeeds:
    """What somebody learned and planned.

    `finished`: when they lately finished the lessons of units; `done_at`: when they did a step.
    `has_learned`: they finished a unit at any time, or were perhaps at a recent meeting. `made_at`
    is when they planned last; `open_until` the latest day of an open step, of which there are
    `open_steps`.
    """

    finished: tuple[datetime, ...] = ()
    done_at: datetime | None = None
    has_learned: bool = False
    made_at: datetime | None = None
    open_until: datetime | None = None
    open_steps: int = 0


def occasion_on(
    today: date,
    member: Learner,
    meetings: Sequence[Meeting],
    deeds: RecentDeeds,
    *,
    begins: date,
    invited_at: datetime | None,
    now: datetime,
) -> Occasion | None:
    """Return why somebody may be invited today, or None.

    `meetings` are all meetings of the cohort, in order; `begins` is the first day of the rhythm. A
    reason invites on the second day after it on which this person wants messages, or on one of the
    next four if something else is sent then. It counts until they are invited or plan a step.
    Nobody is invited twice in a week, or while a step is ahead of them or was due lately.
    """
    if deeds.open_until is not None and deeds.open_until + ASKED_ABOUT > now:
        return None
    if deeds.open_steps >= MOST_OPEN or (invited_at is not None and now < _week_after(invited_at)):
        return None
    answered = max((at for at in (deeds.made_at, invited_at) if at is not None), default=None)
    for occasion, at in _reasons(member, meetings, deeds, begins=begins, now=now):
        is_new = answered is None or at > answered
        if is_new and today in _days(occasion, at, member, meetings):
            return occasion
    return None


def _week_after(at: datetime) -> datetime:
    """Return when a week is over, whatever minute of the day messages come at."""
    return at + APART - timedelta(hours=12)


def _reasons(
    member: Learner, meetings: Sequence[Meeting], deeds: RecentDeeds, *, begins: date, now: datetime
) -> Iterator[tuple[Occasion, datetime]]:
    """Yield the reasons with their instants, the most personal first."""
    if deeds.done_at is not None:
        yield Occasion.DONE, deeds.done_at
    yield from ((Occasion.LEARNED, at) for at in deeds.finished)
    begun = [each for each in meetings if each.starts_at <= now]
    if deeds.has_learned and begun and _is_over(begun, meetings):
        yield Occasion.LEARNED, begun[-1].starts_at
    passed = member.calendar(meetings).at(begins + TWO_MONTHS)
    if passed <= now:
        yield Occasion.TWO_MONTHS, passed


def _days(
    occasion: Occasion, at: datetime, member: Learner, meetings: Sequence[Meeting]
) -> list[date]:
    since = member.local_day(at)
    if occasion is Occasion.TWO_MONTHS:  # nothing was learned on that day that could be read first
        return list(islice(member.calendar(meetings).practice_days(since), LAST_DAY - FIRST_DAY))
    free = (day for day in member.calendar(meetings).practice_days(since) if day > since)
    return list(islice(free, LAST_DAY))[FIRST_DAY:]


def _is_over(begun: Sequence[Meeting], meetings: Sequence[Meeting]) -> bool:
    """Tell whether no other meeting of the same series follows."""
    if len(begun) == len(meetings):
        return True
    return meetings[len(begun)].starts_at - begun[-1].starts_at >= SERIES
