"""Which messages a bot may edit, and what of them (td MessagesManager can_edit_message)."""

from telegram_simulator import access
from telegram_simulator.api_errors import bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.poll_closing import close_if_over
from telegram_simulator.world import World

FOREVER = 0x7FFFFFFF
"""The `live_period` of a location that moves without end."""
_NOT_FOUND = "message to edit not found"
_REFUSED = "message can't be edited"
REPLACEABLE = frozenset({"photo", "live_photo", "video", "animation", "audio", "document"})
"""The files that another one may take the place of (can_edit_message_media)."""
WITH_CAPTION = REPLACEABLE | {"voice", "paid_media"}
"""The contents that have a caption (can_have_message_content_caption)."""
_CONTENTS = WITH_CAPTION | {"text", "game"}  # is_editable_message_content


def editable_message(
    world: World, bot: Bot, params: Params, not_found: str = _NOT_FOUND
) -> tuple[Chat, Item]:
    """Return a message that this bot wrote, and whose keyboard it may edit."""
    if "inline_message_id" in params and "chat_id" not in params:
        return _inline_message(world, bot, params.text("inline_message_id"))
    chat = access.readable_chat(world, bot, params)
    item = access.requested_message(chat, params, not_found)
    if poll := item.message.get("poll"):
        close_if_over(world, world.polls[poll["id"]])
    if item.bot_id != bot.id or "forward_origin" in item.message:
        raise bad_request(_REFUSED)
    return chat, item


def editable_content(world: World, bot: Bot, params: Params) -> tuple[Chat, Item]:
    """Return a message that this bot wrote, and whose content it may edit."""
    chat, item = editable_message(world, bot, params)
    there = _CONTENTS & item.message.keys() or _is_open_poll(item) or moves(world, item)
    if not there:
        raise bad_request(_REFUSED)
    return chat, item


def moves(world: World, item: Item) -> bool:
    """Tell whether a message has a live location whose time is not over."""
    place = item.message.get("location", {})
    if "live_period" not in place or "venue" in item.message:
        return False
    period: int = place["live_period"]
    ends_at: int = item.message["date"] + period
    return period == FOREVER or ends_at > world.now_s()


def _is_open_poll(item: Item) -> bool:
    poll = item.message.get("poll")
    return poll is not None and not poll["is_closed"]


def _inline_message(world: World, bot: Bot, number: str) -> tuple[Chat, Item]:
    """Return a message that came of inline mode with this bot, and is still there."""
    key, message_id = world.inline.messages.get(number, ("", 0))
    item = world.chats[key].items.get(message_id) if key in world.chats else None
    if item is None or item.via_id != bot.id:
        raise bad_request("MESSAGE_ID_INVALID")
    return world.chats[key], item
