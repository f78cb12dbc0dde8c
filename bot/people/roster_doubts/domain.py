"""Which doubts of a list can be answered one by one, and how a button carries the answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

MOST_TICKED: Final = 6
"""How many doubts have a button of their own; of more, all are the same people or none."""
_LONGEST: Final = 45
"""Characters of a button's data that the rows may take; Telegram gives it 64 bytes in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDoubt:
    """A new person in a `row` of a list who may be somebody on the list of the cohort (`known`).

    `who` and `known` are names with organizations.
    """

    row: int
    sheet: str
    name: str
    who: str
    known: str


def may_tick(doubts: Sequence[NameDoubt]) -> bool:
    """Tell whether each doubt has a button: two or more, in one sheet, each in a row of its own."""
    rows = {each.row for each in doubts}
    several = 1 < len(doubts) <= MOST_TICKED and len(rows) == len(doubts)
    return several and len(packed(rows)) <= _LONGEST and not any(each.sheet for each in doubts)


def packed(rows: Collection[int]) -> str:
    """Return rows of a list as a button carries them."""
    return ".".join(map(str, sorted(rows)))


def unpacked(text: str) -> frozenset[int] | None:
    """Return the rows that a button carries; None if it carries anything else."""
    parts = text.split(".") if text else []
    if not all(each.isascii() and each.isdecimal() for each in parts):
        return None
    return frozenset(map(int, parts))
