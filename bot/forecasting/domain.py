"""What is foreseen: each message to one person, when it comes, and why it waits or does not come.

It is foreseen for somebody who taps nothing meanwhile, and if nobody else changes anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.membership.domain import CohortId

FORTNIGHT = timedelta(days=14)
SIX_MONTHS = timedelta(weeks=26)


class ForecastOutcome(StrEnum):
    """What becomes of a message until the end of the time that is foreseen."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    WAITS = "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """The gate puts a message off `at` an instant, `until` another, for a reason."""

    at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One message. `at` is when it is sent, when it is closed unsent, or until when it waits.

    `area` is the area of the bot that says it, `about` the ids in its row, and `announcement` the
    announcement that it belongs to. `cohort`: what it is about belongs to this cohort; None if
    nobody can tell. `words` is its text without markup; empty if it has none, or
    was not written. `reason`: why it is not sent or waits. `silent`: it comes without sound.
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
    """All that is foreseen for one person, in order.

    `failed` names the sources that could not be asked. `cut_off_at`: it was too much, and only
    what comes until then is foreseen.
    """

    since: datetime
    until: datetime
    messages: tuple[Foreseen, ...] = ()
    failed: tuple[str, ...] = field(default=())
    cut_off_at: datetime | None = None
