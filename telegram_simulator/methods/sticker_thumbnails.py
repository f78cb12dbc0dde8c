"""The thumbnails of sticker sets."""

from telegram_simulator.api_errors import bad_request
from telegram_simulator.methods.attachments import uploaded
from telegram_simulator.methods.sticker_input import Unreadable, sticker_format
from telegram_simulator.methods.sticker_sets import own_set, require_user
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.pictures import picture_of
from telegram_simulator.stickers import CUSTOM_EMOJI_SIDE, format_of
from telegram_simulator.world import World

_MAX_SIZES = {"static": 128 * 1024, "animated": 32 * 1024, "video": 32 * 1024}
"""In bytes; core.telegram.org/bots/api#setstickersetthumbnail, as is the side of 100 pixels."""
_CODES = {
    "static": "STICKER_THUMB_PNG_NOPNG",
    "animated": "STICKER_THUMB_TGS_NOTGS",
    "video": "STICKER_VIDEO_NOWEBM",
}


def set_sticker_set_thumbnail(world: World, bot: Bot, params: Params) -> bool:
    """Show a set by this picture; without one, by its first sticker."""
    try:
        form = sticker_format(params.text("format") or "auto")
    except Unreadable as error:
        raise bad_request(str(error)) from None
    require_user(world, params)
    found = own_set(world, bot, params)
    upload = uploaded(params, "thumbnail") or uploaded(params, "thumb")
    if upload is None:
        if params.text("thumbnail"):
            raise bad_request("thumbnail must be uploaded as an InputFile")
        found.thumbnail = None
        return True
    content = upload.content
    form = format_of(content) if form == "auto" else form
    picture = picture_of(content) if form == "static" else None
    if form != format_of(content) or (form == "static" and picture is None):
        raise bad_request(_CODES[form])
    if len(content) > _MAX_SIZES[form]:
        raise bad_request("STICKER_FILE_INVALID")
    if picture and (picture.width, picture.height) != (CUSTOM_EMOJI_SIDE, CUSTOM_EMOJI_SIDE):
        raise bad_request("STICKER_PNG_DIMENSIONS")
    found.thumbnail = world.files.save(
        "thumbnail",
        upload.name,
        upload.mime_type,
        content,
        width=CUSTOM_EMOJI_SIDE,
        height=CUSTOM_EMOJI_SIDE,
    )
    return True


def set_custom_emoji_sticker_set_thumbnail(world: World, bot: Bot, params: Params) -> bool:
    """Show a set of custom emoji by one of them; without an id, by the first."""
    found = own_set(world, bot, params)
    if found.type != "custom_emoji":
        raise bad_request("STICKERSET_INVALID")
    wanted = params.text("custom_emoji_id")
    if not wanted:
        found.thumbnail = None
        return True
    for stored in found.stickers:
        if stored.sticker and stored.sticker.custom_emoji_id == wanted:
            found.thumbnail = stored.thumbnail
            return True
    raise bad_request("DOCUMENT_INVALID")
