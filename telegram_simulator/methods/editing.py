"""Edits and deletes messages and sets reactions."""

from collections.abc import Set as AbstractSet

from telegram_simulator import access, markup
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.entities import TEXT_FIELDS, message_text
from telegram_simulator.methods.captions import CAPTION_FIELDS, captioned, fitting
from telegram_simulator.methods.copying import message_ids
from telegram_simulator.methods.editable import (
    REPLACEABLE,
    WITH_CAPTION,
    editable_content,
    editable_message,
)
from telegram_simulator.methods.sending import album_part, link_preview
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.updates import DAY
from telegram_simulator.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MEDIA_FIELDS = REPLACEABLE | CAPTION_FIELDS | {"has_media_spoiler"}
_OWN_BUTTONS = {"invoice": "pay", "game": "callback_game"}
# the emoji that bots may use as reactions; core.telegram.org/bots/api#reactiontypeemoji
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


def inline_keyboard(params: Params) -> Json:
    """Return the field `reply_markup` of an edited message."""
    private = params.integer("chat_id") > 0
    keyboard = markup.read_inline(params, private=private, own=markup.OWN)
    return {"reply_markup": keyboard} if keyboard else {}


def _fitting(item: Item, keyboard: Json) -> Json:
    """Return the new keyboard, which pays or plays exactly if the message is for that."""
    first = keyboard["reply_markup"]["inline_keyboard"][0][0] if keyboard else {}
    for field, kind in _OWN_BUTTONS.items():
        if field in item.message:
            old = item.message["reply_markup"]["inline_keyboard"][0][0]["text"]
            made = markup.Markup(inline=keyboard.get("reply_markup"))
            keyboard = {"reply_markup": markup.own_keyboard(made, kind, old)}
        elif kind in first:
            raise bad_request("BUTTON_TYPE_INVALID")
    return keyboard


def replace_fields(
    world: World, chat: Chat, item: Item, removed: AbstractSet[str], fields: Json
) -> Json | bool:
    """Replace some fields of a message; return True for one that came of inline mode.

    Raises 400 if nothing changes.
    """
    removed = removed | {"reply_markup"}
    fields = fields | _fitting(item, {k: v for k, v in fields.items() if k == "reply_markup"})
    rest = {name: value for name, value in item.message.items() if name not in removed}
    new = rest | world.fill_mentions(fields)
    old = {name: value for name, value in item.message.items() if name != "edit_date"}
    if {name: value for name, value in new.items() if name != "edit_date"} == old:
        raise bad_request(_NOT_MODIFIED)
    new["edit_date"] = int(world.now_s())
    world.replace(chat, item, new)
    return bool(item.inline_id) or new


def edit_message_text(world: World, bot: Bot, params: Params) -> Json | bool:
    """Replace the text and the inline keyboard."""
    text = message_text(params)
    keyboard = inline_keyboard(params)
    chat, item = editable_content(world, bot, params)
    if "game" in item.message:
        words = {f"text_{k}" if k == "entities" else k: v for k, v in text.fields().items()}
        kept = {k: v for k, v in item.message["game"].items() if k not in {"text", "text_entities"}}
        return replace_fields(world, chat, item, {"game"}, {"game": kept | words} | keyboard)
    if "text" not in item.message:
        raise bad_request("there is no text in the message to edit")
    fields = text.fields() | link_preview(params, text)
    return replace_fields(world, chat, item, TEXT_FIELDS, fields | keyboard)


def edit_message_caption(world: World, bot: Bot, params: Params) -> Json | bool:
    """Replace the caption and the inline keyboard."""
    fields = captioned(params, "photo")
    keyboard = inline_keyboard(params)
    chat, item = editable_content(world, bot, params)
    if not WITH_CAPTION & item.message.keys():
        raise bad_request("there is no caption in the message to edit")
    fields = fitting(fields, item.message)
    return replace_fields(world, chat, item, CAPTION_FIELDS, fields | keyboard)


def edit_message_media(world: World, bot: Bot, params: Params) -> Json | bool:
    """Replace the file, its caption and the inline keyboard."""
    media = params.json("media", "can't parse input media JSON object")
    if media is None:
        raise bad_request("input media is not specified")
    stored, fields = album_part(world, bot, params, media)
    keyboard = inline_keyboard(params)
    chat, item = editable_content(world, bot, params)
    if not (REPLACEABLE | {"text"}) & item.message.keys():
        raise bad_request("message media can't be edited")
    new = replace_fields(
        world, chat, item, _MEDIA_FIELDS | TEXT_FIELDS, fields | stored.fields(bot.id) | keyboard
    )
    item.stored = stored
    return new


def edit_message_reply_markup(world: World, bot: Bot, params: Params) -> Json | bool:
    """Replace or remove the inline keyboard."""
    keyboard = inline_keyboard(params)
    chat, item = editable_message(world, bot, params)
    return replace_fields(world, chat, item, set(), keyboard)


def _require_deletable(world: World, bot: Bot, chat: Chat, item: Item) -> None:
    old = world.now_s() - item.message["date"] > 2 * DAY
    if chat.private or item.bot_id == bot.id:
        if old:
            raise bad_request("message can't be deleted for everyone")
        return
    member = chat.members.get(bot.id)
    if not (member and member.status == "administrator"):
        raise bad_request("message can't be deleted")
    if not member.rights.get("can_delete_messages", True):
        raise bad_request("message can't be deleted")


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    """Delete a message that is not older than 48 hours."""
    chat = access.readable_chat(world, bot, params)
    item = access.requested_message(chat, params, "message to delete not found")
    _require_deletable(world, bot, chat, item)
    world.remove(chat, item.message["message_id"])
    return True


def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Delete several messages and skip missing ones."""
    numbers = message_ids(params)
    chat = access.readable_chat(world, bot, params)
    for number in numbers:
        if number in chat.items:
            _require_deletable(world, bot, chat, chat.items[number])
    for number in numbers:
        if number in chat.items:
            world.remove(chat, number)
    return True


def set_message_reaction(world: World, bot: Bot, params: Params) -> bool:
    """Set or remove the reaction of the bot."""
    reactions = params.objects("reaction") or []
    chat = access.readable_chat(world, bot, params)
    item = access.requested_message(chat, params, "message to react not found")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(reactions[0].get("emoji", "")).replace("\ufe0f", "") if reactions else None
    if emoji is not None and emoji not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    react(world, chat, item, bot.id, world.author_of(bot), emoji)
    return True


def react(
    world: World, chat: Chat, item: Item, user_id: int, author: str, emoji: str | None
) -> str | None:
    """Set the reaction of a user and return the previous one."""
    number = item.message["message_id"]
    before = chat.reactions.pop((number, user_id), None)
    if emoji:
        chat.reactions[number, user_id] = emoji
    world.feed.emit("reaction", chat=chat.key, message_id=number, author=author, emoji=emoji)
    return before
