"""Reads the days and times in a pasted text, line by line, and how they repeat."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from unicodedata import decimal

from dateutil.rrule import DAILY, WEEKLY, rrule, rrulestr

from bot.sessions.links.domain import squeezed, without_links
from bot.sessions.written_times.domain import (
    WEEKDAYS,
    WrittenDate,
    WrittenTime,
    clocks_in,
    dates_in,
    expand_dates,
)

_LABEL = re.compile(
    r"[\s•*>-]*(?P<label>time|when|date|start|starts|heure|quand|ម៉ោង|ពេលវេលា|ថ្ងៃ|កាលបរិច្ឆេទ)\s*:"
)
_ZONE = re.compile(
    r"[\s•*>-]*(?:time\s?zone|fuseau horaire|ល្វែងម៉ោង)\s*:\s*(?P<zone>.+)", re.IGNORECASE
)
_OTHER = re.compile(
    r"[\s•*>]*(?:sent|from|to|cc|created|updated|posted|registered|dial|meeting id|passcode)\b"
    r"|.*\bwrote:\s*$"
)
_HEADER = re.compile(r"[\s•*>]*(?:from|to|cc|bcc|sent|date|subject|reply-to|de|à|objet)\s*:")
_FROM = re.compile(r"[\s•*>]*(?:from|de)\s*:")
_BULLETS = " \t•*>-·"
_SPACES = {ord(sign): " " for sign in "\u00a0\u2007\u2009\u200a\u202f\u3000\t"}
_DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"}
_SIGNS = _SPACES | _DASHES | {0x200B: "", 0x2060: "", 0xFEFF: "", 0xFF1A: ":"}
_TOGETHER = re.compile(r"[\s,;&]*(?:and|និង)?[\s,]*")
"""The words between days that share the time after the last of them."""
MOST_LINES = 120
LONGEST_LINE = 400
"""An invitation is shorter; longer texts are cut, so that nobody can keep the bot busy."""
LONGEST_ZONE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMoment:
    """A day, a time or both. `days` are the readings of its date (empty: there is no such day).

    `zone` follows the time and may name a zone; `labelled`: it comes after "Time:";
    `leads`: its line begins with it.
    """

    days: tuple[date, ...] | None = None
    written: str = ""
    minute: int | None = None
    length: timedelta | None = None
    zone: str = ""
    labelled: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedText:
    """The facts of a text: its moments in order, its zone, and how it repeats."""

    moments: tuple[WrittenMoment, ...]
    zone: str = ""
    repeats: str = ""


def parse_moments(text: str, *, today: date) -> ParsedText:
    whole = plain_text(without_links(text)).splitlines()[:MOST_LINES]
    lines = [expand_dates(line[:LONGEST_LINE]) for line in whole if line]
    zones = [found["zone"].strip() for line in lines if (found := _ZONE.match(line))]
    about = _without_headers(lines)
    spoken = [line for line in about if not (_ZONE.match(line) or _OTHER.match(line.lower()))]
    again = [line.lower() for line in spoken if is_repeating(line.lower())]
    moments = [moment for line in spoken for moment in _moments(_before_until(line), today=today)]
    return ParsedText(moments=tuple(moments), zone=next(iter(zones), ""), repeats=" ".join(again))


def _without_headers(lines: list[str]) -> list[str]:
    """Leave out the headers of a forwarded mail: their date is that of the mail."""
    left: list[str] = []
    for is_head, block in groupby(lines, key=lambda line: bool(_HEADER.match(line.lower()))):
        kept = list(block)
        if not (is_head and any(_FROM.match(line.lower()) for line in kept)):
            left += kept
    return left


def plain_text(text: str) -> str:
    """Return a text with plain dashes and digits, and one plain space between words."""
    signs = text.translate(_SIGNS)
    digits = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in signs)
    return squeezed(digits)


def _before_until(line: str) -> str:
    """Leave out the end of a repetition, which is no meeting."""
    small = line.lower()
    return line[: small.index("until")] if is_repeating(small) and "until" in small else line


def _moments(line: str, *, today: date) -> list[WrittenMoment]:
    small = line.lower()
    label = _LABEL.match(small)
    start = label.end() if label else 0
    dates = dates_in(small, today=today)
    if not dates:
        clocks = clocks_in(small[start:])[:1]
        return [_timed(WrittenMoment(labelled=label is not None), each, line) for each in clocks]
    moments: list[WrittenMoment] = []
    later: WrittenDate | None = None
    for found in reversed(dates):
        gap = small[found.span[1] : later.span[0] if later else len(small)]
        moment = _dated(found, line, label=label is not None)
        if later and gap.rstrip().endswith(("-", " to")):
            moments[:1] = [_until_date(_at(moment, gap, line), later, line)]
        elif later and _TOGETHER.fullmatch(gap):
            shared = moments[0]
            same = replace(moment, minute=shared.minute, length=shared.length, zone=shared.zone)
            moments.insert(0, same)
        else:
            before = small[start : dates[0].span[0]] if found is dates[0] else ""
            moments.insert(0, _at(moment, gap if clocks_in(gap) else before, line))
        later = found
    return moments


def _at(moment: WrittenMoment, words: str, line: str) -> WrittenMoment:
    """Return a moment at the first time in the words next to it, if there is one."""
    return next((_timed(moment, clock, line) for clock in clocks_in(words)[:1]), moment)


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
    return replace(moment, minute=clock.minute, length=length, zone=_zone_words(clock.rest, line))


def _until_date(moment: WrittenMoment, end: WrittenDate, line: str) -> WrittenMoment:
    """Read "29 May 2023, 09:00 - 29 May 2023, 10:30"."""
    clocks = clocks_in(line.lower()[end.span[1] :])
    if not clocks or moment.minute is None or not moment.days or not end.days:
        return moment
    days = (end.days[0] - moment.days[0]).days
    length = timedelta(days=days, minutes=clocks[0].minute - moment.minute)
    return replace(
        moment,
        length=length if length > timedelta(0) else None,
        zone=_zone_words(clocks[0].rest, line),
    )


def _zone_words(rest: str, line: str) -> str:
    """Return the words after a time, in the letters of its line, if they may name a zone."""
    at = line.lower().rfind(rest) if rest else -1
    words = line[at : at + len(rest)] if at >= 0 else ""
    words = re.split(r"\bwhere:", words, flags=re.IGNORECASE)[0].strip(" .,;:-·|")
    return words if len(words) <= LONGEST_ZONE and any(map(str.isalpha, words)) else ""


MOST = 12
"""At most this many meetings are taken from one invitation; people are told if it has more."""
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
_PARTS_OF: dict[str, set[str]] = {
    "DAILY": set(),
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": set(),
}
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_DATE = r"-?0?(?:[1-9]|[12]\d|3[01])"
_IN_A_MONTH = re.compile(
    rf"|BYMONTHDAY={_DATE}(?:,{_DATE})*"
    rf"|BYDAY=[+-]?[1-5]?{_DAY}(?:,[+-]?[1-5]?{_DAY})*"
    rf"|BYDAY={_DAY}(?:,{_DAY})*;BYSETPOS=-?[1-4](?:,-?[1-4])*"
)
"""Days that some month has: the 31st, or a first Monday, but not a first Monday on the 31st."""
_EVERY = re.compile(
    r"\bevery\s+(?:(?P<step>\d+)\s+)?(?P<what>day|week|month)s?\b|\b(?P<ly>daily)\b"
)
_DAYS = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b")
_TIMES = re.compile(r"(\d+)\s+occurrence")
_HINT = re.compile(r"\b(?:every|daily|weekly|monthly|recurring|repeats)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Wall times of meetings; `longer`: there are more of them than are taken or understood."""

    starts: tuple[datetime, ...]
    longer: bool = False


