"""Quiet hours of a person and quiet days of a cohort, and how coordinators write them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.days import TWO_YEARS
from bot.outbox.gate.domain import is_quiet
from bot.sessions.domain import at_clock, instant, minute_of_day, wall
from bot.sessions.links.domain import plain_text
from bot.sessions.typed_times.domain import read_day
from bot.sessions.written_times.domain import dates_in, expand_dates

BEFORE_QUIET = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietTimes:
    """Somebody's quiet hours (minutes after local midnight) and the cohort's quiet days."""

    zone: str
    quiet_from: int = 20 * 60
    quiet_until: int = 7 * 60
    quiet_days: frozenset[str] = frozenset()


def before_quiet_time(due_at: datetime, calendar: QuietTimes) -> datetime:
    """Return `due_at`, or the last good moment before it if it is a quiet hour or day."""
    local = wall(due_at, calendar.zone)
    while local.date().isoformat() in calendar.quiet_days:
        local -= timedelta(days=1)
    minute, since = minute_of_day(local), calendar.quiet_from
    if is_quiet(minute, since, calendar.quiet_until):
        day = local.date() if minute >= since else local.date() - timedelta(days=1)
        local = at_clock(day, since) - BEFORE_QUIET
        while local.date().isoformat() in calendar.quiet_days:
            local -= timedelta(days=1)
    elif local == wall(due_at, calendar.zone):
        return due_at
    return instant(local, calendar.zone)


MOST_AT_ONCE = 31
LONGEST = 60
LONGEST_LIST = 300
_LISTED = re.compile(r"[,;&\n]|\band\b|និង", re.IGNORECASE)
_DATES = re.compile(r"(?<!\d)\d{1,2}\s*[/.]\s*\d{1,2}(?!\d)")
_SPAN = re.compile(r"\s*(.+?)\s*(?:-|\bto\b|ដល់)\s*(.+?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DayRange:
    """Days in a row, from the first to the last."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=step) for step in range(count))


def read_day_range(text: str, *, today: date) -> DayRange | None:
    """Return the days in "14/4", "13/4-16/4", "13-16/4" or "13 to 16 April"; None if none.

    Without a year it is this year's, or the next one's if that would be long over.
    """
    written = plain_text(text[:LONGEST])
    one = read_day(written, today=today)
    if one is not None:
        return DayRange(first=one, last=one)
    return _between(written, today=today) or _named(written, today=today)


def read_day_ranges(text: str, *, today: date) -> tuple[DayRange, ...]:
    """Return the days in "1/6, 3/6-5/6", part by part; none if a part cannot be read."""
    written = plain_text(text)
    if len(written) > LONGEST_LIST:
        return ()
    parts = [each for each in _LISTED.split(written) if each.strip()]
    found = [read_day_range(each, today=today) for each in parts]
    if not all(found):  # "29, 30 and 31 May" has a month for all
        return _all_named(written, today=today)
    return tuple(each for each in found if each is not None)


def _all_named(written: str, *, today: date) -> tuple[DayRange, ...]:
    """Return the days in "29, 30 and 31 May"; those in a row are one range."""
    found = [each.days for each in dates_in(expand_dates(written).lower(), today=today)]
    if not found or any(len(days) != 1 for days in found):
        return ()
    return day_ranges({days[0].isoformat() for days in found}, since=date.min)


def read_days_alone(text: str, *, today: date) -> DayRange | None:
    """Return the days of a text that holds nothing else; "See you on 18 June" does."""
    written = plain_text(text)
    if len(written) > LONGEST:
        return None
    one = read_day(written, today=today)
    return _between(written, today=today) if one is None else DayRange(first=one, last=one)


def are_days_alone(text: str, *, today: date) -> bool:
    """Tell whether a text holds days only, one or several: "1/6, 3/6-5/6"."""
    parts = [each for each in _LISTED.split(plain_text(text)) if each.strip()]
    return bool(parts) and all(read_days_alone(each, today=today) for each in parts)


def why_unread(text: str) -> str:
    """Return why no days are read from a text: "impossible" for such as 31/2, else "unread"."""
    return "impossible" if _DATES.search(plain_text(text[:LONGEST_LIST])) else "unread"


def why_not(day_range: DayRange, *, today: date) -> str | None:
    """Return why days cannot be quiet: "over", "backwards", "long" or "far"; None if they can."""
    if day_range.last < day_range.first:
        return "backwards"
    if day_range.last < today:
        return "over"
    if len(day_range.days) > MOST_AT_ONCE:
        return "long"
    return "far" if day_range.last > today + TWO_YEARS else None


def why_not_all(ranges: Collection[DayRange], *, today: date) -> str | None:
    """Return why some of these days cannot be quiet together; None if they can."""
    reasons = (why_not(each, today=today) for each in ranges)
    first = next((each for each in reasons if each is not None), None)
    return first or ("long" if sum(len(each.days) for each in ranges) > MOST_AT_ONCE else None)


def day_ranges(days: Collection[str], *, since: date) -> tuple[DayRange, ...]:
    """Return days (ISO) from `since` on, in order; days in a row are together."""
    found: list[DayRange] = []
    for day in sorted(date.fromisoformat(each) for each in days):
        if day < since:
            continue
        if found and day - found[-1].last == timedelta(days=1):
            found[-1] = DayRange(first=found[-1].first, last=day)
        else:
            found.append(DayRange(first=day, last=day))
    return tuple(found)


def _between(written: str, *, today: date) -> DayRange | None:
    parts = _SPAN.fullmatch(written)
    if parts is None:
        return None
    last = read_day(parts[2], today=today)
    if last is None:
        return None
    first = read_day(parts[1], today=today)
    if first is None and parts[1].isdecimal():
        first = read_day(f"{parts[1]}/{last.month}/{last.year}", today=today)
    return None if first is None else DayRange(first=first, last=last)


def _named(written: str, *, today: date) -> DayRange | None:
    found = [each.days for each in dates_in(expand_dates(written).lower(), today=today)]
    if not found or any(len(days) != 1 for days in found):
        return None
    return DayRange(first=found[0][0], last=found[-1][0])
