"""What is done every hour: the log of the database is emptied, and copies become recognizable."""

import logging
from datetime import datetime, timedelta

from bot.housekeeping import restored
from bot.storage.beside import Beside
from bot.storage.database import Database

log = logging.getLogger(__name__)
HOUR = timedelta(hours=1)


class Upkeep:
    """Looks at each tick what is due."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._hour_at: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Do what is due at `now` (UTC-aware)."""
        if self._hour_at is None:
            self._hour_at = now
        if now - self._hour_at < HOUR or self._database.path is None:
            return
        self._hour_at = now
        beside = Beside(self._database.path)
        try:
            await restored.save_erased(self._database, beside)
            await restored.move_epoch(self._database, beside, beside.epochs() or (), now=now)
        except OSError as error:
            log.error("beside.not_saved", extra={"error": str(error)})  # noqa: TRY400 - known
        await self._database.truncate_log()
