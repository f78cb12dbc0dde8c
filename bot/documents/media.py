"""Media files of a course, read from where the loaded course says they are.

A request comes from a row of the database, so it names parts of the course and never a path.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.catalog.course import Courses, Medium, MediumTarget, NoSuchContent


class Undrawable(Exception):
    """The source of the file no longer exists; waiting will not bring it back."""


def media_of(courses: Courses) -> Callable[[Mapping[str, Any]], bytes]:
    """Return the recipe that reads a media file of these courses; it raises `Undrawable`."""

    def media(about: Mapping[str, Any]) -> bytes:
        try:
            return _named(courses, about).file.read_bytes()
        except (NoSuchContent, KeyError, ValueError, OSError) as error:
            raise Undrawable from error

    return media


def _named(courses: Courses, about: Mapping[str, Any]) -> Medium:
    """Find a file by the part of the course and by its digest, which differs between versions."""
    there = courses[about["course"]].media(MediumTarget(about["beside"]), about["of"])
    for medium in there.files:
        if medium.digest == about["digest"]:
            return medium
    raise NoSuchContent
