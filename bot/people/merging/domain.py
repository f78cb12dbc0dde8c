"""Whether two names may be one person's, which of two people stays, and the state after a merge."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.catalog.folding import folded
from bot.membership.domain import ListedPerson, Membership
from bot.refusals import Refusal

UNDO_MERGE_FOR = timedelta(days=1)
_BETWEEN_WORDS = re.compile(r"[\s.,·/-]+")
ON_LIST = (Membership.INVITED, Membership.WAITING, Membership.ACTIVE, Membership.FINISHED)


class TwoPhones(Refusal):
    """Both people have a Telegram account, so they cannot be one person here."""


class OtherCourses(Refusal):
    """The two are not in the same course, or the one who would go is in another one, too."""


class HadRole(Refusal):
    """The one who would go coordinates something, or did."""


class NoSuchPerson(Refusal):
    """One of the two is no longer on the list: deleted, removed, or merged already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How many rows of one kind the person who stays gets, and how many they had already."""

    what: str
    moved: int
    twice: int


@lru_cache(maxsize=8192)
def spellings(name: str) -> frozenset[str]:
    """Return the forms that a name shares with other spellings of it.

    Case, spaces, hyphens and zero-width signs make no difference, nor do the order of family and
    given name and the two spellings of some Khmer words.
    """
    words = [folded(word).replace(" ", "") for word in _BETWEEN_WORDS.split(name)]
    kept = [word for word in words if word]
    if not kept:
        return frozenset()
    return frozenset({" ".join(sorted(kept)), "".join(kept), "".join(reversed(kept))})


def may_be_same(one: str, other: str) -> bool:
    return bool(spellings(one) & spellings(other))


def is_outside(listed: ListedPerson) -> bool:
    """Tell whether somebody is on the list and has not joined yet."""
    return listed.enrolment.state is Membership.INVITED and listed.telegram_id is None


def has_joined(listed: ListedPerson) -> bool:
    return listed.enrolment.state in {Membership.ACTIVE, Membership.FINISHED}


def stays_first(one: ListedPerson, other: ListedPerson) -> tuple[ListedPerson, ListedPerson]:
    """Return who stays and who goes: an account stays; without any, the first one.

    Raises `TwoPhones`, and `OtherCourses` if they are not in one course.
    """
    if one.enrolment.cohort_id != other.enrolment.cohort_id:
        raise OtherCourses
    if one.telegram_id is not None and other.telegram_id is not None:
        raise TwoPhones
    return (other, one) if other.telegram_id is not None else (one, other)


def state_of(kept: Membership, gone: Membership) -> Membership:
    """Return the state of the place that stays. Somebody who asked to join is let in."""
    if Membership.ACTIVE in {kept, gone} or kept is Membership.WAITING:
        return Membership.ACTIVE
    if Membership.FINISHED in {kept, gone}:
        return Membership.FINISHED
    return kept


def joined_at(
    state: Membership, kept: datetime | None, gone: datetime | None, *, now: datetime
) -> datetime | None:
    """Return when the person joined: the earlier of two instants."""
    known = [each for each in (kept, gone) if each is not None]
    if known:
        return min(known)
    return now if state is Membership.ACTIVE else None


Entries = list[Any]
"""The entries of a journal (`bot.storage.ownership`)."""
