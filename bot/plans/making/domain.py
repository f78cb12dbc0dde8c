"""The days and times that are offered for a step, and why others are refused."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from bot.days import at_minute, local_day
from bot.outbox.gate.domain import is_quiet
from bot.plans.domain import working_day
from bot.sessions.domain import minute_of_day

MINUTES = (8 * 60, 10 * 60, 14 * 60, 16 * 60)
OFFERED_DAYS = 6
FARTHEST = timedelta(days=366)


class TimeProblem(StrEnum):
    """Why a day or a time is refused."""

    UNREAD = "unread"
    PAST = "past"
    FAR = "far"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The zone and quiet hours (minutes) of a leader who plans, and the cohort's days off.

    `now` is the instant at which the leader plans.
    """

    zone: str
    quiet_from: int
    quiet_until: int
    quiet_days: frozenset[str]
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.zone)

    def offered_days(self) -> list[date]:
        return list(islice(_working_days(self.today, self.quiet_days), OFFERED_DAYS))

    def problem_of_day(self, day: date) -> TimeProblem | None:
        """Return why a day is refused, or None. Today is allowed while a time is left."""
        if day < self.today:
            return TimeProblem.PAST
        return TimeProblem.FAR if day > self.today + FARTHEST else None

    def problem(self, day: date, minute: int) -> TimeProblem | None:
        """Return why a minute of a day is refused, or None."""
        found = self.problem_of_day(day)
        if found is not None:
            return found
        if at_minute(day, minute, self.zone) <= self.now:
            return TimeProblem.PAST
        return TimeProblem.NIGHT if is_quiet(minute, self.quiet_from, self.quiet_until) else None

    def minutes(self, day: date) -> list[int]:
        return [each for each in MINUTES if self.problem(day, each) is None]

    def is_day_off(self, day: date) -> bool:
        """Tell whether a day is one of the cohort's days off."""
        return day.isoformat() in self.quiet_days


def day_and_minute(at: datetime, zone: str) -> tuple[int, int]:
    """Return the ordinal of the local day of an instant, and the minute of that day."""
    local = at.astimezone(ZoneInfo(zone))
    return local.toordinal(), minute_of_day(local)


def _working_days(today: date, quiet_days: Collection[str]) -> Iterator[date]:
    day = today
    while True:
        day = working_day(day + timedelta(days=1), quiet_days)
        yield day
