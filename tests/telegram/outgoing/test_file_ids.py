"""The file_ids of files that are already at Telegram, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.storage.database import Database, Tx
from bot.telegram.outgoing import storage as file_ids

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


async def test_the_newest_file_id_counts_and_each_bot_has_its_own(database: Database) -> None:
    async def work(tx: Tx) -> list[dict[str, str]]:
        for bot, name in ((7, "old"), (7, "new"), (8, "another bot's")):
            file_ids.save_file_id(tx, "recipe", bot, name, now=NOW)
        asked = (7, 8, 9)
        return [await file_ids.known_file_ids(tx, ["recipe", "other"], bot) for bot in asked]

    assert await database.run(work) == [{"recipe": "new"}, {"recipe": "another bot's"}, {}]


async def test_the_same_file_id_again_changes_nothing(database: Database) -> None:
    async def work(tx: Tx) -> int:
        for days in (0, 3):
            file_ids.save_file_id(tx, "recipe", 7, "name", now=NOW + timedelta(days=days))
        row = await tx.one("SELECT kept_at FROM file_ids WHERE recipe = 'recipe'")
        assert row is not None
        return int(row["kept_at"])

    assert await database.run(work) == int(NOW.timestamp() * 1000)
