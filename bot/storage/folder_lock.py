"""Lets one process at a time work in a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderBusy(Exception):
    """Another process works in this folder at the moment."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold a folder for one process; raise `FolderBusy` if another process holds it.

    The folder itself is locked: no lock file is left, and the lock of a killed process ends with
    it. Readers that do not ask are not kept out. Raises OSError without the folder.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderBusy(str(folder)) from error
        yield
    finally:
        os.close(handle)
