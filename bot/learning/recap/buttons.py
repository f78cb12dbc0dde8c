"""Buttons of lessons."""

from bot.telegram.kit.button import Button


class OpenLessons(Button, prefix="ll"):
    """What there is to read."""


class OpenUnit(Button, prefix="lu"):
    """A unit, where one stopped."""

    unit: str


class OpenCard(Button, prefix="lc"):
    """A lesson of a unit by its number; the number behind the last is the unit's end."""

    unit: str
    number: int


class SaveUnit(Button, prefix="lk"):
    """Put the lessons of a unit into the chat."""

    unit: str


class Unclear(Button, prefix="lx"):
    """This translation of a lesson is unclear."""

    card: str
    language: str
