"""How invitations say that a meeting repeats: "Every week on Mon, Wed, 6 occurrence(s)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from dateutil.rrule import DAILY, WEEKLY, rrule, rrulestr

from bot.sessions.written_times.domain import WEEKDAYS, dates_in

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
    """Tell whether a lower-case line speaks of meetings that repeat."""
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

    Only parts with which days are found soon are: dateutil looks for a day that never comes
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
    said = line.partition("until")[2]
    days = [each.days[0] for each in dates_in(said, today=first.date()) if len(each.days) == 1]
    midnight = datetime.min.time()
    return datetime.combine(days[0], midnight) + timedelta(days=1) if days else None
