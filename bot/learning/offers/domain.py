"""Decides when the bot offers the warm-up and lessons that are not done yet.

It decides once for each person on each working day, at the hour that the person chose. Days are
local days of the person; quiet days are the cohort's holidays (ISO dates).
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.days import at_minute, local_day
from bot.learning.domain import Learner, Meeting, MessageTimes
from bot.learning.rhythm.domain import MessageHistory, UnaskedMessage

SERIES = timedelta(hours=36)
"""Meetings that begin less than this apart are one series."""
WEEKDAYS = 5
ALL_WEEK = 0b0011111
TWO_DAYS = 0b0001010
ONE_DAY = 0b0000100
NEVER = 0
"""Days of the week as bits, Monday first: all working days; Tuesday and Thursday; Wednesday."""


class OfferKind(StrEnum):
    """The kinds of messages with offers."""

    WARM_UP = "learning.warmup"
    LESSONS = "learning.lessons"


def offer_on(
    today: date,
    *,
    times: MessageTimes,
    quiet_days: Collection[str],
    meetings: Sequence[Meeting],
    joined_on: date,
    now: datetime,
) -> OfferKind | None:
    """Return what may be offered to somebody today, as far as the calendar decides.

    `meetings` are all meetings of the cohort, in order. Nothing is offered on a day with a meeting,
    on a holiday, and on days that the person does not want. Before the first meeting only the
    warm-up is offered; after a series, lessons, from the day after joining on.
    """
    on = [local_day(meeting.starts_at, times.zone) for meeting in meetings]
    if today in on or not _is_wanted(today, times.days, quiet_days):
        return None
    begun = sum(meeting.starts_at <= now for meeting in meetings)
    if begun < len(meetings):
        if begun == 0:
            is_eve = today == _last_wanted_before(on[0], times.days, quiet_days)
            return OfferKind.WARM_UP if is_eve else None
        if meetings[begun].starts_at - meetings[begun - 1].starts_at < SERIES:
            return None
    return OfferKind.LESSONS if today > joined_on else None


def offers_in(history: MessageHistory) -> tuple[UnaskedMessage, ...]:
    """Return the offers of lessons and quizzes in one enrolment, oldest first."""
    return tuple(each for each in history.own if each.kind == OfferKind.LESSONS)


def is_offered_today(member: Learner, *, now: datetime) -> bool:
    """Tell whether somebody can be reached and their offer is due today; late ones are skipped."""
    if member.chat_id is None or member.offer_at is None:
        return False
    if member.paused_until is not None and member.paused_until > now:
        return False
    return member.local_day(member.offer_at) == member.local_day(now)


def next_offer_at(times: MessageTimes, *, now: datetime) -> datetime:
    """Return the next instant after `now` at the person's hour on a working day."""
    day = local_day(now, times.zone)
    while True:
        at = at_minute(day, times.minute, times.zone)
        if at > now and day.weekday() < WEEKDAYS:
            return at
        day += timedelta(days=1)


def fewer_days(days: int) -> int:
    """Return fewer days of the week: three or more become two, two become one, one becomes none."""
    if days.bit_count() > TWO_DAYS.bit_count():
        return TWO_DAYS
    return ONE_DAY if days.bit_count() > ONE_DAY.bit_count() else NEVER


def dedup_key(person: int, day: date) -> str:
    """Return the deduplication key: a person gets one message about learning on a local day."""
    return f"learn:{person}:{day.toordinal()}"


def _is_wanted(day: date, days: int, quiet_days: Collection[str]) -> bool:
    is_on = day.weekday() < WEEKDAYS and bool(days & (1 << day.weekday()))
    return is_on and day.isoformat() not in quiet_days


def _last_wanted_before(day: date, days: int, quiet_days: Collection[str]) -> date | None:
    week = (day - timedelta(days=n) for n in range(1, 8))
    return next((each for each in week if _is_wanted(each, days, quiet_days)), None)
