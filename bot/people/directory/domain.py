"""Searches for parts of names, for names in a text, and for codes."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.membership.domain import EnrolmentId
from bot.membership.name_index.domain import LEAST_IN_KHMER, name_words, parts_inside
from bot.membership.person.domain import NAME_LENGTH, name_key
from bot.safety.names.domain import typed_name


def parts_of(written: str) -> tuple[str, ...]:
    """Return the parts to search for; raise `NoName` if the text cannot be part of a name."""
    return tuple(name_key(typed_name(written)).split())


def is_sentence(written: str) -> bool:
    """Tell whether what was typed in a search is longer than any name."""
    return len(written.strip()) > NAME_LENGTH


def has_parts(parts: tuple[str, ...], name: str, organization: str | None) -> bool:
    """Tell whether the name or the organization contains every part."""
    key = name_key(f"{name} {organization or ''}")
    return all(part in key for part in parts)


LEAST_OF_A_NAME: Final = 3
"""The fewest signs of a word that names somebody inside a longer text."""


class Naming(IntEnum):
    """How well a text names somebody, the best last."""

    NOT = 0
    MENTIONED = 1
    """A word of the text is a part of the name, in Khmer also one between two other words."""
    WHOLLY_MENTIONED = 2
    """The whole name stands in the text, with other words."""
    NAMED = 3
    """The text is nothing but the name, or whole parts of it."""


@dataclass(frozen=True, slots=True)
class SaidWords:
    """The words of a text, all of it, and what may be parts of names inside Khmer sentences."""

    words: AbstractSet[str]
    joined: str
    inside: AbstractSet[str]


def said_words(text: str) -> SaidWords:
    """Read a text once, to be compared with many names."""
    words = name_words(text)
    return SaidWords(frozenset(words), "".join(words), frozenset(parts_inside(text)))


def how_named(said: SaidWords, name: str) -> Naming:
    """Tell how well a text names somebody; spaces do not count in Khmer, nor capitals."""
    parts = name_words(name)
    whole = "".join(parts)
    if not said.words or not parts:
        return Naming.NOT
    if said.words <= set(parts) or said.joined == whole:
        return Naming.NAMED
    has_khmer_name = not whole.isascii() and len(whole) >= LEAST_IN_KHMER and whole in said.joined
    if (len(parts) > 1 and set(parts) <= said.words) or has_khmer_name:
        return Naming.WHOLLY_MENTIONED
    telling = {each for each in parts if len(each) >= LEAST_OF_A_NAME}
    return Naming.MENTIONED if telling & (said.words | said.inside) else Naming.NOT


_CODE: Final = re.compile(r"[Pp]([1-9][0-9]{0,17})")


def code_of(enrolment: EnrolmentId) -> str:
    """Return the code that stands for somebody in a workbook without names."""
    return f"P{enrolment}"


def place_of_code(written: str) -> EnrolmentId | None:
    """Return whose code a text is; None for other texts."""
    found = _CODE.fullmatch(written.strip())
    return None if found is None else EnrolmentId(int(found[1]))


def is_code_of(written: str, enrolment: EnrolmentId) -> bool:
    return written.strip().casefold() == code_of(enrolment).casefold()
