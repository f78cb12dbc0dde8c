"""Rows of the outbox in a database, and what is done with them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.gate import storage as claims
from bot.outbox.storage import NewMessage, NewReply
from bot.sessions.reminders.storage import MEETINGS
from bot.storage.database import Database, Row, Rows, Tx

NOW = datetime(2023, 5, 22, 3, 0, 0, 123456, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def debt(chat: int, what: str, *, lane: Lane = Lane.BULK, **more: Any) -> NewMessage:
    return NewMessage(
        chat_id=chat,
        lane=lane,
        kind=what,
        about={},
        call=f'{{"method": "sendMessage", "body": {{"chat_id": {chat}, "text": "{what}"}}}}',
        **{"due_at": NOW, **more},
    )


async def enqueue(database: Database, *debts: NewMessage) -> None:
    async def work(tx: Tx) -> None:
        outbox.enqueue(tx, debts, now=NOW)

    await database.run(work)


async def claim(database: Database, *, now: datetime = NOW, limit: int = 10) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        found = await claims.claim(tx, MEETINGS, limit=limit, now=now)
        return [row.kind for row, _ in found]

    return await database.run(work)


async def do(database: Database, act: Callable[[Tx], None]) -> None:
    async def work(tx: Tx) -> None:
        act(tx)

    await database.run(work)


async def all_rows(database: Database) -> Rows:
    async def work(tx: Tx) -> Rows:
        return await tx.ask("SELECT * FROM outbox ORDER BY id")

    return await database.run(work)


async def row(database: Database, kind: str) -> Row:
    return next(each for each in await all_rows(database) if each["kind"] == kind)


async def inserted(database: Database, *chats: int, now: datetime = NOW) -> list[NewReply | None]:
    async def work(tx: Tx) -> list[NewReply | None]:
        return await outbox.reply(tx, [(chat, "say", "{}") for chat in chats], now=now)

    return await database.run(work)
