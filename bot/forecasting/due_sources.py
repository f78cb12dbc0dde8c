"""Which sources a rehearsal asks at an instant.

A tick asks all of them, since it does not know what has changed. In a rehearsal nobody taps, so
what is due next is known, and on most days it is one decision about one offer to learn.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.act import Act
from bot.planning import Source
from bot.storage import set_aside
from bot.storage.database import Tx

log = logging.getLogger(__name__)

MOST_CHUNKS = 100
"""The most chunks of one source at one instant."""


@dataclass(slots=True)
class DueSources:
    """The sources of a rehearsal, when each is due next, and the names of those that failed.

    All plan at the first instant, and whenever a source is due whose work others may build on. At
    every other instant only the sources plan that are due.
    """

    sources: Sequence[Source]
    failed: set[str] = field(default_factory=set)
    were_few: bool = False
    """Whether only sources that were due have planned at this instant."""
    _dues: dict[str, datetime | None] = field(default_factory=dict)
    _planned: Sequence[Source] = ()
    _all_plan: bool = True

    async def plan(self, act: Act) -> None:
        """Let the sources plan what is due, as a tick does."""
        due = self._due(act.now)
        self._all_plan = self._all_plan or not all(source.is_alone for source in due)
        self.were_few = not self._all_plan
        self._planned = due if self.were_few else self.sources
        self._all_plan = False
        for source in self._planned:
            for _ in range(MOST_CHUNKS):
                if source.name in self.failed or not await self._plan_chunk(source, act):
                    break
            else:  # it goes on at the next instant, due or not
                self._all_plan = True

    async def next_due(self, tx: Tx, *, ask_all: bool) -> datetime | None:
        """Return when a source is due next; ask those that have just planned, or all."""
        for source in self.sources if ask_all else self._planned:
            if source.name not in self.failed:
                self._dues[source.name] = await source.next_due(tx)
        known = (due for name, due in self._dues.items() if name not in self.failed)
        return min((due for due in known if due is not None), default=None)

    def _due(self, at: datetime) -> list[Source]:
        names = {name for name, due in self._dues.items() if due is not None and due <= at}
        return [each for each in self.sources if each.name in names or each.plans_with in names]

    async def _plan_chunk(self, source: Source, act: Act) -> bool:
        """Plan one chunk; leave out a source for good once it fails."""
        try:
            async with act.tx.savepoint():
                return await source.plan(act)
        except set_aside.NOT_THE_ROW:
            raise
        except Exception as error:
            what = {"what": source.name, "error": type(error).__name__}
            log.exception("forecast.failed", extra=what)
            self.failed.add(source.name)
            return False
