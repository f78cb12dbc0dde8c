"""Chats to which the rows of the outbox go."""

import pytest

from bot.storage.database import Database, Tx
from tests.builders import add_chat


@pytest.fixture
async def three_chats(database: Database) -> None:
    """Two private chats and a group."""

    async def work(tx: Tx) -> None:
        for number, kind in ((1, "private"), (2, "private"), (-3, "group")):
            add_chat(tx, number, kind)

    await database.run(work)
