"""Makes backups: when somebody asks for one, and every night."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.housekeeping import restored
from bot.membership.cohort import storage as cohorts
from bot.storage import backup
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
    copy = backup.begin(plan, now=now)
    try:
        await database.copy_into(copy)
        path = await asyncio.to_thread(backup.finish, copy, plan, database.driver)
        beside = database.beside
        await restored.move_epoch(database, beside, beside.epochs() or {""}, now=now)
        deleted = backup.prune(plan.folder, now=now)
    except OSError as error:
        raise BackupFailed(f"the disk fails: {error.strerror}") from error
    except StorageFailure as error:
        raise BackupFailed(str(error)) from error
    finally:
        copy.unlink(missing_ok=True)
    log.info("backup.made", extra={"bytes": path.stat().st_size, "deleted": deleted})
    return path


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
