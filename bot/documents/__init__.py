"""Files that the bot makes (pictures, calendar files, sheets), each kind by its recipe."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Any, Final, Protocol

from bot.catalog.course import Courses
from bot.computing import compute
from bot.documents.media import Undrawable, media_of

__all__ = ["RECIPES", "Drawable", "Recipe", "Undrawable", "drawer", "recipe_of"]

Recipe = Callable[[Mapping[str, Any]], bytes]
"""Makes the bytes of a file from JSON of ids, numbers and texts."""


class Drawable(Protocol):
    """A file to make: the name of its recipe, and the data for it."""

    @property
    def recipe(self) -> str:
        """The name of the recipe."""

    @property
    def about(self) -> Mapping[str, Any]:
        """The data for the recipe."""


RECIPES: Final[Mapping[str, str]] = {
    "attendance_pdf": "attendance_sheets",
    "attendance_xlsx": "attendance_sheets",
    "calendar": "calendar_file",
    "certificate_pdf": "certificate",
    "certificate_png": "certificate",
    "invite_cards": "qr_codes",
    "invite_list": "people_sheets",
    "my_data": "my_data",
    "people_xlsx": "attendance_sheets",
    "plan_pdf": "plan_page",
    "plan_png": "plan_page",
    "programme_xlsx": "programme_workbook",
    "progress_card": "pictures",
    "programme_picture": "pictures",
    "qr": "qr_codes",
    "reading": "reading",
    "report_csv": "report_sheets",
    "report_picture": "pictures",
    "report_xlsx": "report_sheets",
    "roster_links": "people_sheets",
    "roster_template": "people_sheets",
    "six_months": "pictures",
    "teach_back": "pictures",
    "strategy_docx": "strategy_document",
    "strategy_pdf": "strategy_document",
}
"""The module of each recipe, in which a function has the recipe's name.

It is imported when the first such file is made: the libraries for sheets, documents and pictures
together take 40 MB and half a second. `drawer` adds "media", which needs the courses.
"""


def recipe_of(name: str) -> Recipe:
    """Return the function that makes such files; raise `KeyError` for an unknown name."""
    module = import_module(f"bot.documents.{RECIPES[name]}")
    found: Recipe = getattr(module, name)
    return found


def drawer(courses: Courses) -> Callable[[Drawable], Awaitable[bytes]]:
    """Return a function that makes files in a thread, so that replies do not wait for it.

    It makes one file at a time. Several at once are not faster, and they delay all replies (with
    400 pictures to draw, 95 % of the replies took up to 400 ms; with one at a time, up to 22 ms).
    It raises `Undrawable` for files that can no longer be made.
    """
    media = media_of(courses)
    one_at_a_time = asyncio.Lock()

    def make(recipe: str, about: Mapping[str, Any]) -> bytes:
        return media(about) if recipe == "media" else recipe_of(recipe)(about)

    async def draw(drawing: Drawable) -> bytes:
        async with one_at_a_time:
            return await compute(make, drawing.recipe, drawing.about)

    return draw
