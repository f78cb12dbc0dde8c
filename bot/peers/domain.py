"""Buddies: two people of a cohort from two organizations, who both said yes.

Neither learns who the other is before both have said yes. If one says no, or does not answer, or
leaves, nobody learns who it was: all of these end a pair with the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from heapq import heapify, heappop, heappush
from typing import Final, NewType

from bot.membership.domain import ChatId, CohortId, EnrolmentId, OrganizationId, PersonId
from bot.refusals import Refusal

PairId = NewType("PairId", int)

ANSWERED_WITHIN: Final = timedelta(days=10)
"""Two people can answer within this time; then the question ends as if one had said no."""
REST: Final = timedelta(days=60)
"""If no pair came about, both are not proposed again within this time, unless they ask."""
KEPT: Final = timedelta(days=365)
"""The bot remembers pairs for this time, so that the same two are not asked again."""


class PairState(StrEnum):
    """The state of a pair: both are asked, both said yes, or it is over."""

    ASKED = "asked"
    TOGETHER = "together"
    ENDED = "ended"


class BuddyAnswer(StrEnum):
    """The answer of one of the two; the words stand in buttons."""

    YES = "yes"
    NO = "no"


class CannotPair(Refusal):
    """These two cannot be asked now: one has a buddy, has left, or is of the same organization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buddy:
    """One of the two. `is_there`: they take part in the pair's cohort, and can be reached."""

    enrolment_id: EnrolmentId
    person_id: PersonId
    name: str
    organization: str | None
    telegram_id: int | None
    chat_id: ChatId | None
    is_there: bool
    answer: BuddyAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people who are asked, are buddies, or were. `drawn`: by lot.

    `buddies` are fewer than two once somebody was erased. `topics` is the number of topics so far.
    """

    id: PairId
    cohort_id: CohortId
    course: str
    zone: str
    is_open: bool
    state: PairState
    drawn: bool
    made_at: datetime
    together_at: datetime | None
    topics: int
    buddies: tuple[Buddy, ...]

    @property
    def answers_until(self) -> datetime:
        return self.made_at + ANSWERED_WITHIN

    def of(self, person: PersonId | None) -> Buddy | None:
        """Return the part of a person in the pair; None for others."""
        return next((each for each in self.buddies if each.person_id == person), None)

    def beside(self, person: PersonId) -> Buddy | None:
        """Return the other one; None if they were erased."""
        return next((each for each in self.buddies if each.person_id != person), None)

    @property
    def are_both_there(self) -> bool:
        """Whether both still take part and can be reached."""
        return len(self.buddies) == 2 and all(  # noqa: PLR2004 - a pair
            each.is_there for each in self.buddies
        )

    def to_tell(self, but: PersonId | None = None) -> tuple[Buddy, ...]:
        """Return the people to tell that the pair is over, except `but`.

        Both buddies are told; of two people who were only asked, just those who said yes.
        """
        return tuple(
            each
            for each in self.buddies
            if each.is_there
            and each.person_id != but
            and (self.state is PairState.TOGETHER or each.answer is BuddyAnswer.YES)
        )


# ---- who may be a pair ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody without a buddy. `asks`: asked for one; `declined`: said no before.

    `before` are people with whom this person was a pair, or was asked to be.
    """

    enrolment_id: EnrolmentId
    name: str
    organization_id: OrganizationId | None
    organization: str | None
    asks: bool = False
    declined: bool = False
    before: frozenset[EnrolmentId] = field(default_factory=frozenset)

    def may_pair(self, other: "Candidate") -> bool:
        """Tell whether two are of different organizations, and were not a pair before.

        People without an organization count as one each.
        """
        return (
            self.enrolment_id != other.enrolment_id
            and other.enrolment_id not in self.before
            and (self.organization_id is None or self.organization_id != other.organization_id)
        )


def in_lot(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out people who said no before, unless they ask for a buddy."""
    return [each for each in candidates if each.asks or not each.declined]


def draw_pairs(candidates: Sequence[Candidate], seed: bytes) -> list[tuple[Candidate, Candidate]]:
    """Draw pairs across organizations; the same seed draws the same ones.

    Each pair comes from the two organizations with the most people left, so that as few as possible
    are left over. The lot decides which of their people.
    """
    groups = _groups(sorted(in_lot(candidates), key=lambda each: _ticket(seed, each)))
    largest = [(-len(group), at) for at, group in enumerate(groups)]
    heapify(largest)
    pairs = []
    while largest:
        first = _take(groups, largest)
        second = _partner(first, groups, largest)
        if second is not None:
            pairs.append((first, second))
    return pairs


def _take(groups: list[list[Candidate]], largest: list[tuple[int, int]]) -> Candidate:
    """Take the next one of the largest group."""
    _, at = heappop(largest)
    taken = groups[at].pop()
    _put_back(groups, largest, at)
    return taken


def _partner(
    first: Candidate, groups: list[list[Candidate]], largest: list[tuple[int, int]]
) -> Candidate | None:
    """Take the next one of the largest group in which somebody may be paired; None without one."""
    passed: list[int] = []
    found = None
    while largest and found is None:
        _, at = heappop(largest)
        passed.append(at)
        found = next((each for each in reversed(groups[at]) if first.may_pair(each)), None)
        if found is not None:
            groups[at].remove(found)
    for at in passed:
        _put_back(groups, largest, at)
    return found


def _put_back(groups: list[list[Candidate]], largest: list[tuple[int, int]], at: int) -> None:
    if groups[at]:
        heappush(largest, (-len(groups[at]), at))


def _ticket(seed: bytes, candidate: Candidate) -> bytes:
    return sha256(seed + str(candidate.enrolment_id).encode()).digest()


def _groups(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Group people by organization; people without one are alone in a group."""
    groups: dict[tuple[str, int], list[Candidate]] = {}
    for each in candidates:
        organization = each.organization_id
        alone = ("person", int(each.enrolment_id))
        group = alone if organization is None else ("organization", int(organization))
        groups.setdefault(group, []).append(each)
    return list(groups.values())
