"""Loads what somebody has before them while they type."""

from bot.act import Act
from bot.membership.domain import ChatId
from bot.outbox.sent import storage as sent
from bot.outbox.sent.domain import ShownScreen

NOTHING = ShownScreen(message_id=None, buttons=())


async def newest_screen(act: Act, chat: ChatId, *, reply_to: int | None) -> ShownScreen:
    """Return the newest message of a chat; nothing if a text answers another message."""
    found = await sent.newest_screen(act.tx, chat, now=act.now)
    if found is None or reply_to not in {None, found.message_id}:
        return NOTHING
    return found
