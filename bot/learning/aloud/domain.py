"""Which sentence of a unit comes next, and how ticks are counted.

A sentence has no right answer. Ticks are the person's own: they stand in the buttons of the screen
and are not stored. What is stored is that somebody went on after a sentence, and when.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.catalog.course import AloudItem, Unit

TYPED_FOR: Final = timedelta(minutes=15)
"""After this time at the latest a typed sentence is deleted from the chat."""

Said = Mapping[str, datetime]
"""Sentence -> when somebody went on after it, the last time."""


def unsaid(unit: Unit, said: Said) -> AloudItem | None:
    """Return the first sentence of a unit that somebody has not said yet."""
    return next((each for each in unit.aloud if each.id not in said), None)


def is_ticked(ticks: int, point: int) -> bool:
    """Tell whether the point at this index, from 0, has a tick."""
    return bool(ticks >> point & 1)


def toggled(ticks: int, point: int) -> int:
    return ticks ^ 1 << point
