"""Keeps checked courses, so that most starts import no code that reads and checks."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from bot.catalog.course import Course
from bot.catalog.folders import base_folder
from bot.file_cache import files_below, kept

Loaded = tuple[Course, ...]


def load_kept(path: Path) -> Loaded:
    """Do the same as `load_all`, but keep the result, and read again only if a file changed."""
    return kept("courses", read_from(path), lambda: _made(path), _form().validate_json)


def read_from(path: Path) -> tuple[Path, ...]:
    """Return the files on which courses depend: their own, and the base from which some inherit."""
    return (*files_below(path), *files_below(base_folder()))


def _made(path: Path) -> bytes:
    from bot.catalog.loading import load_all  # with YAML, Markdown, pictures: 0.2 s and 15 MB

    return _form().dump_json(load_all(path))


@cache
def _form() -> TypeAdapter[Loaded]:
    """Return what writes courses as JSON and reads them; they are as fast as pickles."""
    return TypeAdapter(Loaded)
