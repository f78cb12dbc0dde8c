"""Groups too small for a figure, and which others are suppressed with them.

A group under five has no figure. Nobody may compute it from a total and the figures of the other
groups either: the suppressed groups must be at least two, with five people together, so the
smallest other group is suppressed too if they are not.

Periods may overlap: the figures of May and of the first thirty days of May would tell of the one
person who came on the 31st. So what is told of a period is a sum of whole blocks: cells in a row,
such as months, that hold five people together. The difference of two periods is then whole blocks
again, and so is what the figure of the whole course leaves over.
"""

from collections.abc import Sequence
from typing import Final

SMALLEST_GROUP: Final = 5


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


def blocks(sizes: Sequence[int]) -> tuple[range, ...]:
    """Part cells in a row into blocks of five people or more, whose sums may be told.

    Each person counts in one cell. A last rest of fewer than five belongs to the block before it.
    Empty if all are fewer than five.
    """
    found: list[range] = []
    begin, people = 0, 0
    for at, size in enumerate(sizes):
        people += size
        if people >= SMALLEST_GROUP:
            found.append(range(begin, at + 1))
            begin, people = at + 1, 0
    if people and found:
        found.append(range(found.pop().start, len(sizes)))
    return tuple(found)


def _is_safe(sizes: Sequence[int]) -> bool:
    return len(sizes) > 1 and sum(sizes) >= SMALLEST_GROUP
