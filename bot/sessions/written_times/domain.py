"""Finds days and times in one line of text, as people and calendars write them.

All possible readings are returned: 5/6 is two days, and a weekday that does not fit its
date is two as well. A parser that fills in missing parts would hide open questions; so
only the year is filled in here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from babel import Locale

from bot.days import MINUTES_A_DAY, day_or_none, full_year, in_nearest_year

_LANGUAGES = ("en", "fr", "km")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?:(?:,?\s+|\s*ឆ្នាំ\s*)(?P<year>(?:19|20)\d{2})(?![\d:]))?"
_LINK = r"\s*(?:,|;|&|\band\b|និង|,\s*and\b)\s*"
_THROUGH = r"\s*(?:-|\bto\b|\b(?:un)?till?\b|\bthrough\b|(?:រហូត)?ដល់)\s*"
_SEVERAL_OF = (
    r"(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?"
)
_ONE_OF = re.compile(
    rf"(?P<link>{_THROUGH})?\s*(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?"
    r"(?:(?P<weekday>[a-z]{3,9})\.?\s+)?(?P<day>\d{1,2})",
    re.IGNORECASE,
)
MOST_IN_A_ROW = 12
_HALF = r"(?P<half{0}>[ap]\.?\s?m\b\.?|ព្រឹក|រសៀល|ល្ងាច|យប់)"
_CLOCK = (
    r"(?<![\d:.])(?<!utc[+-])(?<!gmt[+-])(?P<said{0}>ម៉ោង\s*)?"
    r"(?P<h{0}>\d{{1,2}})(?:[:.h](?P<m{0}>\d{{2}})(?!\d)|(?P<bare{0}>h\b)?)"
    r"(?::\d{{2}})?\s*(?:" + _HALF + r")?"
)
_TO = r"\s*(?:-|\bto\b|\btill\b|\buntil\b|\bà\b|រហូតដល់|ដល់)\s*"
_SPAN = re.compile(
    _CLOCK.format(1)
    + f"(?:{_TO}"
    + _CLOCK.format(2)
    + r"(?P<ends>(?=\s*(?:[,;.)]|$|ថ្ងៃ|នៅ|តាម|និង)))?)?"
)
_NOON = re.compile(r"(?:\b12(?:[:.]00)?\s*)?(?:\b(?:noon|midday)\b|(?:ពេល)?ថ្ងៃត្រង់)", re.IGNORECASE)
_FORENOON = {"a", "ព្រឹក"}
NOON = 12 * 60
_AFTERNOON = frozenset("12345")
"""Hours after "ម៉ោង" without a half of the day: meetings are not held at night."""
MORNING = 6 * 60
"""Nobody means an earlier hour by "2-4"."""
_BARE_SPAN = re.compile(
    r"(?<![\d/.:-])(?P<h1>\d{1,2})(?::(?P<m1>[0-5]\d))?\s*(?:-|\bto\b|\b(?:un)?till?\b)\s*"
    r"(?P<h2>\d{1,2})(?::(?P<m2>[0-5]\d))?(?=\s*(?:[,;.)]|$|\bat\b|\bin\b|\bon\b))(?![.:]\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTime:
    """A time of day, or a span: minutes of the day.

    `rest` follows it in its line; it `begins` so many characters from the beginning of the line.
    `is_bare`: it is written like "2:00", which is mostly meant for the afternoon.
    """

    minute: int
    until: int | None = None
    rest: str = ""
    begins: int = 0
    is_bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date in a text, with all its possible days (none: there is no such day)."""

    days: tuple[date, ...]
    span: tuple[int, int]


@cache
def _months() -> Mapping[str, int]:
    """Return the months by their names, and in English by three letters, too.

    The names of three languages take 6 MB, so they are read when somebody writes a time.
    """
    wide = {language: dict(Locale(language).months["format"]["wide"]) for language in _LANGUAGES}
    found = {name.lower(): number for names in wide.values() for number, name in names.items()}
    short = {name[:3].lower(): number for number, name in wide["en"].items()}
    return found | short | {"sept": 9}


def month_pattern() -> str:
    """Return the pattern of a month's name, the longest first."""
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))


