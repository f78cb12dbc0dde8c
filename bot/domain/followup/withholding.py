"""Which figures are not told, because they would tell of single people.

A group under five has no figure. Nor may it be worked out from a total and the figures of the
other groups: what is withheld must be at least two groups with five people together, so one more
group is withheld, the smallest, where that is not so.
"""

from collections.abc import Sequence
from enum import Enum

from bot.domain.learning.quiz import SMALLEST_GROUP


class Few(Enum):
    """There is something, but too few people for a figure."""

    FEW = "few"


FEW = Few.FEW


def withheld(sizes: Sequence[int]) -> frozenset[int]:
    """Return the places of the groups to withhold; empty groups hide nothing.

    As long as some groups are told, and their total is known.
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
