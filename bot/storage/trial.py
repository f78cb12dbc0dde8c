"""Tries whether anything can be stored: reading still works on a full disk."""

from bot.storage import files, meta
from bot.storage.database import Database

TRIED_AT = "tried_at"


async def try_to_store(database: Database, *, now_ms: int) -> None:
    """Store something; raise `DatabaseUnavailable` if that fails, `DiskFails` without room for it.

    A full disk may take a small row for a while, since the log of SQLite keeps its room. So the
    data folder must have room for a file, too.
    """
    await database.write(lambda tx: meta.save(tx, TRIED_AT, str(now_ms)))
    if database.beside is not None:
        files.try_room(database.beside.path.parent)
