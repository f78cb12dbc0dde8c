"""Buttons of lessons."""

from bot.telegram.kit.button import Button


class OpenLessons(Button, prefix="ll"):
    """The overview of the lessons."""


class OpenAbout(Button, prefix="li"):
    """Who wrote the lessons, and what they are not."""


class OpenUnit(Button, prefix="lu"):
    """A unit, at the lesson where the reader stopped."""

    unit: str


class OpenLesson(Button, prefix="lc"):
    """A lesson of a unit by its number; the number after the last is the unit's end."""

    unit: str
    number: int


class SaveUnit(Button, prefix="lk"):
    """Save the lessons of a unit in the chat."""

    unit: str


class MarkUnclear(Button, prefix="lx"):
    """Say that this translation of a lesson is unclear."""

    card: str
    language: str
