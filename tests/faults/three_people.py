"""A database in which three people are in a cohort, made once and copied for each example."""

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from bot.storage.database import Tx
from tests.builders import add_cohort, add_person, enrol
from tests.engines import open_sqlite

CHATS = (11, 12, 13)


@cache
def template() -> bytes:
    """Return a database in which three people are in a cohort, and no hour is quiet."""

    async def make(path: Path) -> None:
        database = await open_sqlite(path)

        async def fill(tx: Tx) -> None:
            cohort = await add_cohort(tx)
            for chat in CHATS:
                await enrol(tx, await add_person(tx, account=chat), cohort)
            tx.do("UPDATE people SET quiet_from = 0, quiet_until = 0")

        await database.run(fill)
        await database.truncate_log()
        await database.close()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "romleuk.db"
        asyncio.run(make(path))
        return path.read_bytes()
