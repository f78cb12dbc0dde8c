"""Buttons of the list of people as a file: the template, what is taken in, the links."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class SendTemplate(Button, prefix="za"):
    """An empty list to fill in."""

    cohort: int


@dataclass(frozen=True, slots=True)
class TakeRoster(Button, prefix="zb"):
    """Put these people on the list."""

    roster: int


@dataclass(frozen=True, slots=True)
class DropRoster(Button, prefix="zc"):
    """Take in nothing of it."""

    roster: int
