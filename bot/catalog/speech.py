"""The text of a lesson to read aloud, and whether a recording can be of it."""

from enum import StrEnum
from hashlib import sha256
from typing import Final

from bot.catalog.unit import Card

LONGEST_SECONDS: Final = 300
"""Nobody with a prepaid card listens longer than five minutes."""
SHORTEST_SECONDS: Final = 3
SLOWEST, FASTEST = 5.0, 28.0
"""Characters (code points) a second between which people read aloud, in Latin and in Khmer script.

Our own bounds, wide on purpose: they find a wrong or a cut recording, not a slow speaker. English
read aloud at 150 words a minute is about 15.
"""
_WORDING_CHARS: Final = 12  # hexadecimal digits


class SpeechPace(StrEnum):
    """How the length of a recording fits its text."""

    FITS = "fits"
    SHORT = "short"
    LONG = "long"


def paragraphs_to_read(card: Card, language: str) -> tuple[str, ...]:
    """Return what is read aloud: the title, the visible part, and the part behind a tap."""
    shown = (card.sight, *([card.more] if card.more else []))
    lines = (line for rich in shown for line in rich.in_(language).split("\n"))
    return (card.title.in_(language), *(line.striptags() for line in lines if line.strip()))


def wording_of_card(card: Card, language: str) -> str:
    """Return a short digest of what is read aloud; a recording belongs to one wording."""
    said = "\n".join(paragraphs_to_read(card, language))
    return sha256(said.encode()).hexdigest()[:_WORDING_CHARS]


def pace_of(card: Card, language: str, seconds: float) -> SpeechPace:
    """Tell whether a person can have read a lesson aloud in `seconds`."""
    chars = sum(map(len, paragraphs_to_read(card, language)))
    if seconds * FASTEST < chars:
        return SpeechPace.SHORT
    return SpeechPace.LONG if seconds * SLOWEST > chars else SpeechPace.FITS
