"""Handled updates: saved once, deleted after a week; dead ones are saved without content."""

from datetime import UTC, datetime, timedelta

from bot.membership.visitor.storage import load_senders
from bot.storage.database import Database, Rows, Tx
from bot.telegram.incoming import storage as updates

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


async def seen(database: Database, *ids: int) -> set[int]:
    async def work(tx: Tx) -> set[int]:
        return set((await load_senders(tx, updates=ids, telegram_ids=[], chats=[])).seen)

    return await database.run(work)


async def test_an_update_is_saved_once_and_known_afterwards(database: Database) -> None:
    async def work(tx: Tx) -> None:
        for number in (7, 7, 8):
            updates.note_seen(tx, [number], now=NOW)

    await database.run(work)

    assert await seen(database, 6, 7, 8) == {7, 8}
    assert await seen(database) == set()


async def test_ids_are_deleted_after_a_week(database: Database) -> None:
    async def work(tx: Tx) -> None:
        updates.note_seen(tx, [1], now=NOW - timedelta(days=7, seconds=1))
        updates.note_seen(tx, [2], now=NOW - timedelta(days=6))
        updates.forget_seen(tx, now=NOW)

    await database.run(work)

    assert await seen(database, 1, 2) == {2}


async def test_dead_updates_are_deleted_after_their_time(
    database: Database,
) -> None:
    async def work(tx: Tx) -> Rows:
        for number, died_at in ((1, NOW - timedelta(seconds=1)), (2, NOW)):
            updates.save_dead(tx, number, kind="message", error="X", tries=2, now=died_at)
        updates.forget_dead(tx, now=NOW + updates.DEAD_FOR)
        return await tx.ask("SELECT update_id FROM dead_updates")

    assert [row["update_id"] for row in await database.run(work)] == [2]


async def test_a_dead_update_keeps_its_first_reason(database: Database) -> None:
    async def work(tx: Tx) -> Rows:
        for error in ("KeyError", "LookupError"):
            updates.save_dead(tx, 5, kind="message", error=error, tries=2, now=NOW)
        return await tx.ask("SELECT kind, error, tries FROM dead_updates")

    assert [tuple(row.values()) for row in map(dict, await database.run(work))] == [
        ("message", "KeyError", 2)
    ]
