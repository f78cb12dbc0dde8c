"""Buttons of lessons."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- lessons ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenLessons(Button, prefix="ll"):
    """What there is to read."""


@dataclass(frozen=True, slots=True)
class OpenUnit(Button, prefix="lu"):
    """A unit, where one stopped."""

    unit: str


@dataclass(frozen=True, slots=True)
class OpenCard(Button, prefix="lc"):
    """A lesson of a unit by its number; the number behind the last is the unit's end."""

    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class KeepUnit(Button, prefix="lk"):
    """Put the lessons of a unit into the chat."""

    unit: str


@dataclass(frozen=True, slots=True)
class Unclear(Button, prefix="lx"):
    """This translation of a lesson is unclear."""

    card: str
    language: str
