"""Groups too small for a figure, and which others are suppressed with them.

A group under five has no figure. Nobody may compute it from a total and the figures of the other
groups either: the suppressed groups must be at least two, with five people together, so the
smallest other group is suppressed too if they are not.
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


def _is_safe(sizes: Sequence[int]) -> bool:
    return len(sizes) > 1 and sum(sizes) >= SMALLEST_GROUP
