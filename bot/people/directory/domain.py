"""Searches for parts of names, for names in a text, and for codes."""

import re
from enum import IntEnum
from typing import Final

from bot.membership.domain import EnrolmentId
from bot.membership.name_index.domain import LEAST_IN_KHMER, name_words
from bot.membership.person.domain import name_key
from bot.safety.names.domain import typed_name


def parts_of(written: str) -> tuple[str, ...]:
    """Return the parts to search for; raise `NoName` if the text cannot be part of a name."""
    return tuple(name_key(typed_name(written)).split())


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
    """A word of the text is a part of the name."""
    WHOLLY_MENTIONED = 2
    """The whole name stands in the text, with other words."""
    NAMED = 3
    """The text is nothing but the name, or whole parts of it."""


def how_named(text: str, name: str) -> Naming:
    """Tell how well a text names somebody; spaces do not count in Khmer, nor capitals."""
    said, parts = name_words(text), name_words(name)
    joined, whole = "".join(said), "".join(parts)
    if not said or not parts:
        return Naming.NOT
    if set(said) <= set(parts) or joined == whole:
        return Naming.NAMED
    has_khmer_name = not whole.isascii() and len(whole) >= LEAST_IN_KHMER and whole in joined
    if (len(parts) > 1 and set(parts) <= set(said)) or has_khmer_name:
        return Naming.WHOLLY_MENTIONED
    telling = {each for each in parts if len(each) >= LEAST_OF_A_NAME}
    return Naming.MENTIONED if telling & set(said) else Naming.NOT


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
