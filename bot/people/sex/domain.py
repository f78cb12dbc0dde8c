"""Women, men and others of a course, as counts: where its consent text asks for it, and only so.

Who says nothing is counted as such. A group under five has no figure, nor has one from which it
could be worked out (`bot.small_groups`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.small_groups import suppressed


class Sex(StrEnum):
    """What somebody answered; UNSAID also counts those who were not asked yet."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class SexQuestion:
    """Whether somebody is still to be asked: they agreed to it, and have not answered."""

    is_open: bool


def told_sexes(counts: Mapping[Sex, int]) -> dict[Sex, int | None]:
    """Return how many gave each answer that somebody gave; None: it may not be told."""
    there = [sex for sex in Sex if counts.get(sex)]
    hidden = suppressed([counts[sex] for sex in there])
    return {sex: None if at in hidden else counts[sex] for at, sex in enumerate(there)}
