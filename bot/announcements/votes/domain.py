"""The answers of each set, what a vote changes in a draft, and which figures may be shown.

Everybody has one vote and can change it. Counts are shown once five people have voted. Names are
shown only if the announcement said so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.announcements.domain import Announcement, AnswerSet
from bot.refusals import StaleButton
from bot.small_groups import SMALLEST_GROUP

ANSWERS: Final[Mapping[AnswerSet, tuple[str, ...]]] = {
    AnswerSet.YES_NO: ("yes", "no"),
    AnswerSet.YES_MAYBE_NO: ("yes", "maybe", "no"),
    AnswerSet.AB: ("a", "b"),
    AnswerSet.ABC: ("a", "b", "c"),
    AnswerSet.ABCD: ("a", "b", "c", "d"),
}


def with_answers(draft: Announcement, answers: str) -> Announcement:
    """Return the draft with a set of answers instead of "Got it"; empty: without answers.

    Raises `StaleButton` if there is no such set.
    """
    if not answers:
        return replace(draft, vote=None, vote_named=False)
    if answers not in set(AnswerSet):
        raise StaleButton
    return replace(draft, vote=AnswerSet(answers), got_it=False)


def with_names(draft: Announcement, *, named: bool) -> Announcement:
    """Return the draft whose coordinators see who chose what, or only see counts."""
    return replace(draft, vote_named=named)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCounts:
    """How many people chose each answer, in the order of the answers.

    `names` are the first names by answer; empty if names are not shown.
    """

    by_answer: Mapping[str, int]
    named: bool
    names: Mapping[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """How many people have voted."""
        return sum(self.by_answer.values())

    @property
    def is_shown(self) -> bool:
        """Whether the counts may be shown."""
        return self.named or self.total >= SMALLEST_GROUP


def count_votes(
    answers: AnswerSet,
    by_answer: Mapping[str, int],
    names: Mapping[str, tuple[str, ...]],
    *,
    named: bool,
) -> VoteCounts:
    """Return the counts in the order of the answers; without `named`, no name is kept."""
    return VoteCounts(
        by_answer={each: by_answer.get(each, 0) for each in ANSWERS[answers]},
        named=named,
        names={each: names.get(each, ()) for each in ANSWERS[answers]} if named else {},
    )
