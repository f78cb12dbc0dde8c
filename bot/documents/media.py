"""Files that a course brings: read from where the loaded course says they are.

What is asked for comes out of a row, so it names things of the course and never a path.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.catalog.course import Beside, Courses, Medium, NoSuchContent
from bot.documents.drawing import Undrawable


def media_of(courses: Courses) -> Callable[[Mapping[str, Any]], bytes]:
    """Return the recipe that reads a file of one of these courses; it raises `Undrawable`."""

    def media(about: Mapping[str, Any]) -> bytes:
        try:
            return _named(courses, about).file.read_bytes()
        except (NoSuchContent, KeyError, ValueError, OSError) as error:
            raise Undrawable from error

    return media


def _named(courses: Courses, about: Mapping[str, Any]) -> Medium:
    """Find a file by what it goes with and by its digest, which also tells old from new."""
    there = courses[about["course"]].media(Beside(about["beside"]), about["of"])
    for medium in there.files:
        if medium.digest == about["digest"]:
            return medium
    raise NoSuchContent
