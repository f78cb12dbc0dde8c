"""What has become due becomes rows of the outbox; what becomes due next, when.

Each source owns the due instants of its matter (sessions, announcements, ...). A tick asks
each source for one chunk at a time, each chunk its own transaction, until nothing is due.
"""

from abc import ABC, abstractmethod
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from bot.act import Act
from bot.storage.database import Tx

CHUNK = 1000
"""People planned in one transaction: long enough to be cheap, short enough not to be felt."""


class Phase(IntEnum):
    """Which sources are asked first: of two messages due at one instant, the first planned goes."""

    ARRANGED = 1
    """Meetings and announcements: what somebody has arranged."""
    OFFERED = 2
    """What the bot offers by itself; it gives way to what is arranged."""
    COORDINATORS = 3
    """What coordinators hear about everything that was planned before."""


class Source(ABC):
    """Something that becomes due. `matter` names it, for whoever asks what comes next."""

    name: ClassVar[str]
    phase: ClassVar[Phase] = Phase.ARRANGED

    @abstractmethod
    async def plan(self, act: Act) -> bool:
        """Turn at most one chunk of what is due into rows; return whether there may be more."""

    @abstractmethod
    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when something becomes due next, or None."""

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when people may next see something of it, which may be later; or None.

        As a rule what is due is said at once.
        """
        return await self.next_due(tx)
