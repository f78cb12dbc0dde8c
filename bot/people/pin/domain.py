"""Which texts are a PIN, how often it may be tried, and how long it opens private screens."""

import unicodedata
from datetime import timedelta

from bot.refusals import Refusal

LENGTHS = range(4, 7)
MOST_TRIES = 5
"""How often the PIN may be wrong before the first pause."""
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""The pauses after the fifth wrong try and each further one; the last one repeats."""
OPEN_FOR = timedelta(minutes=15)
_MOST_CHARS = 12  # a longer text was not meant as a PIN


class PinLocked(Refusal):
    """The PIN was wrong too often: it cannot be tried now."""


class NoPin(Refusal):
    """This is not four to six digits."""


def read_pin(text: str) -> str:
    """Return the digits of a PIN, typed in any script; raise `NoPin` for anything else."""
    typed = "".join(text.split())
    digits = [unicodedata.decimal(char, -1) for char in typed]
    if len(digits) not in LENGTHS or -1 in digits:
        raise NoPin
    return "".join(map(str, digits))


def is_lone_pin(text: str) -> bool:
    """Tell whether a text is nothing but what may be a PIN, right or wrong."""
    try:
        read_pin(text)
    except NoPin:
        return False
    return True


def pause_after(tries: int) -> timedelta | None:
    """Return the pause after so many wrong tries; None while more are free."""
    return None if tries < MOST_TRIES else PAUSES[min(tries - MOST_TRIES, len(PAUSES) - 1)]


def is_meant_as_pin(text: str) -> bool:
    """Tell whether a text is meant as a PIN, perhaps a mistyped one: it is short, with a digit."""
    return 0 < len(text) <= _MOST_CHARS and any(char.isdecimal() for char in text)


def is_like_pin(text: str) -> bool:
    """Tell whether a text is a mistyped PIN and nothing else: short, with digits and no letter."""
    return is_meant_as_pin(text) and not any(char.isalpha() for char in text)
