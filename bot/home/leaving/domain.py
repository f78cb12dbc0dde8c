"""Decides whether a typed answer is the label of a button by which people leave a question."""

import unicodedata
from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from bot.catalog.folding import folded

LONGEST_LABEL: Final = 40
_SIGNS: Final = ("◀", "✕", "▶")


class WayOut(Enum):
    """What somebody wants who types such a label."""

    LEAVE = auto()
    """To leave the question: "cancel", "✕ Close"."""
    GO_BACK = auto()
    """To go elsewhere from it, which the button does: "◀ Back"."""


def read_way_out(
    text: str, *, leaving: Iterable[str], back: Iterable[str], exact: Iterable[str]
) -> WayOut | None:
    """Return what a text asks for if it is such a label, with or without its sign; else None.

    `exact` are labels whose word alone may be an answer, such as "👥 People": they lead elsewhere,
    too, but only with their sign. Nobody begins an answer with the sign of a button such as ◀.
    """
    said = _bare(text)
    if not said:
        return None
    if said in set(map(_bare, leaving)):
        return WayOut.LEAVE
    has_sign = text.lstrip().startswith(_SIGNS) and len(text) <= LONGEST_LABEL
    if has_sign or said in set(map(_bare, back)) or text.strip() in set(exact):
        return WayOut.GO_BACK
    return None


def _bare(label: str) -> str:
    """Return the words of a label without signs and marks of punctuation."""
    kept = (sign for sign in folded(label) if sign == " " or unicodedata.category(sign)[0] in "LMN")
    return "".join(kept).strip()