def number_of_month(name: str) -> int:
    """Return the number of a month from its name; `KeyError` for other words."""
    return _months()[name.lower()]


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """Return the layouts of one day."""
    month = month_pattern()
    return (
        re.compile(
            rf"{_WEEKDAY}(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?"
            rf"(?:\s+(?:of\s+)?|\s*ខែ\s*)(?P<month>{month})(?:(?!\w)\.?|(?=ឆ្នាំ)){_YEAR}"
        ),
        re.compile(
            rf"{_WEEKDAY}(?<!\w)(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]){_YEAR}"
        ),
        re.compile(
            rf"{_WEEKDAY}(?<![\d/.-])(?P<year>(?:19|20)\d{{2}})(?P<sep>[/.-])"
            r"(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
        ),
        re.compile(
            rf"{_WEEKDAY}(?<![\d/.:-])(?P<one>\d{{1,2}})(?P<sep>[/.-])(?P<two>\d{{1,2}})(?P=sep)"
            r"(?P<year>\d{4}|\d{2})(?![\d/])"
        ),
        re.compile(rf"{_WEEKDAY}(?<![\d/.:-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?![\d/])"),
    )


@cache
def _several() -> tuple[re.Pattern[str], ...]:
    """Return the layouts of several days of one month."""
    month = month_pattern()
    return (
        re.compile(
            rf"(?<![\d:/.-])(?P<first>{_SEVERAL_OF})(?P<more>(?:(?:{_LINK}|{_THROUGH})"
            rf"{_SEVERAL_OF})+)(?:\s+(?:of\s+)?|\s*ខែ\s*)(?P<month>{month})(?:(?!\w)\.?|(?=ឆ្នាំ)){_YEAR}",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )(?<!\w)"
            rf"(?P<month>{month})\.?\s+(?P<first>{_SEVERAL_OF})"
            rf"(?P<more>(?:(?:{_LINK}|{_THROUGH}){_SEVERAL_OF}(?![\d:.]))+){_YEAR}",
            re.IGNORECASE,
        ),
    )


def dates_in(line: str, *, today: date) -> list[WrittenDate]:
    """Return the dates in a lower-case line, in order; the first layout that fits wins."""
    found: list[WrittenDate] = []
    for layout in _dates():
        for match in layout.finditer(line):
            start, end = match.span()
            if all(end <= each.span[0] or start >= each.span[1] for each in found):
                found.append(_dated(match, today=today))
    return sorted(found, key=lambda each: each.span)


def expand_dates(line: str) -> str:
    """Write "29, 30 and 31 May" and "29-31 May" as three dates, so that each is found."""
    for layout in _several():
        line = layout.sub(_one_by_one, line)
    return line


def _one_by_one(match: re.Match[str]) -> str:
    days: dict[int, str] = {}
    last = 0
    for each in _ONE_OF.finditer(match["first"] + match["more"]):
        day = int(each["day"])
        if each["link"] and last < day <= last + MOST_IN_A_ROW:
            days |= dict.fromkeys(range(last + 1, day), "")
        days[day] = f"{each['weekday']} " if each["weekday"] else ""
        last = day
    year = f" {match['year']}" if match["year"] else ""
    return ", ".join(f"{name}{day} {match['month']}{year}" for day, name in days.items())


def is_long_range(line: str) -> bool:
    """Tell whether "1-28 February" stands for more days than a training has."""
    return any(
        each["link"] and int(each["day"]) > int(before["day"]) + MOST_IN_A_ROW
        for layout in _several()
        for match in layout.finditer(line)
        for before, each in pairwise(_ONE_OF.finditer(match["first"] + match["more"]))
    )


def clocks_in(text: str) -> list[WrittenTime]:
    """Return the times in a lower-case text without dates: with minutes, or am and pm."""
    return list(_clocks(text))


def usual_span_in(text: str) -> WrittenTime | None:
    """Return "2-4" or "9-11:30" in a text without dates, in the hours of meetings."""
    found = _BARE_SPAN.search(text)
    if found is None:
        return None
    start = int(found["h1"]) * 60 + int(found["m1"] or 0)
    end = int(found["h2"]) * 60 + int(found["m2"] or 0)
    start += NOON if start < MORNING else 0
    end += NOON if end <= start else 0
    if not start < end < MINUTES_A_DAY:
        return None
    return WrittenTime(minute=start, until=end, rest=text[found.end() :], begins=found.start())


def with_noon(line: str) -> str:
    """Write "noon" as a time, so that it is found."""
    return _NOON.sub("12:00", line)


