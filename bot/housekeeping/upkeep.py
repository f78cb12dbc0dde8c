"""Work at each tick: hourly tasks and alarms; and the night's backup, beside the ticks."""

import logging
from datetime import datetime, timedelta

from bot.desk.alarms.domain import Alarm
from bot.desk.alarms.storage import chats_and_languages
from bot.housekeeping import backups, restored, watch
from bot.housekeeping.emergency import AdministratorChat, Emergency
from bot.housekeeping.restoring import prune_aside
from bot.storage import backup
from bot.storage.backup import BackupFailed, BackupPlan
from bot.storage.database import Database

log = logging.getLogger(__name__)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Upkeep:
    """Does what is due at each tick.

    Without `plan` there are no backups to make or delete; without `emergency` nothing is watched,
    and administrators get no messages.
    """

    def __init__(
        self,
        database: Database,
        *,
        plan: BackupPlan | None = None,
        emergency: Emergency | None = None,
    ) -> None:
        self._database = database
        self._plan = plan
        self._emergency = emergency
        self._since: datetime | None = None
        self._hour_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._not_before: datetime | None = None

    async def tick(self, now: datetime) -> None:
        self._since = self._since or now
        self._hour_at = self._hour_at or now
        if now - self._hour_at >= HOUR:
            self._hour_at = now
            await self._hourly(now)
        if self._looked_at is None or now - self._looked_at >= MINUTE:
            self._looked_at = now
            if self._emergency is not None:
                await watch.look(self._database, now=now, since=self._since)
                told = await self._database.run(chats_and_languages)
                self._emergency.note_stored([AdministratorChat(*each) for each in told])

    async def failed(self, now: datetime) -> None:
        """Look after a tick that the database has ended: is it time to tell somebody?"""
        self._looked_at = None  # the next tick finds out whether it is over
        if self._emergency is not None:
            await self._emergency.note_failed(now)

    async def _hourly(self, now: datetime) -> None:
        """Make copies recognizable, delete old ones, and empty the log of the database."""
        if self._plan is not None and self._plan.folder.is_dir():
            backup.prune(self._plan.folder, now=now)
        beside = self._database.beside
        if beside is None:
            return
        try:
            await restored.save_erased(self._database, beside)
            await restored.move_epoch(self._database, beside, beside.epochs() or (), now=now)
            prune_aside(beside.path, now=now)
        except OSError as error:
            log.error("beside.not_saved", extra={"error": str(error)})  # noqa: TRY400 - known
        await self._database.truncate_log()

    async def back_up(self, now: datetime) -> None:
        """Make the night's backup, if it is due; after a failure try again in an hour."""
        plan = self._plan
        if (
            plan is None
            or not plan.nightly
            or (self._not_before is not None and now < self._not_before)
        ):
            return
        self._not_before = now + MINUTE
        zones = await backups.zones_of(self._database, now=now)
        if not backups.is_due(now, backup.newest_at(plan.folder), zones):
            return
        self._not_before = now + HOUR
        try:
            await backups.back_up(self._database, plan, now=now)
        except BackupFailed as error:
            log.error("backup.failed", extra={"error": str(error)})  # noqa: TRY400 - known
            await self._failed(now)

    async def _failed(self, now: datetime) -> None:
        assert self._plan is not None
        if self._plan.folder.is_dir():
            backup.prune(self._plan.folder, now=now)  # erased people must go from the old ones
        if self._emergency is not None:
            await watch.tell(self._database, Alarm.BACKUP, now=now)
