"""What a picture is and how large, read from its head; its pixels are never unpacked."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from bot.simulator.refusals import bad

MAX_PHOTO = 10 * 1024 * 1024  # td FileLoaderUtils.cpp:276
MAX_SIDES = 10_000  # width and height of a photo together
MAX_RATIO = 20
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the head of a picture says; width and height in pixels."""

    mime_type: str
    width: int
    height: int


def picture_of(content: bytes) -> Picture | None:
    """The picture in a file; None if it is none that Telegram shows as a photo.

    One so large that Pillow warns of it is refused as too large, without a look at its sides.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as opened:
                mime_type, (width, height) = opened.get_format_mimetype(), opened.size
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise bad("PHOTO_INVALID_DIMENSIONS") from None
        except (OSError, SyntaxError, ValueError):
            return None
    return Picture(mime_type=str(mime_type), width=width, height=height)


def photo_of(content: bytes) -> Picture:
    """The picture in a file that is sent as a photo; refused as Telegram refuses it."""
    if len(content) > MAX_PHOTO:
        raise bad(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    picture = picture_of(content)
    if picture is None:
        raise bad("IMAGE_PROCESS_FAILED")
    longer, shorter = max(picture.width, picture.height), min(picture.width, picture.height)
    if not shorter or longer + shorter > MAX_SIDES or longer > MAX_RATIO * shorter:
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return picture
