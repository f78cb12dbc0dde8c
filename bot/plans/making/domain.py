"""Days and times that are offered for a step, and why a day or time cannot be taken."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from bot.days import at_minute, local_day
from bot.outbox.gate.domain import is_quiet
from bot.plans.domain import working_day

MINUTES = (8 * 60, 10 * 60, 14 * 60, 16 * 60)
OFFERED_DAYS = 6
FARTHEST = timedelta(days=366)


class TimeProblem(StrEnum):
    """Why a day or a time cannot be taken."""

    UNREAD = "unread"
    PAST = "past"
    FAR = "far"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The calendar of somebody who plans: zone, quiet hours (minutes) and the cohort's days off.

    `now` is the instant at which they plan.
    """

    zone: str
    quiet_from: int
    quiet_until: int
    quiet_days: frozenset[str]
    now: datetime

    @property
    def today(self) -> date:
        """The local day."""
        return local_day(self.now, self.zone)

    def offered_days(self) -> list[date]:
        """Return the next working days after today."""
        return list(islice(_working_days(self.today, self.quiet_days), OFFERED_DAYS))

    def problem_of_day(self, day: date) -> TimeProblem | None:
        """Return why a day cannot be taken; None if it can. Today can, while a time is left."""
        if day < self.today:
            return TimeProblem.PAST
        return TimeProblem.FAR if day > self.today + FARTHEST else None

    def problem(self, day: date, minute: int) -> TimeProblem | None:
        """Return why a minute of a day cannot be taken; None if it can."""
        found = self.problem_of_day(day)
        if found is not None:
            return found
        if at_minute(day, minute, self.zone) <= self.now:
            return TimeProblem.PAST
        return TimeProblem.NIGHT if is_quiet(minute, self.quiet_from, self.quiet_until) else None

    def minutes(self, day: date) -> list[int]:
        """Return the times that are offered on a day."""
        return [each for each in MINUTES if self.problem(day, each) is None]

    def is_day_off(self, day: date) -> bool:
        """Tell whether a day is one of the course's days off."""
        return day.isoformat() in self.quiet_days


def _working_days(today: date, quiet_days: Collection[str]) -> Iterator[date]:
    day = today
    while True:
        day = working_day(day + timedelta(days=1), quiet_days)
        yield day
