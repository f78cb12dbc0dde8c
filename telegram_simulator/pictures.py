"""Reads type and size of a picture from its header, and makes the sizes of a photo."""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from telegram_simulator.api_errors import ApiError, bad_request

MAX_PHOTO = 10 * 1024 * 1024  # td FileLoaderUtils.cpp:276
MAX_SIDES = 10_000  # width and height of a photo together
MAX_RATIO = 20
PHOTO_BOXES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
"""The marks of the sizes of a photo, and the longest side of each in pixels:
https://core.telegram.org/api/files#image-thumbnail-types (where "s" is 100; bots get 90)."""
CHAT_PHOTO_BOXES = (("a", 160), ("c", 640))
"""The same for pictures of chats and people, which are square."""
THUMBNAIL_SIDE = 320
QUALITY = 87
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Type and size of a picture; width and height in pixels."""

    mime_type: str
    width: int
    height: int


def picture_of(content: bytes) -> Picture | None:
    """Return the picture in a file, or None if Telegram could not show the file as a photo.

    Raises ApiError if the picture is so large that Pillow warns of a decompression bomb.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as opened:
                mime_type, (width, height) = opened.get_format_mimetype(), opened.size
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise bad_request("PHOTO_INVALID_DIMENSIONS") from None
        except (OSError, SyntaxError, ValueError):
            return None
    return Picture(mime_type=str(mime_type), width=width, height=height)


def photo_of(content: bytes) -> Picture:
    """Return the picture of a file that is sent as a photo; raise ApiError if invalid."""
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    picture = picture_of(content)
    if picture is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    longer, shorter = max(picture.width, picture.height), min(picture.width, picture.height)
    if not shorter or longer + shorter > MAX_SIDES or longer > MAX_RATIO * shorter:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSize:
    """One size of a photo: a JPEG of `width` and `height` pixels. `mark` tells sizes apart."""

    mark: str
    width: int
    height: int
    content: bytes


@lru_cache(maxsize=64)
def photo_sizes(content: bytes) -> tuple[PhotoSize, ...]:
    """Return the sizes of a photo, the smallest first; it is never made larger.

    Raises ApiError if its pixels cannot be read.
    """
    picture = _opaque(content)
    longest = max(picture.size)
    made = []
    for mark, box in PHOTO_BOXES:
        scaled = picture if longest <= box else ImageOps.contain(picture, (box, box))
        made.append(_sized(mark, scaled))
        if longest <= box:
            break
    return tuple(made)


def small_picture(content: bytes) -> PhotoSize | None:
    """Return a small JPEG of a file that is a whole picture, else None."""
    try:
        if picture_of(content) is None:
            return None
        picture = _opaque(content)
    except ApiError:  # too large to be shown, or broken: then it is a file like any other
        return None
    picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return _sized("m", picture)


@lru_cache(maxsize=64)
def grey_picture(width: int, height: int) -> PhotoSize:
    """Return a small JPEG of this shape with nothing on it: films are not decoded."""
    scale = min(1.0, THUMBNAIL_SIDE / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return _sized("m", Image.new("L", size, "grey"))


@lru_cache(maxsize=64)
def chat_photo_sizes(content: bytes) -> tuple[PhotoSize, ...]:
    """Return the small and the big square of a chat's picture; raise as `photo_sizes`."""
    picture = _opaque(content)
    return tuple(
        _sized(mark, ImageOps.fit(picture, (side, side))) for mark, side in CHAT_PHOTO_BOXES
    )


def _opaque(content: bytes) -> Image.Image:
    """Decode a picture; what can be seen through becomes white, since a JPEG has no such pixels."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            picture = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _sized(mark: str, picture: Image.Image) -> PhotoSize:
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    width, height = picture.size
    return PhotoSize(mark=mark, width=width, height=height, content=written.getvalue())
