"""Files that the bot makes (pictures, calendar files, sheets), each kind by its recipe."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import orjson

from bot.catalog.course import Courses
from bot.documents.attendance_sheets import attendance_pdf, attendance_xlsx, people_xlsx
from bot.documents.calendar_file import calendar
from bot.documents.certificate import certificate_pdf, certificate_png
from bot.documents.media import Undrawable, media_of
from bot.documents.people_sheets import invite_list, roster_template
from bot.documents.pictures import progress_card, report_picture, six_months, teach_back
from bot.documents.plan_page import plan_pdf, plan_png
from bot.documents.qr_codes import invite_cards, qr
from bot.documents.reading import reading
from bot.documents.report_sheets import report_csv, report_xlsx
from bot.documents.strategy_document import strategy_docx, strategy_pdf

__all__ = ["RECIPES", "Drawable", "Recipe", "Undrawable", "drawer"]

Recipe = Callable[[Mapping[str, Any]], bytes]
"""Makes the bytes of a file from JSON of ids, numbers and texts."""


class Drawable(Protocol):
    """A file to make: the name of its recipe, and the data for it."""

    @property
    def recipe(self) -> str:
        """The name of the recipe."""

    @property
    def about(self) -> Mapping[str, Any]:
        """The data that the recipe gets."""


def my_data(about: Mapping[str, Any]) -> bytes:
    """Write all rows that the database has of a person (table -> rows) as indented JSON."""
    return orjson.dumps(dict(about), option=orjson.OPT_INDENT_2)


RECIPES: dict[str, Recipe] = {
    "attendance_pdf": attendance_pdf,
    "attendance_xlsx": attendance_xlsx,
    "calendar": calendar,
    "certificate_pdf": certificate_pdf,
    "certificate_png": certificate_png,
    "invite_cards": invite_cards,
    "invite_list": invite_list,
    "my_data": my_data,
    "people_xlsx": people_xlsx,
    "plan_pdf": plan_pdf,
    "plan_png": plan_png,
    "progress_card": progress_card,
    "qr": qr,
    "reading": reading,
    "report_csv": report_csv,
    "report_picture": report_picture,
    "report_xlsx": report_xlsx,
    "roster_template": roster_template,
    "six_months": six_months,
    "teach_back": teach_back,
    "strategy_docx": strategy_docx,
    "strategy_pdf": strategy_pdf,
}
"""The recipes by name. `drawer` adds "media", which needs the courses."""


def drawer(courses: Courses) -> Callable[[Drawable], Awaitable[bytes]]:
    """Return a function that makes files in a thread, so that replies do not wait for it.

    It makes one file at a time. Several at once are not faster, and they delay all replies (with
    400 pictures to draw, 95 % of the replies took up to 400 ms; with one at a time, up to 22 ms).
    It raises `Undrawable` for files that can no longer be made.
    """
    recipes = {**RECIPES, "media": media_of(courses)}
    one_at_a_time = asyncio.Lock()

    async def draw(drawing: Drawable) -> bytes:
        async with one_at_a_time:
            return await asyncio.to_thread(recipes[drawing.recipe], drawing.about)

    return draw
