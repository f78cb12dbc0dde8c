"""What has become due becomes rows of the outbox; what becomes due next, when.

Each source owns the due instants of its matter (sessions, announcements, ...). A tick asks
each source for one chunk at a time, each chunk its own transaction, until nothing is due.
"""

from abc import ABC, abstractmethod
from datetime import datetime
from typing import ClassVar

from bot.act import Act
from bot.storage.database import Tx

CHUNK = 1000
"""People planned in one transaction: long enough to be cheap, short enough not to be felt."""


class Source(ABC):
    """Something that becomes due. `matter` names it, for whoever asks what comes next."""

    matter: ClassVar[str]

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
