"""A figure has its n, or too few people stand behind it, or nothing was measured.

A group under five has no figure. Nobody may compute it from a total and the figures of the other
groups either: the suppressed groups must be at least two, with five people together, so the
smallest other group is suppressed too if they are not.

What was not measured is None and never 0; a figure of fewer than five people is `FEW`. Scores are
shown for groups only. https://www.kirkpatrickpartners.com/the-kirkpatrick-model/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from bot.learning.attempts.domain import SMALLEST_GROUP
from bot.learning.retention.domain import Share


class Few(Enum):
    """There is something, but too few people for a figure."""

    FEW = "few"


FEW = Few.FEW


def suppressed(sizes: Sequence[int]) -> frozenset[int]:
    """Return the positions of the groups to suppress, if their total is known and others are shown.

    Empty groups are never suppressed.
    """
    hidden = {at for at, size in enumerate(sizes) if 0 < size < SMALLEST_GROUP}
    others = sorted(
        (at for at, size in enumerate(sizes) if size >= SMALLEST_GROUP), key=lambda at: sizes[at]
    )
    for at in others:
        if not hidden or _is_safe([sizes[each] for each in hidden]):
            break
        hidden.add(at)
    return frozenset(hidden)


def _is_safe(sizes: Sequence[int]) -> bool:
    return len(sizes) > 1 and sum(sizes) >= SMALLEST_GROUP


Figure = Share | Few | None
"""A share with its n; too few people; or not measured."""
SCORES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How useful it was, 1 to 5: how many gave each score."""

    scores: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.scores)

    @property
    def mean(self) -> float:
        """The mean of the scores."""
        return sum(s * n for s, n in zip(SCORES, self.scores, strict=True)) / self.n

    @property
    def middle(self) -> float:
        """The median of the scores."""
        given = (s for s, n in zip(SCORES, self.scores, strict=True) for _ in range(n))
        return float(median(given))


def pulse_of(scores: tuple[int, ...]) -> Pulse | Few | None:
    """Return how useful people found a meeting, if enough of them said so."""
    n = sum(scores)
    if not n:
        return None
    return Pulse(scores=scores) if n >= SMALLEST_GROUP else FEW


def figure(people: int, right: int, total: int) -> Figure:
    """Return a share with its n, if enough people stand behind it."""
    if not people:
        return None
    if people < SMALLEST_GROUP:
        return FEW
    return Share(right=right, total=total, people=people)
