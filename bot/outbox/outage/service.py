"""After an outage: taps live 150 seconds at Telegram, so who was in the middle taps once more."""

from datetime import datetime, timedelta
from functools import partial

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.outage import storage
from bot.outbox.storage import NewMessage
from bot.storage import meta
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms, to_ms

ALIVE_AT = "alive_at"
TAPS_LIVE = timedelta(seconds=150)
"""How long Telegram keeps a tap (tdlib/telegram-bot-api, Client.cpp)."""
TOUCHED = timedelta(hours=1)
WORTH_SAYING = timedelta(hours=1)


async def note_alive(database: Database, *, now: datetime) -> None:
    """Note that the bot is there; what it missed is counted from this instant."""
    await database.run(partial(_note_alive, now=now))


async def ask_for_lost_taps(database: Database, *, now: datetime) -> int:
    """At a start after an outage, owe a line to everybody who was in the middle of something.

    Returns to how many. Once for each outage, however often the bot starts.
    """
    return await database.run(partial(_ask_for_lost_taps, now=now))


async def _note_alive(tx: Tx, *, now: datetime) -> None:
    meta.save(tx, ALIVE_AT, str(to_ms(now)))


async def _ask_for_lost_taps(tx: Tx, *, now: datetime) -> int:
    kept = await meta.read(tx, ALIVE_AT)
    if kept is None:
        return 0
    alive_at = from_ms(int(kept))
    if now - alive_at <= TAPS_LIVE:
        return 0
    chats = await storage.chats_in_the_middle(tx, since=alive_at - TOUCHED)
    debts = [
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
    outbox.enqueue(tx, debts, now=now)
    return len(debts)
