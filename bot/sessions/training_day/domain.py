"""The day on which a training ended, as coordinators write it."""

from datetime import date

from bot.days import TWO_YEARS
from bot.sessions.typed_times.domain import read_day
from bot.sessions.written_times.domain import dates_in, expand_dates

LONGEST = 60
EARLIEST = date(2000, 1, 1)


def read_training_day(text: str, *, today: date) -> date | None:
    """Return the day in "31/5/2023", "31/5" or "31 May 2023"; None without exactly one day.

    It lies between the year 2000 and two years from now.
    """
    written = text[:LONGEST]
    day = read_day(written, today=today) or _named(written, today=today)
    if day is None or not EARLIEST <= day <= today + TWO_YEARS:
        return None
    return day


def _named(written: str, *, today: date) -> date | None:
    found = {
        day for each in dates_in(expand_dates(written).lower(), today=today) for day in each.days
    }
    return found.pop() if len(found) == 1 else None
