"""What Telegram's server makes of the name of an uploaded file.

It keeps letters, digits and most marks of ASCII; other marks become spaces, and what stands on or
under a letter falls away, such as the vowels of Khmer (TDLib: `tdutils/td/utils/filesystem.cpp`,
`clean_filename`; called by `tdnet/td/net/HttpReader.cpp`).
"""

from pathlib import PurePosixPath
from typing import Final
from unicodedata import category

_STEM: Final = 60
_ENDING: Final = 20
_NOT_IN_ASCII: Final = frozenset("<>:\"/\\|?*&`'\x7f")
_LAST_ASCII: Final = 127


def cleaned(name: str) -> str:
    """Return the name under which Telegram shows an uploaded file."""
    path = PurePosixPath(name)
    parts = [part for part in (_part(path.stem, _STEM), _part(path.suffix[1:], _ENDING)) if part]
    return ".".join(parts) or "file"


def _part(text: str, most: int) -> str:
    kept = ""
    for char in text:
        shown = _shown(char)
        if len(kept) < most and (kept or shown not in {" ", ".", ""}):
            kept += shown
    return kept.rstrip(" .")


def _shown(char: str) -> str:
    if ord(char) <= _LAST_ASCII:
        return char if char >= " " and char not in _NOT_IN_ASCII else " "
    sort = category(char)
    if sort[0] in "LN":
        return char
    return "" if sort[0] == "M" or sort == "Cf" else " "
