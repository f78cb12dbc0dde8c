"""Checks every minute whether the bot is well; if not, tells its administrators and the log."""

import logging
import shutil
from datetime import datetime

from bot.act import Act
from bot.desk.alarms import service as alarms
from bot.desk.alarms.domain import Alarm
from bot.storage.database import Database

log = logging.getLogger(__name__)
ENOUGH_BYTES = 200_000_000


async def tell(database: Database, alarm: Alarm, *, now: datetime) -> None:
    """Log an alarm, and send it to the administrators if there are any."""
    count = await database.run(lambda tx: alarms.raise_alarm(Act(tx=tx, now=now), alarm))
    log.error("alarm", extra={"kind": str(alarm), "count": count})


async def look(database: Database, *, now: datetime) -> None:
    """Check for messages that wait too long, and for a disk that is nearly full."""
    if await database.run(lambda tx: alarms.messages_wait_too_long(Act(tx=tx, now=now))):
        await tell(database, Alarm.UNSENT, now=now)
    beside = database.beside
    if beside is not None and shutil.disk_usage(beside.path.parent).free < ENOUGH_BYTES:
        await tell(database, Alarm.DISK, now=now)
