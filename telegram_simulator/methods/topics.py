"""The topics of forums (td ForumTopicManager); codes in capitals come from Telegram's server."""

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat
from telegram_simulator.methods import pinning
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.samples import SAMPLES
from telegram_simulator.topics import COLORS, DEFAULT_COLOR, ICONS, Topic
from telegram_simulator.world import World

MAX_NAME = 128  # core.telegram.org/bots/api#createforumtopic; longer ones are cut
_MAX_COLOR = 0xFFFFFF


def create_forum_topic(world: World, bot: Bot, params: Params) -> Json:
    """Open a topic; a service message begins it."""
    chat = _forum(world, bot, params)
    if not chat.holds(bot.id, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    name = _name(params)
    if not name:
        raise bad_request("title must be non-empty")
    color = params.integer("icon_color", DEFAULT_COLOR) or DEFAULT_COLOR
    if not 0 <= color <= _MAX_COLOR:
        raise bad_request("invalid icon color specified")
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    number = world.upcoming_message_id(chat)
    emoji = params.text("icon_custom_emoji_id")
    topic = Topic(id=number, name=name, color=color, emoji_id=emoji, creator_id=bot.id)
    chat.topics[number] = topic
    _announce(world, chat, bot, topic, {"forum_topic_created": topic.described()})
    return topic.public()


def get_forum_topic_icon_stickers(world: World, bot: Bot, params: Params) -> list[Json]:  # noqa: ARG001 - one shape for all methods
    """Return the icons that everybody may use for topics."""
    return [_icon(world, bot, emoji_id, emoji) for emoji_id, emoji in ICONS.items()]


def _icon(world: World, bot: Bot, emoji_id: str, emoji: str) -> Json:
    sample = SAMPLES["sticker"]
    stored = world.icons.get(emoji_id) or world.files.save(
        "sticker", sample.name, sample.mime_type, sample.content, emoji=emoji
    )
    world.icons[emoji_id] = stored
    more = {"type": "custom_emoji", "set_name": "Topics", "custom_emoji_id": emoji_id}
    sticker: Json = stored.fields(bot.id)["sticker"]
    return sticker | more


def edit_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Change name or icon of a topic."""
    chat = _forum(world, bot, params)
    topic = _topic(chat, params)
    _require_editable(chat, bot, topic, "edit the topic")
    changed: Json = {}
    if name := _name(params):
        changed["name"] = name
    if params.values.get("icon_custom_emoji_id") is not None:
        changed["icon_custom_emoji_id"] = params.text("icon_custom_emoji_id")
    if not changed:
        return True
    before = topic.name, topic.emoji_id
    topic.name = changed.get("name", topic.name)
    topic.emoji_id = changed.get("icon_custom_emoji_id", topic.emoji_id)
    if (topic.name, topic.emoji_id) == before:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _announce(world, chat, bot, topic, {"forum_topic_edited": changed})
    return True


def close_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Close a topic, so that only administrators can write there."""
    chat = _forum(world, bot, params)
    return _close(world, chat, bot, _topic(chat, params), closed=True)


def reopen_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Open a closed topic again."""
    chat = _forum(world, bot, params)
    return _close(world, chat, bot, _topic(chat, params), closed=False)


def delete_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Delete a topic with all its messages."""
    chat = _forum(world, bot, params)
    topic = _topic(chat, params)
    if topic.creator_id != bot.id and not chat.holds(bot.id, "can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    del chat.topics[topic.id]
    for number, item in list(chat.items.items()):
        if item.message.get("message_thread_id") == topic.id:
            world.remove(chat, number)
    return True


def unpin_all_forum_topic_messages(world: World, bot: Bot, params: Params) -> bool:
    """Unpin all messages of a topic."""
    chat = _forum(world, bot, params)
    return _unpin_all(world, chat, bot, _topic(chat, params))


def edit_general_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Change the name of the topic General."""
    chat = _forum(world, bot, params)
    _require_editable(chat, bot, chat.general, "edit the topic")
    name = _name(params)
    if not name:
        return True
    if name == chat.general.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.general.name = name
    _announce(world, chat, bot, chat.general, {"forum_topic_edited": {"name": name}})
    return True


def close_general_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Close the topic General."""
    chat = _forum(world, bot, params)
    return _close(world, chat, bot, chat.general, closed=True)


def reopen_general_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Open the topic General again; a hidden one is shown."""
    chat = _forum(world, bot, params)
    done = _close(world, chat, bot, chat.general, closed=False)
    chat.general.hidden = False
    return done


def hide_general_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Hide the topic General, which also closes it."""
    return _hide(world, bot, params, hidden=True)


def unhide_general_forum_topic(world: World, bot: Bot, params: Params) -> bool:
    """Show the topic General again."""
    return _hide(world, bot, params, hidden=False)


def unpin_all_general_forum_topic_messages(world: World, bot: Bot, params: Params) -> bool:
    """Unpin all messages of the topic General."""
    chat = _forum(world, bot, params)
    return _unpin_all(world, chat, bot, chat.general)


def _forum(world: World, bot: Bot, params: Params) -> Chat:
    chat = access.managed_chat(world, bot, params)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(chat: Chat, params: Params) -> Topic:
    number = params.integer("message_thread_id")
    if number <= 0:
        raise bad_request("invalid message thread identifier specified")
    if number not in chat.topics:
        raise bad_request("TOPIC_ID_INVALID")
    return chat.topics[number]


def _name(params: Params) -> str:
    return " ".join(params.text("name").split())[:MAX_NAME]


def _require_editable(chat: Chat, bot: Bot, topic: Topic, what: str) -> None:
    """Let administrators with the right change a topic, and the bot that opened it."""
    if topic.creator_id != bot.id and not chat.holds(bot.id, "can_manage_topics"):
        raise bad_request(f"not enough rights to {what}")


def _close(world: World, chat: Chat, bot: Bot, topic: Topic, *, closed: bool) -> bool:
    _require_editable(chat, bot, topic, "close or open the topic")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    kind = "forum_topic_closed" if closed else "forum_topic_reopened"
    _announce(world, chat, bot, topic, {kind: {}})
    return True


def _hide(world: World, bot: Bot, params: Params, *, hidden: bool) -> bool:
    chat = _forum(world, bot, params)
    if not chat.holds(bot.id, "can_manage_topics"):
        raise bad_request("not enough rights to close or open the topic")
    if chat.general.hidden == hidden:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.general.hidden = hidden
    chat.general.closed = chat.general.closed or hidden
    kind = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    _announce(world, chat, bot, chat.general, {kind: {}})
    return True


def _unpin_all(world: World, chat: Chat, bot: Bot, topic: Topic) -> bool:
    pinning.require_right(bot, chat)
    pinning.unpin(world, chat, lambda number: _thread(chat, number) == topic.id)
    return True


def _thread(chat: Chat, number: int) -> int:
    return int(chat.items[number].message.get("message_thread_id", 0))


def _announce(world: World, chat: Chat, bot: Bot, topic: Topic, fields: Json) -> None:
    world.announce(chat, bot, chat.thread(topic.id) | fields)
