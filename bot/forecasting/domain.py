"""A forecast: each message to one person, when it comes, and why it waits or does not come.

It assumes that the person taps nothing, and that nobody else changes anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.membership.domain import CohortId

FORTNIGHT = timedelta(days=14)
SIX_MONTHS = timedelta(weeks=26)


class ForecastOutcome(StrEnum):
    """What happens to a message until the end of the forecast."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    WAITS = "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """The gate delays a message: decided `at` an instant, `until` another, for a reason."""

    at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One message. `at`: when it is sent, is closed unsent, or can be sent at the earliest.

    `area` is the area of the bot that writes it, `about` the ids in its row, and `announcement` the
    announcement that it belongs to. `cohort` is the cohort that it is about; None if not known.
    `words` is its text without markup; empty if it has none or was not written. `reason`: why it is
    not sent or waits. `silent`: it comes without sound.
    """

    kind: str
    area: str
    about: Mapping[str, object]
    announcement: int | None
    ending: ForecastOutcome
    at: datetime
    waits: tuple[Wait, ...] = ()
    words: str = ""
    reason: str = ""
    silent: bool = False
    cohort: CohortId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForecast:
    """All messages that one person will get, in order.

    `failed` names the sources that raised an error. `cut_off_at`: there were too many messages, and
    the forecast ends at this instant.
    """

    since: datetime
    until: datetime
    messages: tuple[Foreseen, ...] = ()
    failed: tuple[str, ...] = field(default=())
    cut_off_at: datetime | None = None
