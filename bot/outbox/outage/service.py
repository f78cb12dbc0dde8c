"""After an outage the bot asks for taps that were lost.

Telegram drops a tap after 150 seconds, while messages wait for a day. People who were in the middle
of something are asked to tap once more.
"""

from datetime import datetime, timedelta
from functools import partial

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.outage import storage
from bot.outbox.outage.storage import ALIVE_AT, NEWEST_MESSAGE
from bot.outbox.storage import NewMessage
from bot.storage import meta, set_aside
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms, to_ms

TAPS_LIVE = timedelta(seconds=150)
"""How long Telegram keeps a tap (tdlib/telegram-bot-api, Client.cpp)."""
TOUCHED = timedelta(hours=1)
WORTH_SAYING = timedelta(hours=1)


async def note_alive(database: Database, *, now: datetime, message: int | None = None) -> None:
    """Save that the bot is running; an outage begins at the last such instant.

    `message`: the highest id of a message that is known by now, if this process knows any.
    """

    def save(tx: Tx) -> None:
        meta.save(tx, ALIVE_AT, str(to_ms(now)))
        if message is not None:
            meta.save(tx, NEWEST_MESSAGE, str(message))

    await database.write(save)


async def ask_for_lost_taps(database: Database, *, now: datetime) -> int:
    """At a start after an outage, ask everybody to tap again who was in the middle of something.

    Returns how many. It happens once for each outage, even if the bot starts several times.
    """
    return await database.run(partial(_ask_for_lost_taps, now=now))


def _instant(stored: str) -> datetime:
    return from_ms(int(stored))


async def _ask_for_lost_taps(tx: Tx, *, now: datetime) -> int:
    stored = await meta.read(tx, ALIVE_AT)
    known = [] if stored is None else [stored]
    read = await set_aside.readable(tx, "meta", known, _instant, number=lambda _: 0, now=now)
    if not read:
        return 0
    [alive_at] = read
    if now - alive_at <= TAPS_LIVE:
        return 0
    chats = await storage.chats_in_the_middle(tx, since=alive_at - TOUCHED)
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="press_again",
            due_at=now,
            expires_at=now + WORTH_SAYING,
            about={"alive_at": to_ms(alive_at)},
            dedup=f"press_again:{to_ms(alive_at)}:{chat}",
        )
        for chat in chats
    ]
    outbox.enqueue(tx, messages, now=now)
    return len(messages)
