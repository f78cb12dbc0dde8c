"""Writes files of a course whole: readers find the old file or the new one, never a part.

A partly written file of a killed command is deleted by the next command that changes the course.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_HALF: Final = ".half"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in place of an old one; if that fails, raise OSError and leave nothing of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _half_of(path, content) as half:
        half.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file; raise FileExistsError, or OSError and leave nothing."""
    if path.exists():
        raise FileExistsError(path)
    with _half_of(path, content) as half:
        path.open("xb").close()
        half.replace(path)


def delete_halves(root: Path) -> None:
    """Delete partly written files of a killed command; the caller holds the folder."""
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
