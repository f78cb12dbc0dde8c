"""Which folders hold a course, and which one holds the base that courses inherit from."""

from pathlib import Path
from typing import Final

from bot.settings import shipped_content

COURSE_FILE: Final = "course.yaml"
"""The file that makes a folder a course."""
BASE_FILE: Final = "base.yaml"
"""The file that makes a folder a base: what course.yaml may leave out."""
BASE_LANGUAGES: Final = ("en", "km")
"""The languages of the base: a table with no other keys than these is a text."""


def base_folder() -> Path:
    """Return the folder of the base that comes with Romleuk."""
    return shipped_content() / "base"


def may_hold_course(folder: Path) -> bool:
    """Tell whether a folder is meant as a course: it is neither hidden nor a base."""
    is_base = (folder / BASE_FILE).exists() and not (folder / COURSE_FILE).exists()
    return folder.is_dir() and not folder.name.startswith(".") and not is_base
