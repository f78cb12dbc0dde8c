"""Keeps the leases of this worker's rows, and takes over rows that other workers have left.

A worker that stood still, because of the machine or a signal, may find that others have its rows
now. So when the turn of a row comes, its lease must certainly be valid; if that is in doubt, the
database is asked. A process that has the database alone needs none of this.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from bot.outbox.leases import storage as leases
from bot.storage.database import Database
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.outgoing.results import OutgoingCall, RowResult

log = logging.getLogger(__name__)

_PARTS: Final = 5
"""How many times a lease is renewed within its time."""


class LeaseKeeper:
    """Knows the leased rows of this process; start `run` as a task.

    `wake` is called when rows became pending again.
    """

    def __init__(self, database: Database, lease: timedelta, *, wake: Callable[[], None]) -> None:
        self.lease = lease
        self._database = database
        self._wake = wake
        self._rows: dict[tuple[int, int], float] = {}
        """By id and fence: the certain end of the lease, in monotonic seconds."""

    @property
    def alone(self) -> bool:
        """Whether this process has the database, and so all chats, to itself."""
        return self._database.worker == 0

    def add(self, row: OutgoingCall) -> None:
        if not self.alone and row.id is not None:
            self._rows[row.id, row.fence] = row.leased_at + self.lease.total_seconds()

    def forget(self, results: Iterable[RowResult]) -> None:
        """Drop the leases of rows whose results are saved."""
        for result in results:
            if result.ends_lease and result.row.id is not None:
                self._rows.pop((result.row.id, result.row.fence), None)

    async def still_has(self, row: OutgoingCall) -> bool:
        """Tell whether a row certainly still belongs to this process. Raises `DatabaseUnavailable`.

        A reply to a stranger has no row, and nobody else can send it.
        """
        if self.alone or row.id is None:
            return True
        key = (row.id, row.fence)
        margin = self.lease.total_seconds() / _PARTS
        if time.monotonic() < self._rows.get(key, 0.0) - margin:
            return True
        await self._renew([key])
        if key not in self._rows:
            log.warning("lease.lost", extra={"row": row.id, "kind": row.kind})
        return key in self._rows

    async def run(self) -> None:
        """Renew leases, and take over those of others that have ended, until cancelled."""
        while not self.alone:
            await asyncio.sleep(self.lease.total_seconds() / _PARTS)
            try:
                await self._renew(list(self._rows))
                if taken := await leases.take_over(self._database):
                    log.warning("leases.taken_over", extra={"count": taken})
                    self._wake()
            except DatabaseUnavailable as error:
                log.warning("leases.unknown", extra={"error": str(error)})

    async def _renew(self, keys: list[tuple[int, int]]) -> None:
        """Renew these leases, and drop rows that another worker has, or whose result is saved."""
        began = time.monotonic()
        held = await leases.renew(self._database, {row for row, _ in keys}, lease=self.lease)
        for row, fence in keys:
            if (row, fence) not in self._rows:
                continue  # its result was saved meanwhile
            if held.get(row) == fence:
                self._rows[row, fence] = began + self.lease.total_seconds()
            else:
                del self._rows[row, fence]
