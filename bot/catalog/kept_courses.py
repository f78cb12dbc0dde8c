"""Keeps checked courses, so that most starts import no code that reads and checks."""

from pathlib import Path

from bot.catalog.course import Course
from bot.file_cache import files_below, kept


def load_kept(path: Path) -> tuple[Course, ...]:
    """Do the same as `load_all`, but keep the result, and read again only if a file changed."""
    return kept("courses", files_below(path), lambda: _read(path))


def _read(path: Path) -> tuple[Course, ...]:
    from bot.catalog.loading import load_all  # with YAML, Markdown, pictures: 0.2 s and 15 MB

    return load_all(path)
