"""The sets of answers that an announcement may have, and which figures of a vote may be shown.

Everybody has one vote, which can be changed. Figures are shown after five votes. Names are never
shown, unless the question said so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.small_groups import SMALLEST_GROUP


class AnswerSet(StrEnum):
    """The answers under an announcement; its words say what the letters mean."""

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

    `names` are the first names by answer, only if names are shown.
    """

    counts: Mapping[str, int]
    named: bool
    names: Mapping[str, tuple[str, ...]]

    @property
    def n(self) -> int:
        """How many people have voted."""
        return sum(self.counts.values())

    @property
    def is_told(self) -> bool:
        """Whether the figures may be shown."""
        return self.named or self.n >= SMALLEST_GROUP


def votes(
    answers: AnswerSet,
    counts: Mapping[str, int],
    names: Mapping[str, tuple[str, ...]],
    *,
    named: bool,
) -> Votes:
    """Return the votes in the order of the answers; without `named` no name is kept."""
    return Votes(
        counts={each: counts.get(each, 0) for each in ANSWERS[answers]},
        named=named,
        names={each: names.get(each, ()) for each in ANSWERS[answers]} if named else {},
    )
