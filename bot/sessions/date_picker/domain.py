"""Days and times that coordinators type, and why a choice is refused."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.days import MINUTES_A_DAY, day_or_none, full_year, in_nearest_year
from bot.refusals import StaleButton


class DraftStep(StrEnum):
    """What is asked next for a draft."""

    PURPOSE = "purpose"
    TITLE = "title"
    WHICH = "which"
    DAY = "day"
    TIME = "time"
    LINK = "link"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOver:
    """This day, or this hour of it, is over."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTaken:
    """There is a meeting then already."""

    unit: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """The text is no day, time or link."""

    step: DraftStep


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDay:
    """There is no such day, as somebody wrote it: 31/02."""

    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownZone:
    """A time is in a zone that we do not know; `minute` is the time in that zone."""

    zone: str
    minute: int


Problem = DayOver | HourTaken | NotUnderstood | NoSuchDay | UnknownZone


MOST_TITLE = 80
_DAYS = range(date(1970, 1, 1).toordinal(), date(9000, 1, 1).toordinal())
_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?\.?\s*")
_TIME = re.compile(r"\s*(\d{1,2})\s*[:.h]\s*(\d{2})\s*|\s*(\d{1,2})\s*(?:h|:)?\s*")


def read_day(text: str, *, today: date) -> date | None:
    """Return the day in a text such as "29/5" or "29.5.2023"; None if there is none.

    Without a year it is the one of `in_nearest_year`.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year is not None:
        return day_or_none(full_year(year), month, day)
    return in_nearest_year(day, month, today=today)


def read_time(text: str) -> int | None:
    """Return the minute of the day in "9:15", "9.15", "9h15" or "9"; None if there is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes = (int(found[1]), int(found[2])) if found[1] else (int(found[3]), 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004


def day_from_button(ordinal: int) -> date:
    """Return the day that a button names; `StaleButton` for one with no room for others around."""
    if ordinal not in _DAYS:
        raise StaleButton
    return date.fromordinal(ordinal)


def minute_from_button(minute: int) -> int:
    """Return the minute of the day that a button names; `StaleButton` for one that is none."""
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return minute


def is_title(text: str) -> bool:
    """Tell whether a text may be the name of a meeting: one short line without a link."""
    said = text.strip()
    return 0 < len(said) <= MOST_TITLE and "\n" not in said and "://" not in said
