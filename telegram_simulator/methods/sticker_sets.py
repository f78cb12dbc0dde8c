"""Sticker sets of bots: made, shown, changed and deleted.

Texts in words are those of tdlib, codes in capitals those of Telegram's servers.
"""

import re

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.methods import sticker_input
from telegram_simulator.methods.attachments import uploaded
from telegram_simulator.methods.sticker_input import Unreadable, parsed
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.sticker_set import StickerSet
from telegram_simulator.stickers import TYPES, Sticker, format_of, require_sticker
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

MAX_NAME = MAX_TITLE = 64
MAX_AT_ONCE = 50
MAX_STICKERS = {"regular": 120, "mask": 120, "custom_emoji": 200}
_NAME = re.compile(r"[a-z](?:_?[a-z0-9])*", re.ASCII | re.IGNORECASE)


def get_sticker_set(world: World, bot: Bot, params: Params) -> Json:
    """Return a set with its stickers."""
    return _set_of(world, params).public(bot.id)


def get_custom_emoji_stickers(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return the stickers of custom emoji; unknown ids are left out."""
    wanted = params.json("custom_emoji_ids", "can't parse custom emoji identifiers JSON object")
    if wanted is None:
        raise bad_request('parameter "custom_emoji_ids" is required')
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of custom emoji identifiers")
    if not all(isinstance(number, str) for number in wanted):
        raise bad_request("custom emoji identifier must be of type String")
    if not all(number.isdecimal() for number in wanted):
        raise bad_request("invalid custom emoji identifier specified")
    known = {
        stored.sticker.custom_emoji_id: stored
        for each in world.sticker_sets.values()
        for stored in each.stickers
        if stored.sticker
    }
    return [known[number].fields(bot.id)["sticker"] for number in wanted if number in known]


def upload_sticker_file(world: World, bot: Bot, params: Params) -> Json:
    """Store a file for a sticker, to be named by its id later."""
    require_user(world, params)
    try:
        form = sticker_input.sticker_format(params.text("sticker_format"))
    except Unreadable as error:
        raise bad_request(str(error)) from None
    upload = uploaded(params, "sticker")
    if upload is None:
        raise bad_request("there is no sticker file in the request")
    if form == "auto":
        form = format_of(upload.content)
    require_sticker(upload.content, form, None)
    stored = world.files.save("document", upload.name, upload.mime_type, upload.content)
    return {
        "file_id": stored.id_for(bot.id),
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path_of(0),
    }


def create_new_sticker_set(world: World, bot: Bot, params: Params) -> bool:
    """Make a set of one to 50 stickers for a person."""
    user_id = require_user(world, params)
    listed = params.json("stickers", "can't parse stickers JSON object")
    if listed is None:
        raise bad_request("there is no sticker file in the request")
    if not isinstance(listed, list):
        raise bad_request("expected an Array of InputSticker")
    if len(listed) > MAX_AT_ONCE:
        raise bad_request("too many stickers specified")
    kind = params.text("sticker_type") or "regular"
    if kind not in TYPES:
        raise bad_request("unsupported sticker type specified")
    if user_id in world.bots:
        raise bad_request("USER_IS_BOT")
    title = _title(params)
    name = _new_name(world, bot, params)
    if not listed:
        raise bad_request("at least 1 sticker must be specified")
    made = StickerSet(
        name=name,
        title=title,
        type=kind,
        bot_id=bot.id,
        repainted=kind == "custom_emoji" and params.flag("needs_repainting"),
    )
    default = params.text("sticker_format")
    described = [
        parsed("InputSticker", sticker_input.described, params, value, kind, default)
        for value in listed
    ]
    made.stickers = [
        sticker_input.stored_sticker(world, bot, part, sticker) for part, sticker in described
    ]
    for stored in made.stickers:
        _belongs(world, made, stored)
    world.sticker_sets[name.lower()] = made
    return True


def add_sticker_to_set(world: World, bot: Bot, params: Params) -> bool:
    """Add a sticker at the end of a set."""
    require_user(world, params)
    found = own_set(world, bot, params)
    if len(found.stickers) >= MAX_STICKERS[found.type]:
        raise bad_request("STICKERS_TOO_MUCH")
    found.stickers.append(_new_sticker(world, bot, params, found))
    return True


def replace_sticker_in_set(world: World, bot: Bot, params: Params) -> bool:
    """Put a new sticker in the place of one."""
    require_user(world, params)
    found, old = _placed(world, bot, params, "old_sticker")
    if found is not _set_of(world, params):
        raise bad_request("STICKER_INVALID")
    found.stickers[found.stickers.index(old)] = _new_sticker(world, bot, params, found)
    _sticker(old).set_name = ""
    return True


def delete_sticker_from_set(world: World, bot: Bot, params: Params) -> bool:
    """Take a sticker out of its set; without stickers the set is gone."""
    found, stored = _placed(world, bot, params)
    found.stickers.remove(stored)
    _sticker(stored).set_name = ""
    if not found.stickers:
        del world.sticker_sets[found.name.lower()]
    return True


def delete_sticker_set(world: World, bot: Bot, params: Params) -> bool:
    """Delete a set; its name is free again."""
    found = own_set(world, bot, params)
    for stored in found.stickers:
        _sticker(stored).set_name = ""
    del world.sticker_sets[found.name.lower()]
    return True


def set_sticker_position_in_set(world: World, bot: Bot, params: Params) -> bool:
    """Move a sticker; positions count from 0, those behind the end mean the end."""
    found, stored = _placed(world, bot, params)
    position = params.integer("position", -1)
    if position < 0:
        raise bad_request("wrong sticker position specified")
    found.stickers.remove(stored)
    found.stickers.insert(position, stored)
    return True


def set_sticker_emoji_list(world: World, bot: Bot, params: Params) -> bool:
    """Replace the emoji of a sticker."""
    listed = params.json("emoji_list", "can't parse emoji list JSON array")
    wanted = parsed("emoji list", sticker_input.emojis, listed)
    _, stored = _placed(world, bot, params)
    _sticker(stored).emojis = wanted
    return True


def set_sticker_keywords(world: World, bot: Bot, params: Params) -> bool:
    """Replace the words by which people find a sticker."""
    value = params.json("keywords", "can't parse keywords JSON object")
    if not isinstance(value, list | None):
        raise bad_request('field "keywords" must be an Array')
    wanted = parsed("keywords", sticker_input.keywords, value or [])
    found, stored = _placed(world, bot, params)
    if found.type == "mask":
        raise bad_request("can't set keywords for mask stickers")
    _sticker(stored).keywords = wanted
    return True


def set_sticker_mask_position(world: World, bot: Bot, params: Params) -> bool:
    """Say where a mask sits on a face, or nowhere in particular."""
    value = params.json("mask_position", "can't parse mask position JSON object")
    wanted = parsed("mask position", sticker_input.mask_position, value)
    found, stored = _placed(world, bot, params)
    if found.type != "mask":
        raise bad_request("mask position can't be changed for non-mask stickers")
    _sticker(stored).mask = wanted
    return True


def set_sticker_set_title(world: World, bot: Bot, params: Params) -> bool:
    """Rename a set for those who see it; its name stays."""
    title = _title(params)
    own_set(world, bot, params).title = title
    return True


def require_user(world: World, params: Params) -> int:
    """Return the id of the person for whom a set is; bots count as known too."""
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in world.users and user_id not in world.bots:
        raise bad_request("user not found")
    return user_id


def _title(params: Params) -> str:
    title = params.text("title").strip()[:MAX_TITLE]
    if not title:
        raise bad_request("sticker set title can't be empty")
    return title


def _new_name(world: World, bot: Bot, params: Params) -> str:
    name = params.text("name").strip()
    if not name:
        raise bad_request("sticker set name can't be empty")
    mine = name.lower().endswith(f"_by_{bot.username.lower()}")
    if len(name) > MAX_NAME or not mine or not _NAME.fullmatch(name):
        raise bad_request("sticker set name invalid")
    if name.lower() in world.sticker_sets:
        raise bad_request("sticker set name is already occupied")
    return name


def _set_of(world: World, params: Params) -> StickerSet:
    found = world.sticker_sets.get(params.text("name").strip().lower())
    if found is None:
        raise bad_request("STICKERSET_INVALID")
    return found


def own_set(world: World, bot: Bot, params: Params) -> StickerSet:
    """Return the set of `name` if this bot made it."""
    return _own(_set_of(world, params), bot)


def _own(found: StickerSet, bot: Bot) -> StickerSet:
    if found.bot_id != bot.id:
        raise bad_request("STICKERSET_INVALID")
    return found


def _placed(
    world: World, bot: Bot, params: Params, name: str = "sticker"
) -> tuple[StickerSet, StoredFile]:
    """Return a sticker by its file id, and the set of this bot in which it is."""
    file_id = params.text(name).strip()
    if not file_id:
        raise bad_request("sticker is not specified")
    stored = world.files.by_id(file_id, bot.id)
    if stored is None or stored.sticker is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    found = world.sticker_sets.get(stored.sticker.set_name.lower())
    if found is None:
        raise bad_request("STICKER_INVALID")
    return _own(found, bot), stored


def _new_sticker(world: World, bot: Bot, params: Params, found: StickerSet) -> StoredFile:
    value = params.json("sticker", "can't parse sticker JSON object")
    if value is None:
        raise bad_request("there is no sticker file in the request")
    part, sticker = parsed("sticker", sticker_input.described, params, value, found.type, "auto")
    stored = sticker_input.stored_sticker(world, bot, part, sticker)
    _belongs(world, found, stored)
    return stored


def _belongs(world: World, found: StickerSet, stored: StoredFile) -> None:
    sticker = _sticker(stored)
    sticker.set_name, sticker.repainted = found.name, found.repainted
    if found.type == "custom_emoji":
        sticker.custom_emoji_id = str(world.new_id())


def _sticker(stored: StoredFile) -> Sticker:
    assert stored.sticker is not None  # every sticker file has one
    return stored.sticker
