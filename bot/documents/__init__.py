"""What is handed over as a file: pictures, calendar files, sheets. Drawn in a thread."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.documents.calendar_file import calendar
from bot.documents.invite_cards import invite_cards
from bot.documents.my_data import my_data
from bot.documents.people_sheets import invite_list, roster_template
from bot.documents.qr import qr

Recipe = Callable[[Mapping[str, Any]], bytes]

RECIPES: dict[str, Recipe] = {
    "calendar": calendar,
    "invite_cards": invite_cards,
    "invite_list": invite_list,
    "my_data": my_data,
    "qr": qr,
    "roster_template": roster_template,
}
"""Recipe name -> function from its matter (JSON of ids, numbers and texts) to the file's bytes."""


class Drawable(Protocol):
    """Something to draw: which recipe, from what."""

    @property
    def recipe(self) -> str:
        """The name of the recipe."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What it is drawn from."""


async def draw(drawing: Drawable) -> bytes:
    """Make the file in a thread, so that replies do not wait for it."""
    return await asyncio.to_thread(RECIPES[drawing.recipe], drawing.about)
