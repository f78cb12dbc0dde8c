"""Changing and removing messages: edit*, delete*, pin, reactions."""

from bot.simulator import access, markup
from bot.simulator.chats import Chat, Item
from bot.simulator.entities import caption, message_text
from bot.simulator.methods.copying import message_ids
from bot.simulator.methods.sending import album_part
from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.refusals import Json, bad
from bot.simulator.updates import DAY
from bot.simulator.world import World

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_NOT_FOUND = "message to edit not found"
_FILES = ("photo", "document", "audio", "video", "animation", "voice", "video_note", "sticker")
_PART = {*_FILES, "caption", "caption_entities", "show_caption_above_media", "has_media_spoiler"}
_TEXT = {"text", "entities", "link_preview_options"}
# the reactions that bots may use everywhere; core.telegram.org/bots/api#reactiontypeemoji
REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


def _own(world: World, bot: Bot, params: Params) -> tuple[Chat, Item]:
    if "inline_message_id" in params and "chat_id" not in params:
        raise bad("MESSAGE_ID_INVALID")
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    item = access.item_of(chat, params, _NOT_FOUND)
    if item.bot_id != bot.id or "forward_origin" in item.message:
        raise bad("message can't be edited")
    return chat, item


def _keys(params: Params) -> Json:
    keyboard = markup.read(params, private=params.integer("chat_id") > 0)
    return {"reply_markup": keyboard.inline} if keyboard.inline else {}


def _changed(world: World, chat: Chat, item: Item, gone: set[str], fields: Json) -> Json:
    """Replace some fields; refused if nothing differs."""
    gone = gone | {"reply_markup"}
    rest = {name: value for name, value in item.message.items() if name not in gone}
    new = rest | world.with_people(fields)
    old = {name: value for name, value in item.message.items() if name != "edit_date"}
    if {name: value for name, value in new.items() if name != "edit_date"} == old:
        raise bad(_SAME)
    new["edit_date"] = int(world.now_s())
    world.replace(chat, item, new)
    return new


def edit_message_text(world: World, bot: Bot, params: Params) -> Json:
    """Another text, and other keys or none."""
    text = message_text(params)
    keys = _keys(params)
    chat, item = _own(world, bot, params)
    if "text" not in item.message:
        raise bad("there is no text in the message to edit")
    fields = text.fields()
    preview = params.json("link_preview_options", "can't parse link preview options JSON object")
    if isinstance(preview, dict) and preview:
        fields["link_preview_options"] = preview
    return _changed(world, chat, item, _TEXT, fields | keys)


def edit_message_caption(world: World, bot: Bot, params: Params) -> Json:
    """Another caption, and other keys or none."""
    text = caption(params)
    keys = _keys(params)
    chat, item = _own(world, bot, params)
    if item.stored is None or item.stored.kind in {"sticker", "video_note"}:
        raise bad("there is no caption in the message to edit")
    gone = {"caption", "caption_entities", "show_caption_above_media"}
    return _changed(world, chat, item, gone, text.fields("caption") | keys)


def edit_message_media(world: World, bot: Bot, params: Params) -> Json:
    """Another file."""
    media = params.json("media", "can't parse input media JSON object")
    if media is None:
        raise bad("input media is not specified")
    stored, fields = album_part(world, bot, params, media)
    keys = _keys(params)
    chat, item = _own(world, bot, params)
    if item.stored is None and "text" not in item.message:
        raise bad("there is no media in the message to edit")
    new = _changed(world, chat, item, _PART | _TEXT, fields | stored.fields(bot.id) | keys)
    item.stored = stored
    return new


def edit_message_reply_markup(world: World, bot: Bot, params: Params) -> Json:
    """Other keys or none."""
    keys = _keys(params)
    chat, item = _own(world, bot, params)
    return _changed(world, chat, item, set(), keys)


def _deletable(world: World, bot: Bot, chat: Chat, item: Item) -> None:
    old = world.now_s() - item.message["date"] > 2 * DAY
    if chat.private or item.bot_id == bot.id:
        if old:
            raise bad("message can't be deleted for everyone")
        return
    member = chat.members.get(bot.id)
    if not (member and member.status == "administrator"):
        raise bad("message can't be deleted")
    if not member.rights.get("can_delete_messages", True):
        raise bad("message can't be deleted")


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    """Remove a message for everybody; younger than 48 hours."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    item = access.item_of(chat, params, "message to delete not found")
    _deletable(world, bot, chat, item)
    world.remove(chat, item.message["message_id"])
    return True


def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Remove several; those that are missing are passed over."""
    numbers = message_ids(params)
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    for number in numbers:
        if number in chat.items:
            _deletable(world, bot, chat, chat.items[number])
    for number in numbers:
        if number in chat.items:
            world.remove(chat, number)
    return True


def _pin_rights(bot: Bot, chat: Chat) -> None:
    member = chat.members.get(bot.id)
    if chat.private or (member and member.rights.get("can_pin_messages")):
        return
    if member and member.status == "administrator" and "can_pin_messages" not in member.rights:
        return
    raise bad("not enough rights to manage pinned messages in the chat")


def pin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Pin a message; the chat shows a line about it."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    item = access.item_of(chat, params, "message to pin not found")
    _pin_rights(bot, chat)
    number = item.message["message_id"]
    if number in chat.pinned:
        chat.pinned.remove(number)
    chat.pinned.append(number)
    world.feed.emit("chat", chat=chat.key, patch={"pinned": number})
    world.post(chat, bot, {"pinned_message": item.message})
    return True


def unpin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    _pin_rights(bot, chat)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    patch = {"pinned": chat.pinned[-1] if chat.pinned else None}
    world.feed.emit("chat", chat=chat.key, patch=patch)
    return True


def set_message_reaction(world: World, bot: Bot, params: Params) -> bool:
    """One emoji of the set, or none."""
    reactions = params.objects("reaction") or []
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    item = access.item_of(chat, params, "message to react not found")
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    emoji = str(reactions[0].get("emoji", "")).replace("\ufe0f", "") if reactions else None
    if emoji is not None and emoji not in REACTIONS:
        raise bad("REACTION_INVALID")
    react(world, chat, item, bot.id, world.author_of(bot), emoji)
    return True


def react(
    world: World, chat: Chat, item: Item, user_id: int, author: str, emoji: str | None
) -> str | None:
    """Set somebody's reaction; the one before is returned."""
    number = item.message["message_id"]
    before = chat.reactions.pop((number, user_id), None)
    if emoji:
        chat.reactions[number, user_id] = emoji
    world.feed.emit("reaction", chat=chat.key, message_id=number, author=author, emoji=emoji)
    return before
