"""What is due and not sent yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.outbox.domain import Lane


@dataclass(frozen=True, slots=True)
class LaneWaiting:
    """The due rows of one lane; `oldest`: since when the oldest is due."""

    lane: Lane
    many: int
    oldest: datetime | None
