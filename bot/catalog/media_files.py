"""Measures the media files of a course, and tells what is wrong with them."""

import re
import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final

from bot.catalog.opus import NotOpus, TruncatedFile, seconds_of

FOLDER: Final = "media"
VOICE_BYTES: Final = 1024 * 1024
"""Above this Telegram may show a voice note as a file: core.telegram.org/bots/api#sendvoice."""
PICTURE_BYTES: Final = 10 * 1024 * 1024
SIDES: Final = 10_000
RATIO: Final = 20
"""Telegram's limits of a photo: core.telegram.org/bots/api#sendphoto."""
DIGEST_DIGITS: Final = 16
_ENDINGS: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


_VOICE_NAME: Final = re.compile(r"(?P<of>[a-z0-9.-]+)\.(?P<language>[a-z]{2,3})\.ogg")


def voices_by_name(folder: Path) -> dict[str, dict[str, str]]:
    """Return the voice notes that are named after a lesson (`m4.u1.c1.km.ogg`).

    They are returned by the id of the lesson and the language; such a file needs no line in
    unit.yaml. Capitals in a name do not matter; of two names that differ only in capitals, the one
    without capitals counts.
    """
    found: dict[str, dict[str, str]] = {}
    for name in sorted(file.name for file in folder.glob("*.*")):
        if match := _VOICE_NAME.fullmatch(name.lower()):
            found.setdefault(match["of"], {})[match["language"]] = name
    return found


class UnusableFile(Exception):
    """The file cannot be sent as the kind that the course declares."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what, self.advice = what, advice


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredFile:
    """A file that can be sent; `seconds` is 0 for a picture."""

    size_bytes: int
    digest: str
    seconds: int = 0


def measure_voice(file: Path) -> MeasuredFile:
    """Return the size and length of a voice note; raise `UnusableFile`."""
    content = _content(file)
    try:
        seconds = seconds_of(content)
    except NotOpus:
        advice = "Save it as OGG with Opus, as Telegram's own voice notes are."
        raise UnusableFile("is not OGG Opus.", advice) from None
    except TruncatedFile:
        raise UnusableFile("ends in the middle.", "Copy it once more.") from None
    if not seconds:
        raise UnusableFile("is silent from the beginning.", "Record it once more.")
    if len(content) > VOICE_BYTES:
        what = f"has {len(content) / 1024:.0f} KB; {VOICE_BYTES // 1024} fit."
        raise UnusableFile(what, "Make two lessons of it, or save it with 24 kbit/s.")
    return MeasuredFile(
        size_bytes=len(content), digest=_digest(content), seconds=max(1, ceil(seconds - 0.5))
    )


def measure_picture(file: Path) -> MeasuredFile:
    """Return the size of a picture; raise `UnusableFile`."""
    content = _content(file)
    made, width, height = _opened(content)
    if made != _ENDINGS.get(file.suffix.lower()):
        what = f"is a {made} inside, whatever its name says."
        raise UnusableFile(what, f"Let its name end in {_ending_of(made)}, here too.")
    if len(content) > PICTURE_BYTES:
        what = f"has {len(content) / 1024 / 1024:.1f} MB; 10 fit."
        raise UnusableFile(what, "Make it smaller, 1,280 pixels wide at most.")
    if width + height > SIDES:
        what = f"is {width} x {height} pixels; width and height together may have {SIDES}."
        raise UnusableFile(what, "Make it smaller, 1,280 pixels wide at most.")
    if max(width, height) > RATIO * min(width, height):
        what = f"is {width} x {height} pixels: more than {RATIO} times as long as wide."
        raise UnusableFile(what, "Cut it, or make two of it.")
    return MeasuredFile(size_bytes=len(content), digest=_digest(content))


def _content(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise UnusableFile("is missing.", "Put the file there, or take the line out.") from None
    except OSError as fault:
        raise UnusableFile(f"cannot be read: {fault.strerror}.", "") from None
    if not content:
        raise UnusableFile("is empty.", "Copy it once more.")
    return content


def _opened(content: bytes) -> tuple[str, int, int]:
    """Return the format, width and height of a picture; raise `UnusableFile` for other files."""
    from PIL import Image, UnidentifiedImageError  # only where there is one: it takes 2 MB

    with warnings.catch_warnings():
        # Pillow warns of pictures that would fill the memory; they are far above the limit.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                made, (width, height) = str(picture.format), picture.size
                if width + height <= SIDES:
                    picture.load()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            what = f"is far too large; width and height together may have {SIDES} pixels."
            raise UnusableFile(what, "Make it smaller, 1,280 pixels wide at most.") from None
        except UnidentifiedImageError:
            raise UnusableFile("is no PNG and no JPEG.", "Save it as one of the two.") from None
        except (OSError, SyntaxError, ValueError):
            raise UnusableFile("is broken.", "Copy it or save it once more.") from None
    return made, width, height


def _ending_of(made: str) -> str:
    return next((ending for ending, kind in _ENDINGS.items() if kind == made), "")


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:DIGEST_DIGITS]
