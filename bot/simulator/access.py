"""Which chat a call means, and whether this bot may write there (Client.cpp:6571, 8136-8185)."""

from bot.simulator.chats import Chat, Item
from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.refusals import Refusal, bad, forbidden
from bot.simulator.world import World


def chat_of(world: World, bot: Bot, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a parameter names, as far as this bot can know it."""
    value = params.values.get(name)
    if value is None or value == "":
        raise bad(f"{name} is empty")
    try:
        number = int(value)
    except (TypeError, ValueError):
        return _named(world, bot, str(value))
    chat = _person_chat(world, bot, number) if number > 0 else _group(world, bot, number)
    if chat is None:
        raise bad("chat not found")
    return chat


def _named(world: World, bot: Bot, name: str) -> Chat:  # noqa: ARG001 - one shape for all methods
    wanted = name.removeprefix("@").lower()
    for chat in world.groups.values():
        if name.startswith("@") and chat.username.lower() == wanted:
            return chat
    raise bad("chat not found")


def _person_chat(world: World, bot: Bot, user_id: int) -> Chat | None:
    if user_id == bot.id:
        raise forbidden("the bot can't send messages to the bot")
    if user_id in world.bots:
        raise forbidden("the bot can't send messages to bots")
    person = world.users.get(user_id)
    return world.private(bot, person) if person else None


def _group(world: World, bot: Bot, chat_id: int) -> Chat | None:
    chat = world.groups.get(chat_id)
    return chat if chat and (bot.id in chat.members or chat.username) else None


def reachable(world: World, bot: Bot, chat: Chat) -> Chat:
    """The chat, if this bot may at least read there; else refused in Telegram's words."""
    if chat.private:
        _reach_person(world, bot, chat)
    else:
        _reach_group(world, bot, chat)
    return chat


def _reach_person(world: World, bot: Bot, chat: Chat) -> None:
    if chat.person and chat.person.gone:
        raise forbidden("user is deactivated")
    if chat.state == "new":
        # somebody whom this bot has never met does not exist for it
        known = chat.id in bot.seen or any(
            group.has(chat.id) and group.has(bot.id) for group in world.groups.values()
        )
        raise (
            forbidden("bot can't initiate conversation with a user")
            if known
            else bad("chat not found")
        )
    if chat.state == "blocked":
        raise forbidden("bot was blocked by the user")


def _reach_group(world: World, bot: Bot, chat: Chat) -> None:  # noqa: ARG001 - one shape for all methods
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


def migrated(to: int) -> Refusal:
    """The group has become a supergroup."""
    return bad("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to})


def writable(world: World, bot: Bot, chat: Chat, what: str = "text messages") -> Chat:
    """The chat, if this bot may write there."""
    reachable(world, bot, chat)
    if chat.kind == "channel" and not chat.administers(bot.id):
        raise bad("need administrator rights in the channel chat")
    member = chat.members.get(bot.id)
    right = _RIGHTS.get(what, "can_send_other_messages")
    if member and member.status == "restricted" and not member.rights.get(right, False):
        raise bad(f"not enough rights to send {what} to the chat")
    return chat


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


def to_write(world: World, bot: Bot, params: Params, what: str = "text messages") -> Chat:
    """The chat of `chat_id`, ready to be written to."""
    return writable(world, bot, chat_of(world, bot, params), what)


def item_of(chat: Chat, params: Params, complaint: str) -> Item:
    """The message of `message_id` in a chat."""
    number = params.integer("message_id")
    if number <= 0:
        raise bad("message identifier is not specified")
    item = chat.items.get(number)
    if item is None:
        raise bad(complaint)
    return item
