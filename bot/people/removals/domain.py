"""Whom coordinators may remove at once, and which ticks a button was made for."""

from collections.abc import Collection, Iterable
from typing import Final
from zlib import crc32

from bot.membership.domain import EnrolmentId, ListedPerson, Membership

MOST_TICKED: Final = 50
"""How many people can be removed at once: one message names all of them."""
_REMOVABLE: Final = frozenset({Membership.INVITED, Membership.ACTIVE, Membership.FINISHED})


def removable(listed: Iterable[ListedPerson]) -> tuple[ListedPerson, ...]:
    """Return those who are in a course or on its list; who asks to join is decided on elsewhere."""
    return tuple(each for each in listed if each.enrolment.state in _REMOVABLE)


def seal(ticked: Collection[EnrolmentId]) -> int:
    """Return a number for a set of ticks, so that a button removes only whom its message names."""
    return crc32(",".join(map(str, sorted(ticked))).encode())