def _dated(match: re.Match[str], *, today: date) -> WrittenDate:
    parts = match.groupdict()
    days = list(dict.fromkeys(_days(parts, today=today)))
    if parts["weekday"]:
        days = _on_weekday(days, WEEKDAYS.index(parts["weekday"]))
    return WrittenDate(days=tuple(days), span=match.span())


def _days(parts: dict[str, str | None], *, today: date) -> Iterator[date]:
    year = None if parts.get("year") is None else full_year(str(parts["year"]))
    for day, month in _pairs(parts):
        found = (
            in_nearest_year(day, month, today=today)
            if year is None
            else day_or_none(year, month, day)
        )
        if found is not None:
            yield found


def _pairs(parts: dict[str, str | None]) -> list[tuple[int, int]]:
    """Return day and month in each possible order."""
    if parts.get("one") is not None:
        one, two = int(str(parts["one"])), int(str(parts["two"]))
        return [(one, two), (two, one)]
    month = str(parts["month"])
    return [(int(str(parts["day"])), _months().get(month) or int(month))]


def _on_weekday(days: list[date], weekday: int) -> list[date]:
    """Choose the reading on a weekday; if none fits, add the nearest such weekday."""
    fitting = [day for day in days if day.weekday() == weekday]
    if fitting or not days:
        return fitting
    return sorted({*days, *(_nearest(day, weekday) for day in days[:1])})


def _nearest(day: date, weekday: int) -> date:
    """Return the day closest to `day` that is such a weekday."""
    around = [day + timedelta(days=step) for step in range(-3, 4)]
    return next(each for each in around if each.weekday() == weekday)


def _clocks(text: str) -> Iterator[WrittenTime]:
    for match in _SPAN.finditer(text):
        start, end = _minutes(match, "1"), _minutes(match, "2")
        if start is None and not (match["half2"] and end is not None):
            continue
        if start is None or (match["half2"] and not match["half1"]):
            start = _before(match, end)
        if start is None:
            continue
        until = _later(match, start, end)
        yield WrittenTime(
            minute=start,
            until=until,
            rest=text[match.end() :],
            begins=match.start(),
            is_bare=match["h1"] in _AFTERNOON and not (match["half1"] or match["half2"]),
        )


def _later(match: re.Match[str], start: int, end: int | None) -> int | None:
    """Read "8:30 - 4": an end without its half of the day is after the start, if it can be."""
    if end is None or end == start:
        return None
    later = end + NOON
    plain = match["half2"] is None and end < NOON
    return later if plain and end < start < later else end


def _before(match: re.Match[str], end: int | None) -> int | None:
    """Read "9:30 - 10:30pm": the half of the day is the end's, unless it would begin later."""
    hour, minutes = int(match["h1"]), int(match["m1"] or 0)
    if end is None or hour > 23 or minutes > 59:  # noqa: PLR2004 - a clock
        return None
    if hour > 12:  # noqa: PLR2004 - written with 24 hours
        return hour * 60 + minutes
    morning = hour % 12 * 60 + minutes
    return next((at for at in (morning + NOON, morning) if at < end), morning + NOON)


def _is_marked(match: re.Match[str], which: str) -> bool:
    """Tell whether a bare number is an hour: "9h", "ម៉ោង 9", or the end of "8:30-12"."""
    if match[f"bare{which}"] is not None or match[f"said{which}"] is not None:
        return True
    begun = any(match[each] is not None for each in ("m1", "said1", "half1"))
    return which == "2" and begun and match["ends"] is not None


def _minutes(match: re.Match[str], which: str) -> int | None:
    if match[f"h{which}"] is None:
        return None
    hour, minutes, half = int(match[f"h{which}"]), match[f"m{which}"], match[f"half{which}"]
    if minutes is None and half is None and not _is_marked(match, which):
        return None
    if half is not None and hour <= 12:  # noqa: PLR2004 - else it is written with 24 hours
        hour = hour % 12 + (0 if half[0] in _FORENOON or half in _FORENOON else 12)
    elif match[f"said{which}"] is not None and match[f"h{which}"] in _AFTERNOON:
        hour += 12
    at = hour * 60 + int(minutes or 0)
    return at if at < MINUTES_A_DAY and int(minutes or 0) < 60 else None  # noqa: PLR2004
