"""Reads typed answers to a question for a day or time: "29/5", "tomorrow at 2pm", "ស្អែក".

A text that says anything else is not read. In 5/6 the first number is the day, as
people in Cambodia write it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from unicodedata import decimal

from bot.days import MINUTES_A_DAY, day_or_none, full_year, in_nearest_year
from bot.sessions.written_times.domain import clocks_in, dates_in, with_noon

LONGEST = 60
LONGEST_SPAN = timedelta(hours=12)
_DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_BARE_SPAN = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|to|until|till|ដល់)\s*(\d{1,2})(?:[:.h](\d{2}))?"
)
_UNTIL = re.compile(r"\s*(?:-|until|till?|to|ដល់)\s*")
_DOTTED = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?\.?")
_KHMER = re.compile(r"(\d{1,2})\s*ខែ\s*(\d{1,2})(?:\s*ឆ្នាំ\s*(\d{4}|\d{2}))?")
_SHORT = re.compile(r"(\d{1,2})[.-](\d{1,2})\.?\s+(?=\S)")
"""Day and month before a time: "29-5 9:00"."""
_TIME = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})|(\d{1,2})\s*[h:]?")
_HOUR = re.compile(r"(?:ម៉ោង|\bat\b|@)\s*(\d{1,2})(?![\d:.])")
_AHEAD = (
    (2, r"\bday after tomorrow\b|ខានស្អែក"),
    (1, r"\btomorrow\b|\btmr\b|ថ្ងៃស្អែក|ស្អែក"),
    (0, r"\btoday\b|\btonight\b|ថ្ងៃនេះ"),
)
_WEEKDAYS = (
    r"\bmon(?:day)?\b|ច័ន្ទ|ចន្ទ",
    r"\btue(?:s|sday)?\b|អង្គារ",
    r"\bwed(?:nesday)?\b|ពុធ",
    r"\bthu(?:r|rs|rsday)?\b|ព្រហស្បតិ៍|ព្រហស្បត្តិ៍",
    r"\bfri(?:day)?\b|សុក្រ",
    r"\bsat(?:urday)?\b|សៅរ៍",
    r"\bsun(?:day)?\b|អាទិត្យ",
)
_FILLER = re.compile(
    r"\b(?:on|at|the|next|this|day|o'?clock|from)\b|ថ្ងៃទី|ថ្ងៃ|ម៉ោង|វេលា|នៅ|ទី|ខែ|ឆ្នាំ|ក្រោយ|[\s,;.@–-]"
)
_HALF = re.compile(r"[ap]\.?\s?m\b\.?|ព្រឹក|រសៀល|ល្ងាច|យប់", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTime:
    """A typed day, minute of the day, or both; `no_day`: the day does not exist."""

    day: date | None = None
    minute: int | None = None
    no_day: bool = False


def read_typed(text: str, *, today: date) -> TypedTime:
    """Return the day and the time of a short text; only the year is filled in.

    A bare weekday is the next one, not today.
    """
    line = _plain(text)
    day, rest, no_day = _take_day(line, today=today)
    minute, rest = _take_minute(rest)
    if _FILLER.sub("", _HALF.sub("", rest)):
        return TypedTime()
    return TypedTime(day=day, minute=minute, no_day=no_day)


def read_day(text: str, *, today: date) -> date | None:
    """Return the day of a text that names a day only; None for other texts."""
    line = _plain(text)
    typed = _DOTTED.fullmatch(line)
    if typed is not None:
        return _dated(typed[1], typed[2], typed[3], today=today)
    found = read_typed(line, today=today)
    return found.day if found.minute is None else None


def read_time(text: str) -> int | None:
    """Return the minute of the day in "9:15", "9.15", "9h15", "9", "10am" or "ម៉ោង 2 រសៀល"."""
    line = _plain(text)
    typed = _TIME.fullmatch(line)
    if typed is not None:
        return _minute(typed)
    minute, rest = _take_minute(line)
    return None if _FILLER.sub("", _HALF.sub("", rest)) else minute


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSpan:
    """A typed span: its beginning, a minute of the day, and its length. `day`: a day beside it."""

    minute: int
    length: timedelta
    day: date | None = None


def read_span(text: str, *, today: date | None = None) -> TypedSpan | None:
    """Return the span in "8:30-12:00", "8-12", "2pm to 4" or "ម៉ោង 2 រសៀល ដល់ 4 រសៀល".

    With `today` a day may stand beside it, as in "31/5 8:30-12:00".
    """
    line = with_noon(_plain(text).translate(_DASHES))
    alone = _span(line)
    if alone is not None or today is None:
        return alone
    day, rest, _ = _take_day(line, today=today)
    found = None if day is None else _span(rest)
    return None if found is None else replace(found, day=day)


def read_end(text: str) -> int | None:
    """Return the minute of the day in "until 12:00" or "ដល់ 12"; None for other texts."""
    line = with_noon(_plain(text).translate(_DASHES))
    found = _UNTIL.match(line)
    return None if found is None else read_time(line[found.end() :])


def _span(line: str) -> TypedSpan | None:
    bare = _BARE_SPAN.fullmatch(line.strip(" .,"))
    words = f"{bare[1]}:{bare[2] or '00'}-{bare[3]}:{bare[4] or '00'}" if bare else line
    clocks = clocks_in(words)
    if len(clocks) != 1 or clocks[0].until is None:
        return None
    clock, until = clocks[0], clocks[0].until
    beside = f"{words[: clock.begins]} {clock.rest}"
    length = timedelta(minutes=(until - clock.minute) % MINUTES_A_DAY)
    if _FILLER.sub("", _HALF.sub("", beside)) or length > LONGEST_SPAN:
        return None
    return TypedSpan(minute=clock.minute, length=length)


def _plain(text: str) -> str:
    """Return a text in lower case, with plain digits and without invisible spaces."""
    signs = text[:LONGEST].replace("\u200b", "").replace("\u00a0", " ").strip().lower()
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in signs)


def _take_day(line: str, *, today: date) -> tuple[date | None, str, bool]:
    """Return the day in a line, the line without it, and whether that day does not exist."""
    khmer = _KHMER.search(line)
    if khmer is not None:
        day = _dated(khmer[1], khmer[2], khmer[3], today=today)
        return day, _cut(line, khmer.span()), day is None
    short = _SHORT.match(line)
    if short is not None:
        day = _dated(short[1], short[2], None, today=today)
        return day, line[short.end() :], day is None
    dates = dates_in(line, today=today)
    if len(dates) == 1:
        days = dates[0].days
        return (days[0] if days else None), _cut(line, dates[0].span), not days
    return (*_take_word(line, today=today), False)


def _take_word(line: str, *, today: date) -> tuple[date | None, str]:
    for days, words in _AHEAD:
        found = re.search(words, line)
        if found is not None:
            return today + timedelta(days=days), _cut(line, found.span())
    for weekday, words in enumerate(_WEEKDAYS):
        found = re.search(words, line)
        if found is not None:
            ahead = (weekday - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead), _cut(line, found.span())
    return None, line


def _take_minute(line: str) -> tuple[int | None, str]:
    """Return the time in what is left of a line, and the line without it."""
    bare = _TIME.fullmatch(_FILLER.sub(" ", line).strip())
    if bare is not None:
        minute = _minute(bare)
        return minute, "" if minute is not None else line
    clocks = clocks_in(line)
    if len(clocks) == 1:
        return clocks[0].minute, _after_clock(line, clocks[0].rest)
    hour = _HOUR.search(line)
    if hour is not None and int(hour[1]) * 60 < MINUTES_A_DAY:
        return int(hour[1]) * 60, _cut(line, hour.span())
    return None, line


def _after_clock(line: str, rest: str) -> str:
    """Return a line without its only time, which stands before `rest`."""
    before = line[: len(line) - len(rest)] if rest else line
    return re.sub(r"\d{1,2}(?:[:.h]\d{2})?h?(?=\D*$)", "", before) + rest


def _minute(found: re.Match[str]) -> int | None:
    hours, minutes = (int(found[1]), int(found[2])) if found[1] else (int(found[3]), 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004


def _dated(day: str, month: str, year: str | None, *, today: date) -> date | None:
    if year is not None:
        return day_or_none(full_year(year), int(month), int(day))
    return in_nearest_year(int(day), int(month), today=today)


def _cut(line: str, span: tuple[int, int]) -> str:
    return f"{line[: span[0]]} {line[span[1] :]}"
