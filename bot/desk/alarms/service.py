"""Warns administrators, about each problem once a day."""

from datetime import timedelta

from bot.act import Act
from bot.desk.alarms import storage
from bot.desk.alarms.domain import WAITED_TOO_LONG, Alarm
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage

KIND = "alarm"
PROBE = "probe"
KEPT = timedelta(hours=12)
LANES = {Alarm.SECOND_POLLER: Lane.REPLY, Alarm.WEBHOOK: Lane.REPLY}
"""What nobody asked for waits while another program has the token, but not these."""


async def raise_alarm(act: Act, alarm: Alarm) -> int:
    """Enqueue an alarm to all administrators, once a day; return how many get it or got it."""
    chats = await storage.chats_of_administrators(act.tx)
    messages = [
        NewMessage(
            chat_id=chat,
            lane=LANES.get(alarm, Lane.URGENT),
            kind=KIND,
            due_at=act.now,
            expires_at=act.now + KEPT,
            about={"alarm": str(alarm)},
            dedup=f"alarm:{alarm}:{act.now:%Y-%m-%d}:{chat}",
        )
        for chat in chats
    ]
    outbox.enqueue(act.tx, messages, now=act.now)
    return len(messages)


async def send_probe(act: Act, number: int) -> None:
    """Enqueue a silent message to one administrator, the next one for each number."""
    chats = await storage.chats_of_administrators(act.tx)
    if not chats:
        return
    message = NewMessage(
        chat_id=chats[number % len(chats)],
        lane=Lane.URGENT,
        kind=PROBE,
        due_at=act.now,
        expires_at=act.now + KEPT,
    )
    outbox.enqueue(act.tx, [message], now=act.now)


async def messages_wait_too_long(act: Act) -> bool:
    return await storage.is_any_overdue(act.tx, before=act.now - WAITED_TOO_LONG, now=act.now)
