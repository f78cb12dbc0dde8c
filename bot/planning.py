"""The protocol of the planner's sources, which turn what is due into rows of the outbox.

Each source knows when its things are due (sessions, announcements, ...). A tick asks each source
for one chunk after the other, each in its own transaction, until nothing is due.
"""

from abc import ABC, abstractmethod
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from bot.act import Act
from bot.storage.database import Tx

CHUNK = 1000
"""People planned in one transaction: many, to be cheap; not too many, or replies wait."""


class Phase(IntEnum):
    """The order of sources: of two messages due at one instant, the one planned first is sent."""

    ARRANGED = 1
    """Meetings and announcements, which people have arranged."""
    OFFERED = 2
    """What the bot offers by itself; it yields to what people have arranged."""
    COORDINATORS = 3
    """What coordinators are told about everything planned before."""


class Source(ABC):
    """Something that becomes due; `name` is shown in the list of what comes next."""

    name: ClassVar[str]
    phase: ClassVar[Phase] = Phase.ARRANGED

    @abstractmethod
    async def plan(self, act: Act) -> bool:
        """Turn at most one chunk of what is due into rows; return whether there may be more."""

    @abstractmethod
    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when something becomes due next, or None."""

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when people may next see something of it, or None; it may be later than due.

        Most sources show at once what is due.
        """
        return await self.next_due(tx)
