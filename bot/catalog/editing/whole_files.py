"""Writes files of a course whole: readers find the old file or the new one, never a half.

A half that a killed command left is deleted by the next command that changes the course.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_HALF: Final = ".half"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, replacing an old one; raise OSError, and leave nothing of it, if it fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _half_of(path, content) as half:
        half.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; raise FileExistsError, or OSError and leave nothing."""
    if path.exists():
        raise FileExistsError(path)
    with _half_of(path, content) as half:
        path.open("xb").close()
        half.replace(path)


def delete_halves(root: Path) -> None:
    """Delete what a killed command left in a course; the caller holds its folder."""
    for half in root.rglob(f".*{_HALF}"):
        half.unlink(missing_ok=True)


@contextmanager
def _half_of(path: Path, content: bytes) -> Iterator[Path]:
    half = path.with_name(f".{path.name}{_HALF}")
    try:
        with half.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        yield half
    finally:
        half.unlink(missing_ok=True)
