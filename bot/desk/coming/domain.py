"""The person a forecast is about, what delays messages to them, and what coordinators may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.days import local_day
from bot.forecasting.domain import ForecastOutcome, Foreseen, PersonForecast
from bot.membership.domain import CohortId, PersonId, Reach


class Presence(StrEnum):
    """Whether somebody is there to get messages: joined, not joined yet, left or erased."""

    IN = "in"
    NOT_IN = "not_in"
    LEFT = "left"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The person of a forecast; `language` is empty if they have not chosen one.

    Quiet hours are minutes after midnight in `zone`. `reach` is None without a chat. `cohorts` are
    the cohorts in which they take part now.
    """

    person: PersonId
    name: str
    language: str
    presence: Presence
    zone: str
    quiet_from: int
    quiet_until: int
    paused_until: datetime | None = None
    reach: Reach | None = None
    quiet_days: tuple[date, ...] = ()
    cohorts: frozenset[CohortId] = frozenset()

    def quiet_days_in(self, forecast: PersonForecast) -> tuple[date, ...]:
        """Return the quiet days within a forecast, in order."""
        first, last = (local_day(at, self.zone) for at in (forecast.since, forecast.until))
        return tuple(day for day in sorted(self.quiet_days) if first <= day <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """The messages that somebody will get."""

    subject: Subject
    forecast: PersonForecast


_SECRET = frozenset({"peers", "surveys"})
"""Areas whose messages are hidden: their times would tell who said yes or no to a buddy, and
who has not answered a survey."""


def visible_messages(
    messages: Iterable[Foreseen], *, own: Collection[CohortId], others: Collection[CohortId]
) -> tuple[Foreseen, ...]:
    """Return the messages that coordinators of the cohorts `own` may see.

    `others` are cohorts of the person that these coordinators do not run. A message that may be
    about one of them is hidden.
    """
    return tuple(
        each
        for each in messages
        if each.area not in _SECRET
        and (each.cohort in own if each.cohort is not None else not others)
    )


def waits_of(message: Foreseen) -> tuple[str, ...]:
    """Return the reasons why a message waited, each once, in order."""
    found = [each.reason for each in message.waits]
    if message.ending is ForecastOutcome.NOT_SENT:
        found.append(message.reason)
    return tuple(dict.fromkeys(found))
