"""Buttons of the list of people as a file: the template, what is taken in, the links."""

from dataclasses import dataclass

from bot.tg.buttons import Button


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


@dataclass(frozen=True, slots=True)
class MakeLinks(Button, prefix="zd"):
    """A sheet with a new link for each who is not in yet."""

    cohort: int


@dataclass(frozen=True, slots=True)
class PrintCards(Button, prefix="ze"):
    """Cards to print from the sheet under which this key stands."""

    cohort: int
