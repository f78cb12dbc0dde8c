"""The answers of each set, what a vote changes in a draft, and which figures may be shown.

Everybody has one vote and can change it. Counts are shown once five people have voted. Names are
shown only if the announcement said so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.announcements.domain import Announcement, AnswerSet
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.refusals import StaleButton
from bot.small_groups import SMALLEST_GROUP

ANSWERS: Final[Mapping[AnswerSet, tuple[str, ...]]] = {
    AnswerSet.YES_NO: ("yes", "no"),
    AnswerSet.YES_MAYBE_NO: ("yes", "maybe", "no"),
    AnswerSet.AB: ("a", "b"),
    AnswerSet.ABC: ("a", "b", "c"),
    AnswerSet.ABCD: ("a", "b", "c", "d"),
}


_CHOICES = range(2, 5)
"""How many choices a vote can have."""
_LONGEST_CHOICE, _CHOICE_WORDS, _UNSPACED_WORDS = 40, 6, 2
_LONGEST_QUESTION = 300
_APART = re.compile(r"\s+[/|]\s+")
_MARK = re.compile(r"^\s*(?:[-*•▪☐]|(?:[A-Da-d]|[1-4]|[១-៤]|[កខគឃ])\s*[.):])\s*")
_YES = frozenset({"yes", "បាទ", "ចាស", "បាទ/ចាស"})
_NO = frozenset({"no", "ទេ", "អត់ទេ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Choices in words, and the question above them, or an empty text."""

    question: str
    options: tuple[str, ...]

    @property
    def answers(self) -> AnswerSet:
        """The set of answers that stands for the choices."""
        first, *others = (each.casefold() for each in self.options)
        if first in _YES and len(others) == 1 and others[0] in _NO:
            return AnswerSet.YES_NO
        return {2: AnswerSet.AB, 3: AnswerSet.ABC}.get(len(self.options), AnswerSet.ABCD)


def read_choices(text: str) -> Choices | None:
    """Return the choices in "Monday / Tuesday / I cannot" or in marked lines; None if none.

    Lines above them are the question.
    """
    written = [line.strip() for line in text.splitlines() if line.strip()]
    if not written or "://" in text:
        return None
    at = next((at for at, line in enumerate(written) if _MARK.match(line)), None)
    if at is not None and all(_MARK.match(line) for line in written[at:]):
        found = [_MARK.sub("", line) for line in written[at:]]
    else:
        at = len(written) - 1
        above, asks, last = written[at].rpartition("?")
        if asks and last.strip():
            written[at], found = above + asks, _split(last)
            at += 1
        else:
            found = _split(written[at])
    question = "\n".join(written[:at])
    if len(found) not in _CHOICES or len(question) > _LONGEST_QUESTION or not _all_short(found):
        return None
    return Choices(question=question, options=tuple(found))


def _split(line: str) -> list[str]:
    """Return the choices of a line; a slash without spaces parts short ones only: not 12/6."""
    parts = [each.strip() for each in _APART.split(line)]
    if len(parts) > 1:
        return parts
    close = [each.strip() for each in line.split("/")]
    short = all(len(each.split()) <= _UNSPACED_WORDS for each in close)
    return close if short and not any(sign.isdigit() for sign in line) else []


def _all_short(found: Sequence[str]) -> bool:
    return len(set(found)) == len(found) and all(
        0 < len(each) <= _LONGEST_CHOICE
        and len(each.split()) <= _CHOICE_WORDS
        and any(sign.isalnum() for sign in each)
        for each in found
    )


def with_choices(
    parts: Sequence[MessagePart], words: str, heads: Sequence[str]
) -> tuple[MessagePart, ...]:
    """Return `parts` with choices below their last words, instead of those that stood there.

    `words` are the choices as HTML; `heads` is how each line of choices begins.
    """
    at = next((at for at, each in reversed(list(enumerate(parts))) if each.html), None)
    if at is None:
        return (*parts, MessagePart(kind=MessagePartKind.TEXT, html=words))
    kept = [line for line in parts[at].html.splitlines() if not line.startswith(tuple(heads))]
    above = "\n".join(kept).rstrip()
    changed = replace(parts[at], html=f"{above}\n\n{words}", words_from=None)
    return (*parts[:at], changed, *parts[at + 1 :])


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
