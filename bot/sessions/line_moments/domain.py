"""Reads the days and times that stand on one line, with what belongs to each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bot.days import MINUTES_A_DAY
from bot.sessions.places.domain import NOWHERE, WrittenPlace, where_in
from bot.sessions.written_times.domain import (
    MOST_IN_A_ROW,
    NOON,
    WrittenDate,
    WrittenTime,
    clocks_in,
    dates_in,
    usual_span_in,
)

_LABEL = re.compile(
    r"[\s•*>-]*(?P<label>time|when|date|start|starts|heure|quand|ម៉ោង|ពេលវេលា|ថ្ងៃ|កាលបរិច្ឆេទ)\s*:"
)
_BULLETS = " \t•*>-·"
_TOGETHER = re.compile(r"[\s,;&]*(?:and|និង)?[\s,]*")
"""The words between days that share the time after the last of them."""
_THROUGH = re.compile(
    r"(?:-|\b(?:to|until|till|through)\b|(?:រហូត)?ដល់)\s*(?:the\s*)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?$"
)
_CLOCKS = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2}h\b", re.IGNORECASE)
_BARE_HOUR = re.compile(
    r"(?:\bat|@)\s*(?P<hour>\d{1,2})(?!\d|[:.]\d)|\b(?P<clock>\d{1,2})\s*o'?clock", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?:\b(?:until|till|to|up to|ends?(?: at)?|ending(?: at)?|finish(?:es)?(?: at)?|only)|-|ដល់)"
    r"\s*(?:ម៉ោង\s*)?$"
)
_THEN_ENDS = re.compile(
    r"[\s,;]*(?:and\s+)?(?:we\s+|it\s+)?(?:ends?|finish(?:es)?|clos(?:es|ing))(?:\s+at)?\s*"
)
_DEADLINE = re.compile(
    r"(?:\b(?:by|before|no later than|not later than|at the latest|deadline\b[^.;]{0,30}"
    r"|due(?: on| date)?:?|clos(?:es|ing)(?: on)?:?)|មុន|ត្រឹម)"
    r"(?:\s*(?:the|ថ្ងៃទី|ថ្ងៃ))?\s*$"
)
"""The day until which people answer is no meeting."""
_LASTS = re.compile(
    r"\b(?P<n>\d{1,3}(?:\.5)?)[\s-]*(?:(?P<minutes>min(?:ute)?s?\b|នាទី)|(?:hours?|hrs?)\b)"
)
_SAME_TIME = re.compile(r"\bsame (?:times?|hours?)\b|ម៉ោងដដែល|ម៉ោងដូចគ្នា")
_ZONE_FOLLOWS = re.compile(
    r"\s*\(?(?:utc|gmt|(?:ict|ist|sgt|jst|eat|wat|bst|cest|cet|aest|est|edt|cst|cdt|mst|pst|pdt)\b"
    r"|(?:\w+ ){1,3}time\b)"
)
_HOURS = range(1, 21)
_HOURS_BEGIN = 6
LONGEST_ZONE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMoment:
    """A day, a time or both. `days` are the readings of its date (empty: there is no such day).

    `zone` follows the time and may name a zone; `labelled`: it comes after "Time:";
    `leads`: its line begins with it; `is_open`: which days are meant must be asked; `as_before`:
    at the time of the day before it. `ends` is the minute of its end where only that is written;
    `where` is what its line says of its place.
    """

    days: tuple[date, ...] | None = None
    written: str = ""
    minute: int | None = None
    length: timedelta | None = None
    zone: str = ""
    labelled: bool = False
    leads: bool = False
    is_open: bool = False
    as_before: bool = False
    ends: int | None = None
    where: WrittenPlace = NOWHERE


def moments_on(line: str, *, today: date) -> list[WrittenMoment]:
    """Return the days and times on a line, each with the place that stands beside it."""
    small = line.lower()
    label = _LABEL.match(small)
    start = label.end() if label else 0
    dates = [
        each for each in dates_in(small, today=today) if not _DEADLINE.search(small[: each.span[0]])
    ]
    if not dates:
        clock = _clock(small[start:])
        said = WrittenMoment(labelled=label is not None, where=where_in(_untimed(line[start:])))
        return [] if clock is None else [_timed(said, clock, line)]
    moments: list[WrittenMoment] = []
    later: WrittenDate | None = None
    for found in reversed(dates):
        end = later.span[0] if later else len(small)
        gap = small[found.span[1] : end]
        moment = _dated(found, line, label=label is not None)
        moment = replace(moment, where=where_in(_untimed(line[found.span[1] : end])))
        if later and _THROUGH.search(gap) and not clocks_in(gap):
            moments[:1] = _through(moment, moments[0])
        elif later and _THROUGH.search(gap):
            moments[:1] = [_until_date(_at(moment, gap, line), later, line)]
        elif later and _TOGETHER.fullmatch(gap):
            moments.insert(0, _sharing(moment, moments[0]))
        else:
            before = line[start : dates[0].span[0]] if _are_together(dates, found, small) else ""
            has_clock = clocks_in(gap) or _BARE_HOUR.search(gap) or not clocks_in(before.lower())
            moments.insert(0, _at(moment, gap if has_clock else before.lower(), line))
        if moments[0].minute is None and _SAME_TIME.search(gap):
            moments[0] = replace(moments[0], as_before=True)
        later = found
    placed = where_in(_untimed(line[start : dates[0].span[0]]))
    return [replace(each, where=each.where or placed) for each in moments]


def _are_together(dates: Sequence[WrittenDate], last: WrittenDate, line: str) -> bool:
    """Tell whether only "and" and such stand between the days up to one of them."""
    known = [each for each in dates if each.span <= last.span]
    return all(
        _TOGETHER.fullmatch(line[before.span[1] : each.span[0]])
        or _THROUGH.search(line[before.span[1] : each.span[0]])
        for before, each in pairwise(known)
    )


def _through(first: WrittenMoment, last: WrittenMoment) -> list[WrittenMoment]:
    """Return each day from a first to a last one: "29 January - 2 February"."""
    begun = _sharing(first, last)
    if not first.days or not last.days:
        return [begun, last]
    between = (last.days[0] - first.days[0]).days
    if not 0 < between <= MOST_IN_A_ROW or len(first.days) + len(last.days) > 2:  # noqa: PLR2004
        return [replace(begun, is_open=True), replace(last, is_open=True)]
    days = (first.days[0] + timedelta(days=each) for each in range(1, between))
    return [begun, *(replace(last, days=(day,)) for day in days), last]


def _untimed(words: str) -> str:
    """Return words with a comma in place of each time, so that a place ends there."""
    return _CLOCKS.sub(", ", words)


def _sharing(moment: WrittenMoment, other: WrittenMoment) -> WrittenMoment:
    """Return a day with the time and the place that are written after a later one."""
    return replace(
        moment,
        minute=other.minute,
        length=other.length,
        zone=other.zone,
        ends=other.ends,
        where=other.where,
    )


def _at(moment: WrittenMoment, words: str, line: str) -> WrittenMoment:
    """Return a moment at the first time in the words next to it, if there is one.

    A time after "until" is its end only.
    """
    clock = _clock(words) or usual_span_in(words)
    if clock is None:
        bare = _BARE_HOUR.search(words)
        hour = int(bare["hour"] or bare["clock"]) if bare else 24
        return replace(moment, minute=_usual(hour) * 60) if hour in _HOURS else moment
    if clock.until is None and _ENDS.search(words[: clock.begins]):
        return replace(moment, ends=clock.minute)
    return _timed(moment, clock, line)


def _clock(words: str) -> WrittenTime | None:
    """Return the first time in words; "8:30-12:00 and 13:30-16:30" is one with a pause in it."""
    clocks = clocks_in(words)
    if not clocks:
        return None
    first = clocks[0]
    if first.until is None and len(clocks) > 1:
        gap = words[len(words) - len(first.rest) : clocks[1].begins]
        if _THEN_ENDS.fullmatch(gap):
            return _in_the_day(replace(first, until=clocks[1].minute, rest=clocks[1].rest))
    for before, after in pairwise(clocks):
        gap = words[len(words) - len(before.rest) : after.begins]
        if before.until is None or after.until is None or not _TOGETHER.fullmatch(gap):
            break
        first = replace(first, until=after.until, rest=after.rest)
    return _in_the_day(first)


def _in_the_day(clock: WrittenTime) -> WrittenTime:
    """Return "2:00-4:00" in the afternoon, unless a time zone follows: nobody meets at night."""
    begins_at_night = clock.is_bare and clock.minute < _HOURS_BEGIN * 60
    if not begins_at_night or _ZONE_FOLLOWS.match(clock.rest):
        return clock
    until = clock.until
    if until is not None and until <= NOON:
        until = (until + NOON) % MINUTES_A_DAY
    return replace(clock, minute=clock.minute + NOON, until=until)


def _usual(hour: int) -> int:
    """Return the hour of the day that "at 2" means: meetings are not held at night."""
    return hour if hour >= _HOURS_BEGIN else hour + 12


def _dated(found: WrittenDate, line: str, *, label: bool) -> WrittenMoment:
    start, end = found.span
    return WrittenMoment(
        days=found.days,
        written=line[start:end].strip(" ,.:"),
        labelled=label,
        leads=not line[:start].strip(_BULLETS),
    )


def _timed(moment: WrittenMoment, clock: WrittenTime, line: str) -> WrittenMoment:
    length = None if clock.until is None else timedelta(minutes=(clock.until - clock.minute) % 1440)
    length = length or length_in(clock.rest)
    return replace(moment, minute=clock.minute, length=length, zone=_zone_words(clock.rest, line))


def length_in(words: str) -> timedelta | None:
    """Return the length that words name, such as "90 minutes"."""
    lasts = _LASTS.search(words)
    return lasts and timedelta(minutes=float(lasts["n"]) * (1 if lasts["minutes"] else 60))


def _until_date(moment: WrittenMoment, end: WrittenDate, line: str) -> WrittenMoment:
    """Read "29 May 2023, 09:00 - 29 May 2023, 10:30"; the days of longer ones are open."""
    clocks = clocks_in(line.lower()[end.span[1] :])
    if not clocks or moment.minute is None or not moment.days or not end.days:
        return moment
    days = (end.days[0] - moment.days[0]).days
    length = timedelta(days=days, minutes=clocks[0].minute - moment.minute)
    return replace(
        moment,
        is_open=days > 0 and length > timedelta(days=1),
        length=length if length > timedelta(0) else None,
        zone=_zone_words(clocks[0].rest, line),
    )


def _zone_words(rest: str, line: str) -> str:
    """Return the words after a time, in the letters of its line, if they may name a zone."""
    at = line.lower().rfind(rest) if rest else -1
    words = line[at : at + len(rest)] if at >= 0 else ""
    words = re.split(r"\bwhere:", words, flags=re.IGNORECASE)[0].strip(" .,;:-·|")
    return words if len(words) <= LONGEST_ZONE and any(map(str.isalpha, words)) else ""
