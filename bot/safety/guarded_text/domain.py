"""Judges whether a text that others will read may be stored."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.catalog.course import GuardWords
from bot.safety.guard.domain import Risk, all_risks
from bot.writing import utf16_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text that may be stored."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTooLong:
    """A text with more than `most` characters."""

    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWithoutWords:
    """A message without words, such as a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSomebody:
    """The guard found a risk: the text may be about a person, or hold a link or number."""


Judged = Written | TextTooLong | MessageWithoutWords | AboutSomebody


def judge(
    cleaned: str, words: GuardWords, *, most: int, allowed: Collection[Risk] = frozenset()
) -> Judged:
    """Decide whether a text may be stored: `most` UTF-16 code units, with no risk but `allowed`.

    The guard of the dialog has answered danger before.
    """
    if not any(char.isalnum() for char in cleaned):
        return MessageWithoutWords()
    if all_risks(cleaned, words) - frozenset(allowed):
        return AboutSomebody()
    return Written(text=cleaned) if utf16_units(cleaned) <= most else TextTooLong(most=most)
