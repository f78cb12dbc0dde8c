"""What is due and not sent yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.outbox.domain import Lane


@dataclass(frozen=True, slots=True)
class LaneWaiting:
    """The rows of one lane that are due: how many, and since when the oldest is."""

    lane: Lane
    many: int
    oldest: datetime | None
