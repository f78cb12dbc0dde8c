"""What is handed over as a file: pictures, calendar files, sheets. Drawn in a thread."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.catalog.course import Courses
from bot.documents.calendar_file import calendar
from bot.documents.certificate import certificate_pdf, certificate_png
from bot.documents.drawing import Drawable, Recipe, Undrawable
from bot.documents.invite_cards import invite_cards
from bot.documents.media import media_of
from bot.documents.my_data import my_data
from bot.documents.people_sheets import invite_list, roster_template
from bot.documents.progress_card import progress_card
from bot.documents.qr import qr
from bot.documents.report_picture import report_picture
from bot.documents.report_sheets import report_csv, report_xlsx

__all__ = ["RECIPES", "Drawable", "Recipe", "Undrawable", "drawer"]

RECIPES: dict[str, Recipe] = {
    "calendar": calendar,
    "certificate_pdf": certificate_pdf,
    "certificate_png": certificate_png,
    "invite_cards": invite_cards,
    "invite_list": invite_list,
    "my_data": my_data,
    "progress_card": progress_card,
    "qr": qr,
    "report_csv": report_csv,
    "report_picture": report_picture,
    "report_xlsx": report_xlsx,
    "roster_template": roster_template,
}
"""Recipe name -> function from its matter; `media`, which needs the courses, comes with these."""


def drawer(courses: Courses) -> Callable[[Drawable], Awaitable[bytes]]:
    """Return what makes files in a thread, so that replies do not wait for it.

    One after the other: several at once are ready no sooner, and all replies wait for them (with
    400 pictures owed, 19 of 20 replies took up to 400 ms; with one at a time, up to 22 ms).
    It raises `Undrawable` for what cannot be made any more.
    """
    recipes = {**RECIPES, "media": media_of(courses)}
    one_at_a_time = asyncio.Lock()

    async def draw(drawing: Drawable) -> bytes:
        async with one_at_a_time:
            return await asyncio.to_thread(recipes[drawing.recipe], drawing.about)

    return draw
