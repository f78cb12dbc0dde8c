"""Checks every minute whether the bot is well; if not, tells its administrators and the log."""

import logging
from datetime import datetime

from bot.act import Act
from bot.desk.alarms import service as alarms
from bot.desk.alarms.domain import WAITED_TOO_LONG, Alarm
from bot.storage import files
from bot.storage.database import Database
from bot.storage.dialect import to_ms
from bot.storage.trial import try_to_store

log = logging.getLogger(__name__)
ENOUGH_BYTES = 200_000_000


async def tell(database: Database, alarm: Alarm, *, now: datetime) -> None:
    """Log an alarm, and send it to the administrators if there are any."""
    count = await database.run(lambda tx: alarms.raise_alarm(Act(tx=tx, now=now), alarm))
    log.error("alarm", extra={"kind": str(alarm), "count": count})


async def look(database: Database, *, now: datetime, since: datetime) -> None:
    """Check for messages that wait too long, and for a disk that is nearly full.

    `since`: when the bot began to work; what became due before has had time only since then.
    Raises `DatabaseUnavailable` if nothing can be stored.
    """
    await try_to_store(database, now_ms=to_ms(now))
    had_time = now - since >= WAITED_TOO_LONG
    if had_time and await database.run(
        lambda tx: alarms.messages_wait_too_long(Act(tx=tx, now=now))
    ):
        await tell(database, Alarm.UNSENT, now=now)
    if little_room(database) is not None:
        await tell(database, Alarm.DISK, now=now)


def little_room(database: Database) -> str | None:
    """Return a line about the data folder if its disk is nearly full; None if it is not."""
    if database.beside is None:
        return None
    folder = database.beside.path.parent
    free = files.room_left(folder)
    if free >= ENOUGH_BYTES:
        return None
    return f"only {free / 1e6:.0f} MB free in {folder}, {ENOUGH_BYTES / 1e6:.0f} wanted"
