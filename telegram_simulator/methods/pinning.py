"""Pins messages and unpins them."""

from collections.abc import Callable

from telegram_simulator import access
from telegram_simulator.api_errors import bad_request
from telegram_simulator.chats import Chat
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World


def require_right(bot: Bot, chat: Chat) -> None:
    """Refuse a bot that may not pin (td DialogManager can_pin_messages)."""
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    if not (chat.private or chat.holds(bot.id, right)):
        raise bad_request("not enough rights to manage pinned messages in the chat")


def pin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Pin a message and post a service message about it."""
    chat = access.readable_chat(world, bot, params)
    item = access.requested_message(chat, params, "message to pin not found")
    require_right(bot, chat)
    number = item.message["message_id"]
    if number in chat.pinned:
        chat.pinned.remove(number)
    chat.pinned.append(number)
    world.feed.emit("chat", chat=chat.key, patch={"pinned": number})
    world.announce(chat, bot, {"pinned_message": item.message})
    return True


def unpin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = access.readable_chat(world, bot, params)
    require_right(bot, chat)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    unpin(world, chat, lambda pinned: pinned == number)
    return True


def unpin_all_chat_messages(world: World, bot: Bot, params: Params) -> bool:
    """Unpin all messages of a chat; there may be none."""
    chat = access.readable_chat(world, bot, params)
    require_right(bot, chat)
    unpin(world, chat, lambda _: True)
    return True


def unpin(world: World, chat: Chat, gone: Callable[[int], bool]) -> None:
    """Unpin the messages whose ids are gone, and show it on the page."""
    chat.pinned = [number for number in chat.pinned if not gone(number)]
    newest = chat.pinned[-1] if chat.pinned else None
    world.feed.emit("chat", chat=chat.key, patch={"pinned": newest})
