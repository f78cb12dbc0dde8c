"""Tells a bare "yes" from an answer to a question that asks for words."""

import unicodedata
from typing import Final

from bot.catalog.folding import folded

_YES: Final = frozenset(
    folded(each)
    for each in (
        "yes",
        "yeah",
        "yep",
        "ya",
        "ok",
        "okay",
        "oke",
        "k",
        "sure",
        "agree",
        "i agree",
        "yes i agree",
        "yes please",
        "បាទ",
        "ចាស",
        "ចា៎ស",
        "អូខេ",
        "យល់ព្រម",
        "ខ្ញុំយល់ព្រម",
        "បាទ យល់ព្រម",
        "ចាស យល់ព្រម",
        "bat",
        "baat",
        "jas",
        "chas",
        "yol prom",
    )
)


def is_bare_yes(text: str) -> bool:
    """Tell whether a text only says yes or OK, which names, days and other words never do."""
    kept = (sign for sign in folded(text) if sign == " " or unicodedata.category(sign)[0] in "LMN")
    return " ".join("".join(kept).split()) in _YES
