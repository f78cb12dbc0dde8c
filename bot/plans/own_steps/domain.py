"""A step in a leader's own words: an id that no step of a course has, and the words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Final

from bot.membership.domain import EnrolmentId
from bot.writing import has_words, utf16_units

PREFIX: Final = "own."
MOST_UNITS: Final = 120
"""The longest step in own words, in characters as Telegram counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStep:
    id: str
    words: str


def is_own(step: str) -> bool:
    """Tell whether a step was written by a leader."""
    return step.startswith(PREFIX)


def own_step_id(
    enrolment: EnrolmentId, now: datetime, *, taken: Collection[str] = frozenset()
) -> str:
    """Return the id of a step that is written now: short, for buttons, and never used again.

    It holds the second in which it was written, or the next one that is not `taken`.
    """
    seconds = count(int(now.timestamp()))
    ids = (f"{PREFIX}{enrolment}.{each}" for each in seconds)
    return next(each for each in ids if each not in taken)


def typed_step(text: str) -> str | None:
    """Return a step in one line and without a full stop; None if it has no words or is too long."""
    line = " ".join(text.split()).rstrip(".។ ")
    return line if has_words(line) and utf16_units(line) <= MOST_UNITS else None
