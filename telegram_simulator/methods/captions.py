"""What a message says about its file: the caption, where it stands, and the spoiler."""

from telegram_simulator.api_errors import Json
from telegram_simulator.entities import caption
from telegram_simulator.parameters import Params

CAPTION_FIELDS = frozenset({"caption", "caption_entities", "show_caption_above_media"})
"""The fields of a message that belong to its caption."""
_PICTURES = frozenset({"photo", "video", "animation", "live_photo"})
_ABOVE = _PICTURES | {"paid_media"}  # td is_allowed_invert_caption_message_content
_WITHOUT = frozenset({"sticker", "video_note"})


def captioned(params: Params, kind: str) -> Json:
    """Return the fields of a caption for a file of this kind, `paid_media` for paid ones.

    A caption that is not there stands nowhere (telegram-bot-api Client.cpp add_caption).
    """
    fields = caption(params).fields("caption")
    if kind in _WITHOUT:
        return {}
    if fields and kind in _ABOVE and params.flag("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return fields


def fitting(fields: Json, message: Json) -> Json:
    """Return the fields of a new caption as they are in this message."""
    if _ABOVE & message.keys():
        return fields
    return {name: value for name, value in fields.items() if name != "show_caption_above_media"}


def described(params: Params, kind: str) -> Json:
    """Return the fields of caption and spoiler."""
    hidden = kind in _PICTURES and params.flag("has_spoiler")
    return captioned(params, kind) | ({"has_media_spoiler": True} if hidden else {})
