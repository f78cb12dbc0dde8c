"""Stickers: what they are apart from their bytes, and which files can be some."""

import gzip
import zlib
from dataclasses import dataclass, field
from io import BytesIO

import orjson
from PIL import Image

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.pictures import picture_of

FORMATS = ("static", "animated", "video")
TYPES = ("regular", "mask", "custom_emoji")
SIDE = 512  # core.telegram.org/stickers
CUSTOM_EMOJI_SIDE = 100
THUMBNAIL_SIDE = 320
MAX_SIZES = {"static": 512 * 1024, "animated": 64 * 1024, "video": 256 * 1024}
MAX_SECONDS = 3
MAX_ANIMATION = 2 * 1024 * 1024  # of an animation that is unpacked, in bytes
"""The largest animation that the simulator unpacks; a limit of its own."""


@dataclass(slots=True, kw_only=True, eq=False)
class Sticker:
    """What a sticker file is apart from its bytes; it changes with its set."""

    format: str = "static"
    type: str = "regular"
    emojis: list[str] = field(default_factory=lambda: ["👍"])
    keywords: list[str] = field(default_factory=list)
    mask: Json | None = None
    set_name: str = ""
    custom_emoji_id: str = ""
    repainted: bool = False

    def fields(self) -> Json:
        """Return the fields of the Bot API's Sticker that are not those of its file."""
        more: Json = {"set_name": self.set_name} if self.set_name else {}
        if self.mask:
            more["mask_position"] = self.mask
        if self.custom_emoji_id:
            more["custom_emoji_id"] = self.custom_emoji_id
        if self.repainted:
            more["needs_repainting"] = True
        return {
            "type": self.type,
            "is_animated": self.format == "animated",
            "is_video": self.format == "video",
            "emoji": self.emojis[0],
        } | more


def format_of(content: bytes) -> str:
    """Return the format of a sticker by its first bytes."""
    if content.startswith(b"\x1f\x8b"):
        return "animated"
    return "video" if content.startswith(b"\x1a\x45\xdf\xa3") else "static"


def thumbnail_of(content: bytes) -> tuple[bytes, int, int] | None:
    """Return a small WEBP of a static sticker, its width and height; None if it is broken."""
    if picture_of(content) is None:
        return None
    try:
        with Image.open(BytesIO(content)) as opened:
            small = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError):  # the header was whole, the picture is not
        return None
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    out = BytesIO()
    small.save(out, "WEBP")
    return out.getvalue(), small.width, small.height


def require_sticker(content: bytes, wanted: str, kind: str | None) -> None:
    """Refuse a file that cannot be a sticker of this format and type (None: of any type).

    The codes are those of Telegram's servers, the limits those of core.telegram.org/stickers.
    """
    if len(content) > MAX_SIZES[wanted]:
        raise bad_request("file is too big" if wanted == "static" else "STICKER_FILE_INVALID")
    if wanted == "animated":
        _require_animation(content)
    elif wanted == "video":
        if format_of(content) != "video":
            raise bad_request("STICKER_VIDEO_NOWEBM")
    else:
        _require_picture(content, kind)


def _require_picture(content: bytes, kind: str | None) -> None:
    picture = picture_of(content)
    if picture is None or picture.mime_type not in {"image/png", "image/webp"}:
        raise bad_request("STICKER_PNG_NOPNG")
    sides = {picture.width, picture.height}
    small, large = sides == {CUSTOM_EMOJI_SIDE}, max(sides) == SIDE
    if not {"custom_emoji": small, None: small or large}.get(kind, large):
        raise bad_request("STICKER_PNG_DIMENSIONS")


def _require_animation(content: bytes) -> None:
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            told = orjson.loads(packed.read(MAX_ANIMATION))
        size, frames, rate = (told["w"], told["h"]), told["op"] - told["ip"], told["fr"]
        right = size == (SIDE, SIDE) and rate > 0 and frames <= MAX_SECONDS * rate
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        right = False
    if not right:
        raise bad_request("STICKER_TGS_NOTGS")