def is_repeating(line: str) -> bool:
    """Tell whether a lower-case line speaks of repeated meetings."""
    return _HINT.search(line) is not None


def repeated(first: datetime, line: str) -> Recurrence:
    """Return the meetings that begin with `first` and repeat as a lower-case line says.

    Monthly and endless repetitions are not counted out: they are `longer`.
    """
    found = _EVERY.search(line)
    count, until = _TIMES.search(line), _until(line, first)
    counted = count is not None or until is not None
    if found is None or found["what"] == "month" or not counted:
        return Recurrence(starts=(first,), longer=True)
    days = _weekdays(line[found.end() :]) if found["what"] == "week" else None
    return _taken(
        rrule(
            WEEKLY if found["what"] == "week" else DAILY,
            dtstart=first,
            interval=max(1, int(found["step"] or 1)),
            byweekday=days or None,
            count=int(count[1]) if count else None,
            until=None if count else until,
        )
    )


def by_rule(first: datetime, rule: str) -> Recurrence:
    """Return the meetings of an RRULE (RFC 5545); ValueError if it is not understood.

    Only parts that lead to a day soon are accepted: dateutil looks for a day that never comes
    (31 February, at each second) until the year 9999, and the bot would stop; with an interval
    of 0 it looks for ever.
    """
    parts = dict(part.split("=", 1) for part in rule.upper().split(";"))
    own = _PARTS_OF.get(parts.get("FREQ", ""))
    if own is None or not parts.keys() <= _PARTS | own or int(parts.get("INTERVAL", "1")) < 1:
        raise ValueError("this rule may find no day")
    days = ";".join(f"{name}={parts[name]}" for name in sorted(own & parts.keys()))
    if parts["FREQ"] == "MONTHLY" and not _IN_A_MONTH.fullmatch(days):
        raise ValueError("this rule may find no day")
    row = _taken(rrulestr(rule, dtstart=first, ignoretz=True))
    if not row.starts:
        raise ValueError("no day fits")
    return row


def _taken(starts: Iterable[datetime]) -> Recurrence:
    taken = tuple(islice(starts, MOST + 1))
    return Recurrence(starts=taken[:MOST], longer=len(taken) > MOST)


def _weekdays(line: str) -> list[int]:
    named = line.partition("until")[0]
    return [WEEKDAYS.index(each) for each in _DAYS.findall(named)]


def _until(line: str, first: datetime) -> datetime | None:
    ending = line.partition("until")[2]
    days = [each.days[0] for each in dates_in(ending, today=first.date()) if len(each.days) == 1]
    midnight = datetime.min.time()
    return datetime.combine(days[0], midnight) + timedelta(days=1) if days else None
