"""Puts new files of a course in place: all or none, even if the machine stops meanwhile.

The old files are kept in a folder of the course until every new one is there. While this folder
exists, the course is not loaded; `undo_unfinished` puts the old files back. The caller holds the
folder, so that no other command takes a running import for an interrupted one.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import orjson

from bot.catalog.editing.whole_files import delete_halves, write_whole
from bot.catalog.loading import check_course
from bot.catalog.media_files import FOLDER as MEDIA
from bot.catalog.pack import UNFINISHED
from bot.catalog.problem import ContentProblem, Location

_NEW: Final = "new.json"
_OLD: Final = "old"

NewFiles = Mapping[Path, str | None]
"""The changed files, by their path inside the course; None: the file is deleted."""


class NotReplaced(Exception):
    """A file could not be written; everything is as it was."""


def problems_with(root: Path, files: NewFiles) -> tuple[ContentProblem, ...]:
    """Return the errors that these files would add to the course.

    Files are those of the course itself, lines those of the new files.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / root.resolve().name
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(MEDIA, ".*"))
        if (root / MEDIA).exists():
            (copy / MEDIA).symlink_to((root / MEDIA).resolve())
        for path, text in files.items():
            _write(copy / path, text)
        found = [_moved(problem, copy, root) for problem in check_course(copy)]
    errors = [problem for problem in found if problem.severity == "error"]
    if not errors:
        return ()
    known = {(problem.place.file, problem.what) for problem in check_course(root)}
    return tuple(each for each in errors if (each.place.file, each.what) not in known)


def _moved(problem: ContentProblem, copy: Path, root: Path) -> ContentProblem:
    place = problem.place
    if not place.file.is_relative_to(copy):
        return problem  # in the base
    file = root / place.file.relative_to(copy)
    return ContentProblem(
        place=Location(file=file, line=place.line, column=place.column),
        severity=problem.severity,
        what=problem.what,
        advice=problem.advice,
    )


def replace_files(root: Path, files: NewFiles) -> None:
    """Put these files in place, or raise `NotReplaced` and leave everything as it was."""
    try:
        (root / UNFINISHED).mkdir()
    except OSError as error:
        raise NotReplaced(f"{error.filename}: {error.strerror}") from error
    try:
        _keep_old(root, files)
        for path, text in files.items():
            _write(root / path, text)
        _sync(root)
    except OSError as error:
        undo_unfinished(root)
        raise NotReplaced(f"{error.filename}: {error.strerror}") from error
    _forget(root)


def undo_unfinished(root: Path) -> bool:
    """Undo an interrupted import; return whether there was one.

    Partly written files of a killed command are deleted.
    """
    delete_halves(root)
    kept = root / UNFINISHED
    if not kept.exists():
        return False
    if (kept / _NEW).exists():
        for name in orjson.loads((kept / _NEW).read_bytes()):
            (root / name).unlink(missing_ok=True)
        for old in sorted((kept / _OLD).rglob("*")):
            if old.is_file():
                write_whole(root / old.relative_to(kept / _OLD), old.read_bytes())
    _forget(root)
    return True


def _keep_old(root: Path, files: NewFiles) -> None:
    """Copy what will be replaced; the list of new files comes last and makes the copy valid."""
    kept = root / UNFINISHED
    (kept / _OLD).mkdir()
    new = []
    for path in files:
        if (root / path).exists():
            write_whole(kept / _OLD / path, (root / path).read_bytes())
        else:
            new.append(path.as_posix())
    _sync(kept)
    write_whole(kept / _NEW, orjson.dumps(new))


def _forget(root: Path) -> None:
    """Delete the list first: without it the rest of the folder means nothing."""
    (root / UNFINISHED / _NEW).unlink(missing_ok=True)
    shutil.rmtree(root / UNFINISHED, ignore_errors=True)


def _write(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
    else:
        write_whole(path, text.encode())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
