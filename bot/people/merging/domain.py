"""Which of two people stays, and the state after a merge."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.membership.domain import ListedPerson, Membership
from bot.refusals import Refusal

UNDO_MERGE_FOR = timedelta(days=1)
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
