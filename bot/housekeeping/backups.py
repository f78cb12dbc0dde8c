"""Makes backups: when somebody asks for one, and every night."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.housekeeping import restored
from bot.housekeeping.watch import ENOUGH_BYTES
from bot.membership.cohort import storage as cohorts
from bot.storage import backup, files
from bot.storage.backup import BackupFailed, BackupPlan
from bot.storage.database import Database
from bot.storage.failures import StorageFailure
from bot.storage.sqlite import SqliteDatabase

log = logging.getLogger(__name__)
DAY_BEGINS, DAY_ENDS = 6, 21
"""Between these hours, in the zone of any cohort, no backup may hold up replies."""
APART = timedelta(hours=12)
HOUR = timedelta(hours=1)


async def back_up(database: Database, plan: BackupPlan, *, now: datetime) -> Path:
    """Make a checked backup that is on the disk, delete those over 30 days, and return its path.

    Transactions wait while the copy is written. Raises `BackupFailed` with the reason.
    """
    if not isinstance(database, SqliteDatabase):
        raise BackupFailed("only SQLite files are backed up here; a server has its own means")
    with _explained():
        copy = backup.begin(plan, now=now)
        try:
            path = await _written(database, copy, plan)
            beside = database.beside
            await restored.move_epoch(database, beside, beside.epochs() or {""}, now=now)
            deleted = backup.prune(plan.folder, now=now)
        finally:
            copy.unlink(missing_ok=True)
    log.info("backup.made", extra={"bytes": path.stat().st_size, "deleted": deleted})
    return path


async def copy_before_upgrade(database: SqliteDatabase, plan: BackupPlan, *, now: datetime) -> Path:
    """Make a checked copy of a database that is about to be migrated, and return its path.

    The epoch does not move: nobody has looked yet whether this database is a restored copy, and a
    new epoch would hide it. Raises `BackupFailed` with the reason, also if there is no room.
    """
    with _explained():
        copy = backup.begin(plan, now=now, before_upgrade=True)
        try:
            wanted = room_for_copy(database.path, plan)
            if files.room_left(plan.folder) < wanted:
                words = f"it needs {wanted / 1e6:.0f} MB of room in {plan.folder}"
                raise BackupFailed(words)
            path = await _written(database, copy, plan)
        finally:
            copy.unlink(missing_ok=True)
        backup.prune(plan.folder, now=now)
    log.info("upgrade.copied", extra={"bytes": path.stat().st_size})
    return path


def room_for_copy(path: Path, plan: BackupPlan) -> int:
    """Return how many bytes must be free to copy a database; encrypting writes a second copy."""
    copies = 1 if plan.recipient is None else 2
    log_beside = path.with_name(f"{path.name}-wal")
    return copies * (files.size(path) + files.size(log_beside)) + ENOUGH_BYTES


async def _written(database: SqliteDatabase, copy: Path, plan: BackupPlan) -> Path:
    await database.copy_into(copy)
    return await asyncio.to_thread(backup.finish, copy, plan, database.driver)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupFailed(f"the disk fails: {error.strerror}") from error
    except StorageFailure as error:
        raise BackupFailed(str(error)) from error


def is_night(now: datetime, zones: Sequence[str]) -> bool:
    """Tell whether it is between 21:00 and 06:00 in every zone; in UTC without any."""
    hours = (now.astimezone(ZoneInfo(zone)).hour for zone in zones or ("UTC",))
    return all(not DAY_BEGINS <= hour < DAY_ENDS for hour in hours)


def is_due(now: datetime, last: datetime | None, zones: Sequence[str]) -> bool:
    """Tell whether it is time for the night's backup.

    If no hour is night in all zones, any hour will do, once a day.
    """
    if last is not None and now - last < APART:
        return False
    if is_night(now, zones):
        return True
    ever = any(is_night(now + HOUR * ahead, zones) for ahead in range(24))
    return not ever and (last is None or now - last >= timedelta(days=1))


async def zones_of(database: Database, *, now: datetime) -> list[str]:
    """Return the zones of all cohorts that are not closed."""
    found = await database.run(partial(cohorts.open_cohorts, now=now))
    return sorted({each.zone for each in found})
