"""Which texts are a PIN, how often it may be tried, and how long it opens private screens."""

import unicodedata
from datetime import timedelta

from bot.refusals import Refusal

LENGTHS = range(4, 7)
MOST_TRIES = 5
OPEN_FOR = timedelta(minutes=15)
_MOST_CHARS = 12  # a longer text was not meant as a PIN


class PinLocked(Refusal):
    """The PIN was wrong too often; a coordinator resets it after a call."""


class NoPin(Refusal):
    """This is not four to six digits."""


def read_pin(text: str) -> str:
    """Return the digits of a PIN, typed in any script; raise `NoPin` for anything else."""
    typed = "".join(text.split())
    digits = [unicodedata.decimal(char, -1) for char in typed]
    if len(digits) not in LENGTHS or -1 in digits:
        raise NoPin
    return "".join(map(str, digits))


def is_meant_as_pin(text: str) -> bool:
    """Tell whether a text is meant as a PIN, perhaps a mistyped one: it is short, with a digit."""
    return 0 < len(text) <= _MOST_CHARS and any(char.isdecimal() for char in text)
