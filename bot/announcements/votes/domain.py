"""The sets of answers that an announcement may have, and what may be told of the votes.

Everybody has one vote, which can be changed. How many chose what is told once five have voted, and
never who, unless the question said that names are seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.small_groups import SMALLEST_GROUP


class AnswerSet(StrEnum):
    """The answers under an announcement; letters stand for what its words say of them."""

    YES_NO = "yes_no"
    YES_MAYBE_NO = "yes_maybe_no"
    AB = "ab"
    ABC = "abc"
    ABCD = "abcd"


ANSWERS: Final[Mapping[AnswerSet, tuple[str, ...]]] = {
    AnswerSet.YES_NO: ("yes", "no"),
    AnswerSet.YES_MAYBE_NO: ("yes", "maybe", "no"),
    AnswerSet.AB: ("a", "b"),
    AnswerSet.ABC: ("a", "b", "c"),
    AnswerSet.ABCD: ("a", "b", "c", "d"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How many people gave each answer, in the order of the answers.

    `names` are the first of those who did, by answer; only where names are seen.
    """

    counts: Mapping[str, int]
    named: bool
    names: Mapping[str, tuple[str, ...]]

    @property
    def n(self) -> int:
        """How many have voted."""
        return sum(self.counts.values())

    @property
    def is_told(self) -> bool:
        """Whether it may be told how many chose what."""
        return self.named or self.n >= SMALLEST_GROUP


def votes(
    answers: AnswerSet,
    counts: Mapping[str, int],
    names: Mapping[str, tuple[str, ...]],
    *,
    named: bool,
) -> Votes:
    """Put the votes together; without `named` no name is kept."""
    return Votes(
        counts={each: counts.get(each, 0) for each in ANSWERS[answers]},
        named=named,
        names={each: names.get(each, ()) for each in ANSWERS[answers]} if named else {},
    )
