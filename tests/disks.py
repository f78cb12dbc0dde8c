"""A disk that takes no large file, and one that loses what nobody has waited for."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """Let no file of this process become longer than `most` bytes: writing more is an OSError."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def lose_what_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be empty if it gets its name before its bytes are on the disk.

    A power cut leaves this: the name is there, the bytes are not.
    """
    fsync, replace = os.fsync, os.replace
    saved = set()

    def save(handle: int) -> None:
        fsync(handle)
        saved.add(_state(os.fstat(handle)))

    def give_name(made: Path, path: Path) -> None:
        if _state(made.stat()) not in saved:
            os.truncate(made, 0)
        replace(made, path)

    monkeypatch.setattr(os, "fsync", save)
    monkeypatch.setattr(os, "replace", give_name)


def _state(file: os.stat_result) -> tuple[int, int, int, int]:
    return file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns
