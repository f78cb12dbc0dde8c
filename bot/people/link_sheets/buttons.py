"""These buttons make the sheet of links and the cards."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class MakeLinks(Button, prefix="zd"):
    """A sheet with a new link for each who is not in yet."""

    cohort: int


@dataclass(frozen=True, slots=True)
class PrintCards(Button, prefix="ze"):
    """Cards to print from the sheet under which this key stands."""

    cohort: int
