"""Counts out the meetings of "every week on Tue, 4 occurrences", as invitations write it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from dateutil.rrule import DAILY, WEEKLY, rrule

from bot.sessions.written_times.domain import WEEKDAYS, dates_in

MOST = 12
"""At most this many meetings are taken from one invitation; people are told if it has more."""
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
