"""Helpers for tests of the outbox: known people, rows with finished calls, and what was sent."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import orjson

from bot.membership.domain import ChatId
from bot.membership.person import storage as people
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.joining import storage as joining_storage
from bot.storage.database import Database, Row, Rows, Tx
from tests.world import Phone, World, words


async def known(world: World, key: str) -> Phone:
    """Add a person whom the bot knows, with an open chat but without a course or a role."""
    phone = world.person(key)
    world.acts.open_chat(key)
    number = world.acts.find_person(key).id
    now = world.clock.now()

    async def work(tx: Tx) -> None:
        person = await people.add(tx, name=key, language="en", zone="Asia/Phnom_Penh", now=now)
        joining_storage.link_account(
            tx, person, telegram_id=number, chat=ChatId(number), language="en"
        )

    await world.app.database.run(work)
    return phone


async def enqueue_texts(
    world: World, chat: Phone | int, *texts: str, lane: Lane = Lane.BULK, **row: Any
) -> None:
    """Put texts to a chat into the outbox, in order, and wake the sender."""
    number = chat if isinstance(chat, int) else id_of(chat)
    calls = [("sendMessage", {"chat_id": number, "text": text}) for text in texts]
    await enqueue_calls(world, number, calls, lane=lane, **row)


async def enqueue_calls(
    world: World,
    chat: int,
    calls: list[tuple[str, dict[str, Any]]],
    *,
    lane: Lane = Lane.BULK,
    **row: Any,
) -> None:
    """Put calls to a chat into the outbox and wake the sender."""
    now = world.clock.now()
    messages = [
        NewMessage(
            chat_id=chat,
            lane=lane,
            kind="note",
            about={},
            call=orjson.dumps({"method": method, "body": body}).decode(),
            **{"due_at": now, **row},
        )
        for method, body in calls
    ]
    await world.app.database.run(partial(_enqueue, messages, now))
    world.app.sender.wake()


async def _enqueue(messages: list[NewMessage], now: datetime, tx: Tx) -> None:
    outbox.enqueue(tx, messages, now=now)


def id_of(phone: Phone) -> int:
    """Return the id of somebody's chat."""
    number: int = phone.world.acts.find_chat(phone.chat_key).id
    return number


async def rows(database: Database) -> Rows:
    """Return all rows of the outbox, oldest first."""
    return await database.run(_rows)


async def _rows(tx: Tx) -> Rows:
    return await tx.ask("SELECT * FROM outbox ORDER BY id")


async def only_row(world: World) -> Row:
    """Return the only row of the outbox."""
    found = await rows(world.app.database)
    assert len(found) == 1
    return found[0]


async def states(world: World) -> list[str]:
    """Return the states of all rows, oldest first."""
    return [row["state"] for row in await rows(world.app.database)]


async def later(world: World, seconds: float) -> None:
    """Let seconds pass on the bot's clock."""
    await world.travel(timedelta(seconds=seconds))


def said(phone: Phone) -> list[str]:
    """Return the texts in somebody's chat, oldest first."""
    return [words(message) for message in phone.messages]
