"""What has become due becomes rows of the outbox; what becomes due next, when.

Each source owns the due instants of its matter (sessions, announcements, ...). A tick asks
each source for one chunk at a time, each chunk its own transaction, until nothing is due.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from bot.storage import errands, outbox
from bot.storage.database import Database, Tx

CHUNK = 1000
"""People planned in one transaction: long enough to be cheap, short enough not to be felt."""


class Source(ABC):
    """Something that becomes due. `matter` names it, for whoever asks what comes next."""

    matter: ClassVar[str]

    @abstractmethod
    async def plan(self, tx: Tx, *, now: datetime) -> bool:
        """Turn at most one chunk of what is due into rows; return whether there may be more."""

    @abstractmethod
    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when something becomes due next, or None."""

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when people may next see something of it, which may be later; or None.

        As a rule what is due is said at once.
        """
        return await self.next_due(tx)


class Planner:
    """Asks its sources in turn."""

    def __init__(self, database: Database, sources: Sequence[Source]) -> None:
        self._database = database
        self._sources = tuple(sources)

    async def tick(self, *, now: datetime) -> bool:
        """Plan all that is due; return whether anything was."""
        planned = False
        for source in self._sources:
            while await self._database.run(partial(source.plan, now=now)):
                planned = True
        return planned

    async def next_due(self) -> datetime | None:
        """Return when something is due next, rows of the outbox and errands included."""
        return await self._database.run(self._next_due)

    async def _next_due(self, tx: Tx) -> datetime | None:
        found = [await source.next_due(tx) for source in self._sources]
        found += [await outbox.next_due(tx), await errands.next_due(tx)]
        return min((due for due in found if due is not None), default=None)

    async def coming(self) -> list[tuple[datetime, str]]:
        """Return what people may see next of each matter, soonest first; "outbox" is what waits."""
        return await self._database.run(self._coming)

    async def _coming(self, tx: Tx) -> list[tuple[datetime, str]]:
        found = [(await source.next_shown(tx), source.matter) for source in self._sources]
        found.append((await outbox.next_due(tx), "outbox"))
        return sorted((due, matter) for due, matter in found if due is not None)
