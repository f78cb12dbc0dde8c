"""The protocol of the planner's sources, which turn due things into rows of the outbox.

Each source knows when its things are due (sessions, announcements, ...). A tick asks each source
for one chunk after the other, each in its own transaction, until nothing is due.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from bot.act import Act
from bot.storage.database import Tx

CHUNK = 250
"""People planned in one transaction: many, to be cheap; not too many, or replies wait."""


class Phase(IntEnum):
    """The order of sources: of two messages due at one instant, the one planned first is sent."""

    ARRANGED = 1
    """Meetings and announcements, which people have arranged."""
    OFFERED = 2
    """What the bot offers by itself; it yields to what people have arranged."""
    COORDINATORS = 3
    """What coordinators are told about everything planned before."""


MOST_CHUNKS = 1000
"""Chunks of one source in a tick: a source that never ends must not stop the others."""


class Source(ABC):
    """Something that becomes due; `name` is shown in the list of what comes next.

    `most_chunks`: the most chunks that one tick plans; the rest waits for the next tick.
    `is_punctual`: if something becomes due between two ticks, it gets a tick of its own.

    Two attributes let a rehearsal leave out work that would change nothing. `is_alone`: all that
    the other sources see of its work are rows of the outbox, so nothing else becomes due by it.
    `plans_with`: the name of the source at whose instants alone it may find something to plan.
    """

    name: ClassVar[str]
    phase: ClassVar[Phase] = Phase.ARRANGED
    most_chunks: ClassVar[int] = MOST_CHUNKS
    is_punctual: ClassVar[bool] = False
    is_alone: ClassVar[bool] = False
    plans_with: ClassVar[str | None] = None

    @abstractmethod
    async def plan(self, act: Act) -> bool:
        """Turn at most one chunk of what is due into rows; return whether there may be more."""

    @abstractmethod
    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when something becomes due next, or None."""

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when people may next see something of this source, or None.

        Most sources show at once what is due; others show it later.
        """
        return await self.next_due(tx)


@dataclass(slots=True)
class Lap:
    """Where a source stands that goes through a whole table, `size` rows by id at each tick.

    It is for a source without a due instant to search for, such as pairs in which one person has
    left: a tick costs the same for any length of the table, and a short table is read at every
    tick. The place is in memory and begins again after a restart. A rehearsal always begins at the
    first row and does not move the place.
    """

    size: int
    _after: int = 0

    def after(self, tx: Tx) -> int:
        """Return the id after which the next rows are read."""
        return 0 if tx.only is not None else self._after

    def read(self, tx: Tx, ids: Sequence[int]) -> None:
        """Note the rows that were read; fewer than `size` mean the end of the table."""
        if tx.only is None:
            self._after = ids[-1] if len(ids) >= self.size else 0
