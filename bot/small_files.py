"""Reads files that somebody named: whole, up to a size, and never a device or a pipe."""

import os
import stat
from pathlib import Path


class UnfitFile(ValueError):
    """What was named is no file, or too large; the words say which."""


def read_small(file: Path, *, most: int) -> bytes:
    """Return the content of a file of at most `most` bytes.

    Raises OSError if it cannot be read, and `UnfitFile` if it is larger, or no file: a pipe without
    a writer would hang, and some devices have no end.
    """
    with open(file, "rb", opener=_open_at_once) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise UnfitFile("it is no regular file")
        content = opened.read(most + 1)
    if len(content) > most:
        raise UnfitFile(f"it has more than {most:,} bytes")
    return content


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
