"""One of several workers leads: it does what must be done once, such as planning.

The leader has a row that ends after some seconds unless it is renewed. If the leader dies or stands
still, the row ends, and another worker leads. For a moment two may both lead, so everything that a
leader does must be safe to do twice: unique keys ensure that, not the row.
"""

import asyncio
import logging
import time
from datetime import timedelta
from typing import Final

from bot.storage.database import Database
from bot.storage.dialect import as_ms
from bot.storage.failures import DatabaseUnavailable
from bot.storage.personal_data import Tables

log = logging.getLogger(__name__)

TERM: Final = timedelta(seconds=15)
_NAME: Final = "bot"
_LEAD = """
INSERT INTO leaders (name, worker, until_at) VALUES (:name, :worker, DATABASE_MS + :term)
ON CONFLICT (name) DO UPDATE SET worker = excluded.worker, until_at = excluded.until_at
WHERE leaders.worker = excluded.worker OR leaders.until_at <= DATABASE_MS
RETURNING worker
"""
_RESIGN = """
UPDATE leaders SET until_at = 0 WHERE name = :name AND worker = :worker RETURNING worker
"""


class Leadership:
    """Keeps `Database.leads` true while this process leads; a single process always does."""

    def __init__(self, database: Database, term: timedelta = TERM) -> None:
        self._database = database
        self._term = term
        self._until = 0.0
        self._changed = asyncio.Event()

    @property
    def leads(self) -> bool:
        """Whether this process leads; after standing still for too long it no longer does."""
        return self._database.leads and (
            self._database.worker == 0 or time.monotonic() < self._until
        )

    async def run(self) -> None:
        """Lead, or wait until the leader ends, until cancelled."""
        while self._database.worker:
            await self.look()
            await asyncio.sleep(self._term.total_seconds() / 5)

    async def look(self) -> None:
        """Lead if nobody else does, and go on leading."""
        if self._database.worker == 0:
            return
        began = time.monotonic()
        try:
            led = await self._database.once(
                _LEAD, name=_NAME, worker=self._database.worker, term=as_ms(self._term)
            )
        except DatabaseUnavailable as error:
            log.warning("leader.unknown", extra={"error": str(error)})
            self._set(leads=self.leads)
            return
        if led:
            self._until = began + self._term.total_seconds()
        self._set(leads=bool(led))

    async def resign(self) -> None:
        """Let another worker lead at once."""
        if self._database.worker and self._database.leads:
            self._set(leads=False)
            try:
                await self._database.once(_RESIGN, name=_NAME, worker=self._database.worker)
            except DatabaseUnavailable as error:
                log.warning("leader.unknown", extra={"error": str(error)})

    async def until(self, *, leads: bool) -> None:
        """Wait until this process leads, or does not."""
        while self._database.leads is not leads:
            self._changed.clear()
            await self._changed.wait()

    def _set(self, *, leads: bool) -> None:
        if self._database.leads is not leads:
            if leads:
                log.info("leader.began")
            else:
                log.info("leader.ended")
            self._database.leads = leads
            self._changed.set()


TABLES = Tables(impersonal=("leaders",))
