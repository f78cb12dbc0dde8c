"""Hides figures of groups that are too small, and of others that would reveal them.

A group under five has no figure. Nobody may compute it from a total and the figures of the other
groups either: the hidden groups must be at least two, with five people together; otherwise the
smallest other group is hidden too.

Periods may overlap: the figures of May and of the first thirty days of May would reveal the one
person who came on the 31st. So the figure of a period is a sum of whole blocks: neighbouring cells,
such as months, that have five people together. Then the difference of two periods consists of whole
blocks again, and so does the rest of the whole course.
"""

from collections.abc import Collection, Sequence
from typing import Final

SMALLEST_GROUP: Final = 5


def suppressed(sizes: Sequence[int]) -> frozenset[int]:
    """Return the positions of groups to hide where the total and other groups are shown.

    Empty groups are never hidden.
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


def may_total(sizes: Sequence[int], hidden: Collection[int]) -> bool:
    """Tell whether a total may be shown beside all groups but the hidden ones.

    It reveals a figure of the hidden groups together. Empty groups add nothing to it.
    """
    rest = sum(sizes[at] for at in hidden)
    return not rest or rest >= SMALLEST_GROUP


def blocks(sizes: Sequence[int]) -> tuple[range, ...]:
    """Join neighbouring cells into blocks of five people or more, whose sums may be shown.

    Each person counts in one cell. A last rest of fewer than five joins the block before it. Empty
    if all cells together have fewer than five.
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
