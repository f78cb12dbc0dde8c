"""Reads type and size of a picture from its header, without decoding its pixels."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from bot.simulator.api_errors import bad_request

MAX_PHOTO = 10 * 1024 * 1024  # td FileLoaderUtils.cpp:276
MAX_SIDES = 10_000  # width and height of a photo together
MAX_RATIO = 20
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
