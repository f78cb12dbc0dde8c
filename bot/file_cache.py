"""Keeps results that take long to make from files in the user's cache folder, like bytecode.

A checked course and the catalogue of texts take a second of computing at each start and for each
command. They depend only on files and on the code, so both are part of the key. The folder may lie
in the volume of the data. So a kept file holds data and never code: it is read as what it should
be, and made again if it is anything else. Only the user's own files that nobody else may write are
read.
"""

import hashlib
import logging
import os
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from platformdirs import user_cache_path

T = TypeVar("T")
log = logging.getLogger(__name__)

KEPT = 8
"""How many files of one name are kept: several versions of a course or of the code."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def kept(
    name: str,
    files: Iterable[Path],
    make: Callable[[], bytes],
    read: Callable[[bytes], T],
    *,
    text: str = "",
) -> T:
    """Return what `read` reads from the bytes that `make` makes from `files` and `text`.

    They are made again if files, text or the code changed, and if `read` cannot read kept ones. An
    error of `make` is raised, and nothing is kept. Without a folder to keep the bytes in they are
    made each time. `read` must not run anything that stands in the bytes.
    """
    path = folder() / f"{name}-{_key(files, text)}.kept"
    try:
        found = read(_own_file(path))
    except FileNotFoundError:
        pass
    except Exception as error:  # noqa: BLE001 - parsers of changed bytes may raise anything
        log.warning("cache.unreadable", extra={"what": name, "error": type(error).__name__})
    else:
        return found
    made = make()
    _keep(path, name, made)
    return read(made)


def folder() -> Path:
    """Return the folder for kept files, which may not be there yet."""
    return user_cache_path("romleuk", appauthor=False)


def files_below(root: Path) -> list[Path]:
    """Return all files below a folder except hidden ones, in order."""
    found = [Path(at, name) for at, _, names in os.walk(root) for name in names]
    return sorted(each for each in found if not each.name.startswith("."))


def _own_file(path: Path) -> bytes:
    """Read a file; raise PermissionError if it is none, or if somebody else could have written it.

    A pipe does not hang, and a link to elsewhere is not followed.
    """
    with open(path, "rb", opener=_open_at_once) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise PermissionError(f"{path} is no file")
        for each in (found, path.parent.stat()):
            if each.st_uid != os.getuid() or each.st_mode & _OTHERS_WRITE:
                raise PermissionError(f"others can write {path}")
        return file.read()


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _key(files: Iterable[Path], text: str) -> str:
    """Return a digest of code, libraries, a text, and names, sizes and times of the files."""
    found = hashlib.sha256(_code() + text.encode())
    for each in files:
        found.update(_stamp(each))
    return found.hexdigest()[:32]


@cache
def _code() -> bytes:
    # Texts: for 1,300 modules, making each `Path` takes longer than asking for the file.
    package = os.walk(Path(__file__).parent)
    modules = sorted(
        f"{at}/{name}"
        for at, _, names in package
        if not at.endswith("__pycache__")
        for name in names
    )
    # Its time changes with each package that is installed, upgraded or removed.
    libraries = sysconfig.get_path("purelib")
    stamps = (_stamp(each) for each in modules if each.endswith(".py"))
    return b"".join([sys.version.encode(), _stamp(libraries), *stamps])


def _stamp(file: Path | str) -> bytes:
    found = os.stat(file)  # noqa: PTH116 - as above
    return f"{file}\0{found.st_size}\0{found.st_mtime_ns}\n".encode()


def _keep(path: Path, name: str, content: bytes) -> None:
    """Write a file in one step, and delete old ones of its name; ignore a full disk."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, content)
        of_name = [each for each in path.parent.glob(f"{name}-*.kept") if each != path]
        of_earlier_releases = path.parent.glob("*.pickle")
        for old in (*sorted(of_name, key=_written_at)[: 1 - KEPT], *of_earlier_releases):
            old.unlink(missing_ok=True)
    except OSError as error:
        log.info("cache.not_kept", extra={"what": name, "error": str(error)})


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            Path(new.name).replace(path)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise


def _written_at(file: Path) -> float:
    """Return when a file was written; another process may delete it meanwhile."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime
    return 0.0
