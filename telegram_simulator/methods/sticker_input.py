"""The stickers that a call brings: InputSticker, emoji, mask positions (Client.cpp)."""

from collections.abc import Callable
from typing import Any, TypeVar

import regex

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.methods.attachments import ATTACH, uploaded
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.stickers import FORMATS, Sticker, format_of, require_sticker
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

_T = TypeVar("_T")
MAX_EMOJI = 20
_POINTS = ("forehead", "eyes", "mouth", "chin")
_EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}.*"
)
_FILES = {
    "static": ("sticker.webp", "image/webp"),
    "animated": ("sticker.tgs", "application/x-tgsticker"),
    "video": ("sticker.webm", "video/webm"),
}


class Unreadable(ValueError):
    """A part of a parameter is not what Telegram expects; the text is Telegram's."""


def parsed(what: str, read: Callable[..., _T], *values: Any) -> _T:
    """Return what `read` returns; if it is unreadable, raise 400 that tells what and why."""
    try:
        return read(*values)
    except Unreadable as error:
        raise bad_request(f"can't parse {what}: {error}") from None


def described(params: Params, value: object, kind: str, default: str) -> tuple[Params, Sticker]:
    """Read an InputSticker, without its file; `default` is its format if it names none."""
    if not isinstance(value, dict):
        raise Unreadable("InputSticker must be an Object")
    part = Params(value, params.files)
    named = part.text("sticker")
    if not named or (named.startswith(ATTACH) and uploaded(part, "sticker") is None):
        raise Unreadable("sticker not found")
    form = part.text("format") or default
    if not form:
        raise Unreadable('Can\'t find field "format"')
    return part, Sticker(
        format=sticker_format(form),
        type=kind,
        emojis=emojis(_list(value, "emoji_list")),
        mask=mask_position(value.get("mask_position")),
        keywords=keywords(value.get("keywords", [])),
    )


def stored_sticker(world: World, bot: Bot, part: Params, sticker: Sticker) -> StoredFile:
    """Store the file of an InputSticker; refuse what cannot be such a sticker."""
    content = _content(world, bot, part)
    if sticker.format == "auto":
        sticker.format = format_of(content)
    require_sticker(content, sticker.format, sticker.type)
    if sticker.type != "mask":
        sticker.mask = None  # read, and of no use in other sets
    name, mime_type = _FILES[sticker.format]
    return world.files.save("sticker", name, mime_type, content, sticker=sticker)


def _content(world: World, bot: Bot, part: Params) -> bytes:
    upload = uploaded(part, "sticker")
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return upload.content
    value = part.text("sticker")
    if value.startswith(("http://", "https://")):
        return world.web_files.opened(value, "sticker").content
    stored = world.files.by_id(value, bot.id)
    if stored is None or stored.kind not in {"sticker", "document"}:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files.content(stored)


def _list(value: Json, name: str) -> object:
    if name not in value:
        raise Unreadable(f'Can\'t find field "{name}"')
    if not isinstance(value[name], list):
        raise Unreadable(f'Field "{name}" must be of type Array')
    return value[name]


def sticker_format(text: str) -> str:
    """Return a format, also `auto`; any other text is unreadable."""
    if text not in {*FORMATS, "auto"}:
        raise Unreadable("Invalid sticker format specified")
    return text


def emojis(value: object) -> list[str]:
    """Return one to 20 emoji."""
    if not isinstance(value, list):
        raise Unreadable("expected an Array of string")
    if not value:
        raise Unreadable("emoji list must be non-empty")
    if len(value) > MAX_EMOJI:
        raise Unreadable("too many emoji specified")
    for emoji in value:
        if not isinstance(emoji, str):
            raise Unreadable("emoji must be a string")
        if not regex.fullmatch(r"\X", emoji) or not _EMOJI.fullmatch(emoji):
            raise Unreadable("expected a Unicode emoji")
    return value


def keywords(value: object) -> list[str]:
    """Return the words by which people find a sticker."""
    if not isinstance(value, list):
        raise Unreadable('Field "keywords" must be of type Array')
    if not all(isinstance(word, str) for word in value):
        raise Unreadable("keyword must be a string")
    return value


def mask_position(value: object) -> Json | None:
    """Return where a mask sits on a face, or None if that is not told."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Unreadable("MaskPosition must be an Object")
    missing = [name for name in ("point", "x_shift", "y_shift", "scale") if name not in value]
    if missing:
        raise Unreadable(f'Can\'t find field "{missing[0]}"')
    point = str(value["point"]).lower().strip()
    if point not in _POINTS:
        raise Unreadable("Wrong point specified in MaskPosition")
    position: Json = {"point": point}
    for name in ("x_shift", "y_shift", "scale"):
        if not isinstance(value[name], (int, float)):
            raise Unreadable(f'Field "{name}" must be of type Number')
        position[name] = float(value[name])
    return position
