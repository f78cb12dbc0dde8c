"""The bot dies at every step of planning an announcement: everybody gets one row all the same."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.act import Act
from bot.announcements.delivery.service import AnnouncementSource
from bot.announcements.domain import AnnouncementId
from bot.announcements.results import storage as results_storage
from bot.storage.database import Database, Rows, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from tests.engines import open_sqlite
from tests.faults.in_place import PLAIN, Fuse, InPlace
from tests.town import NOW, PEOPLE, draft, loaded, send, settle

if TYPE_CHECKING:
    from bot.storage.sqlite_connection import Connection

REACHED = 2047
"""Those of the town who are in and can be reached."""
NOT_REACHED = 23
MOST_STEPS = 12
"""After one to so many trips to the database the bot dies, by turns; a chunk takes nine at most."""


async def test_a_kill_while_it_is_planned_neither_loses_nor_repeats(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    database = await open_sqlite(path)
    try:
        await dies_at_each_step(database, path)
    finally:
        await database.close()


async def dies_at_each_step(database: Database, path: Path) -> None:
    made = await database.run(sent_to_all)
    deaths = 0
    while not await lives(path, 1 + deaths % MOST_STEPS):
        deaths += 1
        rows = await database.run(planned)
        assert len({row["chat_id"] for row in rows}) == len(rows)

    assert deaths > MOST_STEPS
    rows = await database.run(planned)
    assert len(rows) == REACHED
    assert await database.run(lambda tx: counted(tx, made)) == (REACHED, NOT_REACHED, PEOPLE // 10)


async def sent_to_all(tx: Tx) -> AnnouncementId:
    made = await draft(tx, await settle(tx))
    assert await send(tx, made)
    return made


async def planned(tx: Tx) -> Rows:
    return await tx.ask("SELECT chat_id FROM outbox WHERE announcement_id IS NOT NULL")


async def counted(tx: Tx, made: AnnouncementId) -> tuple[int, int, int]:
    """Who gets it now, who never will, and who had not joined, as the card says."""
    tally = await results_storage.tally(tx, await loaded(tx, made), now=NOW)
    assert not tally.unplanned
    return tally.going, tally.never, tally.out


async def lives(path: Path, steps: int) -> bool:
    """Plan until the bot dies after so many trips to the database; return whether it was done."""
    fuse = Fuse()
    fuse.left = steps
    connection = InPlace(path, fuse)
    database = SqliteDatabase(path, PLAIN, cast("Connection", connection), -1)
    source = AnnouncementSource()
    try:
        while await database.run(lambda tx: source.plan(Act(tx=tx, now=NOW))):
            pass
    except DatabaseUnavailable:
        return False
    finally:
        connection.close()
    return True
