"""Finds the chat of a call and checks the bot's access (Client.cpp:6571, 8136-8185)."""

from telegram_simulator.api_errors import ApiError, bad_request, forbidden
from telegram_simulator.chats import Chat, Item
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

_MAY_WRITE = 300.0  # seconds


def requested_chat(world: World, bot: Bot, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat that a parameter names; refuse a chat that this bot cannot know."""
    value = params.values.get(name)
    if value is None or value == "":
        raise bad_request(f"{name} is empty")
    try:
        number = int(value)
    except (TypeError, ValueError):
        return _group_by_username(world, str(value))
    chat = _private_chat(world, bot, number) if number > 0 else _group(world, bot, number)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _group_by_username(world: World, name: str) -> Chat:
    wanted = name.removeprefix("@").lower()
    for chat in world.groups.values():
        if name.startswith("@") and chat.username.lower() == wanted:
            return chat
    raise bad_request("chat not found")


def _private_chat(world: World, bot: Bot, user_id: int) -> Chat | None:
    if user_id == bot.id:
        raise forbidden("the bot can't send messages to the bot")
    if user_id in world.bots:
        raise forbidden("the bot can't send messages to bots")
    person = world.users.get(user_id)
    return world.private_chat(bot, person) if person else None


def _group(world: World, bot: Bot, chat_id: int) -> Chat | None:
    chat = world.groups.get(chat_id)
    return chat if chat and (bot.id in chat.members or chat.username) else None


def known_chat(world: World, bot: Bot, params: Params) -> Chat:
    """Return the chat of `chat_id` if this bot knows it, also of somebody who blocks it."""
    chat = requested_chat(world, bot, params)
    if not chat.private or chat.state != "blocked":
        return readable_chat(world, bot, params)
    return chat


def readable_chat(world: World, bot: Bot, params: Params) -> Chat:
    """Return the chat of `chat_id` if this bot may read there; refuse with Telegram's text."""
    chat = requested_chat(world, bot, params)
    if chat.private:
        _require_person(world, bot, chat)
    else:
        _require_group(bot, chat)
    return chat


def _require_person(world: World, bot: Bot, chat: Chat) -> None:
    if chat.person and chat.person.gone:
        raise forbidden("user is deactivated")
    if chat.state == "new" and not _asks_to_join(world, bot, chat):
        # a bot does not know people whom it has never met
        known = chat.id in bot.seen or any(
            group.has(chat.id) and group.has(bot.id) for group in world.groups.values()
        )
        raise (
            forbidden("bot can't initiate conversation with a user")
            if known
            else bad_request("chat not found")
        )
    if chat.state == "blocked":
        raise forbidden("bot was blocked by the user")


def _asks_to_join(world: World, bot: Bot, chat: Chat) -> bool:
    """Whether somebody asked a moment ago to join a group whose administrator the bot is.

    For five minutes the bot may then write to them (core.telegram.org/bots/api#chatjoinrequest).
    """
    asked_after = world.now_s() - _MAY_WRITE
    return any(
        chat.id in group.requests
        and group.requests[chat.id].made_at >= asked_after
        and group.holds(bot.id, "can_invite_users")
        for group in world.groups.values()
    )


def _require_group(bot: Bot, chat: Chat) -> None:
    what = {"group": "group chat", "channel": "channel chat"}.get(chat.kind, "supergroup chat")
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.deleted:
        raise forbidden(f"the {what} was deleted")
    status = chat.status_of(bot.id)
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {what}")
    if not chat.has(bot.id):
        raise forbidden(f"bot is not a member of the {what}")


def migrated(to: int) -> ApiError:
    """Return the error for a group that has become a supergroup with the id `to`."""
    return bad_request("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to})


def writable_chat(world: World, bot: Bot, params: Params, what: str = "text messages") -> Chat:
    """Return the chat of `chat_id` if this bot may send `what` there."""
    chat = readable_chat(world, bot, params)
    if chat.kind == "channel" and not _may_post(chat, bot):
        raise bad_request("need administrator rights in the channel chat")
    right = _RIGHTS.get(what, "can_send_other_messages")
    if not may_send(chat, bot.id, right):
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def may_send(chat: Chat, user_id: int, right: str = "can_send_messages") -> bool:
    """Whether a member has a right, by a restriction or by the permissions of the group."""
    member = chat.members.get(user_id)
    if member and member.status == "restricted":
        return member.rights.get(right, False) and chat.permissions[right]
    return chat.private or chat.administers(user_id) or chat.permissions[right]


def _may_post(chat: Chat, bot: Bot) -> bool:
    member = chat.members.get(bot.id)
    return chat.administers(bot.id) and (
        member is None or member.rights.get("can_post_messages", True)
    )


_RIGHTS = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "documents": "can_send_documents",
    "voice notes": "can_send_voice_notes",
    "video notes": "can_send_video_notes",
    "videos": "can_send_videos",
    "music": "can_send_audios",
    "polls": "can_send_polls",
}


def managed_chat(world: World, bot: Bot, params: Params) -> Chat:
    """Return the chat of `chat_id` if this bot may change something there."""
    chat = readable_chat(world, bot, params)
    if chat.kind == "channel" and not chat.administers(bot.id):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def requested_message(chat: Chat, params: Params, error_text: str) -> Item:
    """Return the message of `message_id` in a chat; refuse with `error_text` if there is none."""
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    item = chat.items.get(number)
    if item is None:
        raise bad_request(error_text)
    return item
