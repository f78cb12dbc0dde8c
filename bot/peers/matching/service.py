"""Coordinators make pairs by taps or by lot, see who has a buddy, and end pairs.

They see the names of a drawn pair only once both have said yes. They never see who said no or did
not answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Cohort, CohortId, EnrolmentId
from bot.peers import service as peers
from bot.peers import storage
from bot.peers.domain import (
    Candidate,
    CannotPair,
    Pair,
    PairId,
    PairState,
    draw_pairs,
    in_lot,
)
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require

MOST_DRAWN = 100
"""Most pairs of one lot, so that nobody waits long for a reply; the next lot draws the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The number of pairs of a cohort, and the people without a buddy."""

    cohort: Cohort
    together: int
    asked: int
    free: tuple[Candidate, ...]
    shown: int

    @property
    def asking(self) -> int:
        return sum(each.asks for each in self.free)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """Somebody without a buddy, and possible partners."""

    cohort: CohortId
    first: Candidate
    others: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPicked:
    """Two people who can be asked."""

    cohort: CohortId
    first: Candidate
    second: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """The result of a lot: `pairs` of `people`; the others have no partner."""

    cohort: CohortId
    people: int
    pairs: int


async def overview(act: Act, cohort: CohortId) -> Overview:
    """Return how many people have a buddy; raise `NotAllowed` for others than coordinators."""
    found = await rights.require_cohort(act, cohort)
    pairs = await storage.open_in(act.tx, cohort)
    return Overview(
        cohort=found,
        together=sum(each.state is PairState.TOGETHER for each in pairs),
        asked=sum(each.state is PairState.ASKED for each in pairs),
        free=tuple(await storage.candidates(act.tx, cohort, now=act.now)),
        shown=sum(map(_may_show, pairs)),
    )


async def free(act: Act, cohort: CohortId) -> list[Candidate]:
    """Return the people without a buddy: those who ask for one first. Raise `NotAllowed`."""
    await rights.require_cohort(act, cohort)
    found = await storage.candidates(act.tx, cohort, now=act.now)
    return sorted(found, key=lambda each: not each.asks)


async def partners(act: Act, cohort: CohortId, first: EnrolmentId) -> Partners:
    """Return the possible partners of somebody; raise `NotAllowed`, or `CannotPair`."""
    found = await free(act, cohort)
    picked = _of(found, first)
    return Partners(
        cohort=cohort,
        first=picked,
        others=tuple(each for each in found if picked.may_pair(each)),
    )


async def pick(act: Act, cohort: CohortId, first: EnrolmentId, second: EnrolmentId) -> TwoPicked:
    """Return two people who can be asked; raise `NotAllowed`, or `CannotPair`."""
    found = await partners(act, cohort, first)
    return TwoPicked(cohort=cohort, first=found.first, second=_of(found.others, second))


async def ask_pair(act: Act, cohort: CohortId, first: EnrolmentId, second: EnrolmentId) -> None:
    """Ask two people whether they want to be buddies; raise `NotAllowed`, or `CannotPair`."""
    await pick(act, cohort, first, second)
    await _require_open(act, cohort)
    await peers.ask_pair(act, cohort, first, second, drawn=False)
    await note_in_audit(act, "buddies.asked", f"cohort:{cohort}", pairs=1)


async def ask_lot(act: Act, cohort: CohortId) -> Lot:
    """Return how many pairs a lot would make; raise `NotAllowed`."""
    people = in_lot(await free(act, cohort))
    pairs = len(draw_pairs(people, b""))
    return Lot(cohort=cohort, people=len(people), pairs=min(pairs, MOST_DRAWN))


async def draw_lots(act: Act, cohort: CohortId, *, seed: bytes) -> Lot:
    """Draw pairs of those who have no buddy, and ask them; raise `NotAllowed`.

    The same seed draws the same pairs.
    """
    await _require_open(act, cohort)
    people = in_lot(await free(act, cohort))
    drawn = draw_pairs(people, seed)[:MOST_DRAWN]
    for first, second in drawn:
        await peers.ask_pair(act, cohort, first.enrolment_id, second.enrolment_id, drawn=True)
    if drawn:
        await note_in_audit(act, "buddies.drawn", f"cohort:{cohort}", pairs=len(drawn))
    return Lot(cohort=cohort, people=len(people), pairs=len(drawn))


async def shown_pairs(act: Act, cohort: CohortId) -> list[Pair]:
    """Return the pairs whose names a coordinator may see; raise `NotAllowed`."""
    await rights.require_cohort(act, cohort)
    return [each for each in await storage.open_in(act.tx, cohort) if _may_show(each)]


async def require_shown(act: Act, cohort: CohortId, pair: PairId) -> Pair:
    """Return one of these pairs; raise `NotAllowed`, or `StaleButton` if it is over."""
    return require(next((each for each in await shown_pairs(act, cohort) if each.id == pair), None))


async def part(act: Act, cohort: CohortId, pair: PairId) -> None:
    """End a pair, and tell both without a reason; raise as `require_shown`."""
    found = await require_shown(act, cohort, pair)
    await peers.part(act, found)
    await note_in_audit(act, "buddies.parted", f"cohort:{cohort}", pairs=1)


def _may_show(pair: Pair) -> bool:
    """Tell whether the names can be shown: both said yes, or a coordinator chose the two."""
    return pair.state is PairState.TOGETHER or not pair.drawn


def _of(found: Sequence[Candidate], enrolment: EnrolmentId) -> Candidate:
    return require(
        next((each for each in found if each.enrolment_id == enrolment), None), CannotPair
    )


async def _require_open(act: Act, cohort: CohortId) -> None:
    """Raise `StaleButton` for a closed course: nobody is asked there."""
    found = await rights.require_cohort(act, cohort)
    if found.closed_at is not None:
        raise StaleButton
