"""A claim looks at open rows only, however long the history of a chat is.

The work is counted in steps of SQLite's machine, which are the same on any computer.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.outbox.domain import Lane
from bot.outbox.gate import storage as claims
from bot.outbox.storage import _REPLY, LEASE
from bot.sessions.reminders.storage import MEETINGS
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_chat
from tests.engines import open_sqlite

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
CHATS = 42
PENDING = 6000
ENDED = 200
"""Rows of each chat that were sent long ago."""
STEPS = 100
"""How many steps of SQLite's machine are counted as one."""

_FILL = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :rows - 1)
INSERT INTO outbox (chat_id, lane, kind, state, due_at, created_at)
SELECT 1 + i % :chats, 1 + i % 3, 'x', :state, 1000 + i, 0 FROM n
"""


@pytest.fixture
async def filled(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """6,000 pending rows in 42 chats, each of which has had 200 others."""
    database = await open_sqlite(tmp_path / "romleuk.db")

    async def fill(tx: Tx) -> None:
        for number in range(1, CHATS + 1):
            add_chat(tx, number)
        tx.do(_FILL, rows=CHATS * ENDED, chats=CHATS, state="sent")
        tx.do(_FILL, rows=PENDING, chats=CHATS, state="pending")

    await database.run(fill)
    yield database
    await database.close()


async def claim(database: SqliteDatabase, limit: int) -> tuple[list[int], int]:
    """Claim; return the chats and how many steps it took."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    async def work(tx: Tx) -> list[int]:
        found = await claims.claim(tx, MEETINGS, limit=limit, now=NOW)
        return [row.chat_id for row, _ in found]

    await database._connection.set_progress_handler(count, STEPS)
    chats = await database.run(work)
    await database._connection.set_progress_handler(None, STEPS)  # type: ignore[arg-type]
    return chats, counted * STEPS


async def plan_of(database: SqliteDatabase, sql: str, **params: object) -> str:
    async def work(tx: Tx) -> str:
        steps = await tx.ask(f"EXPLAIN QUERY PLAN {sql}", **params)
        return "\n".join(step["detail"] for step in steps)

    return await database.run(work)


async def test_a_claim_searches_the_index_of_open_rows(filled: SqliteDatabase) -> None:
    claiming = claims.claim_query(filled, limit=42, lease=LEASE, last=Lane.BULK, now=NOW)
    plan = await plan_of(filled, claiming.sql, **claiming.params)

    assert "SEARCH e USING INDEX outbox_open_of_chat (chat_id=? AND lane<?)" in plan
    assert "SCAN f USING INDEX outbox_leases" in plan
    assert "USING INDEX outbox_of_chat" not in plan


async def test_a_reply_searches_the_index_of_open_rows(filled: SqliteDatabase) -> None:
    reply = {"chat_id": 1, "kind": "say", "call": "{}", "worker": 0, "leads": True}
    plan = await plan_of(filled, _REPLY, **reply, lease=60_000, now=NOW)

    assert "USING INDEX outbox_open_of_chat (chat_id=? AND lane=? AND due_at<?)" in plan
    assert "USING INDEX outbox_of_chat" not in plan


async def test_a_claim_takes_few_steps_for_each_pending_row(filled: SqliteDatabase) -> None:
    """The second claim finds nothing, so it has to look at every pending row."""
    first, steps = await claim(filled, CHATS)
    none, steps_in_vain = await claim(filled, CHATS)

    assert sorted(first) == list(range(1, CHATS + 1))
    assert none == []
    assert steps < 60 * PENDING
    assert steps_in_vain < 60 * PENDING
