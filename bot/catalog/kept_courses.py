"""Courses that are checked already, so that most starts import no code that reads and checks."""

from pathlib import Path

from bot.catalog.course import Course
from bot.file_cache import files_below, kept


def load_kept(path: Path) -> tuple[Course, ...]:
    """Like `load_all`; courses that were checked before, and have not changed, are not read."""
    return kept("courses", files_below(path), lambda: _read(path))


def _read(path: Path) -> tuple[Course, ...]:
    from bot.catalog.loading import load_all  # with YAML, Markdown, pictures: 0.2 s and 15 MB

    return load_all(path)
