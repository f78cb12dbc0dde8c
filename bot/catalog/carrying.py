"""What a walk through a story carries: small counts, set by choices and read further on.

A count begins at 0. A choice adds to it (`sets`); a turn or an echo asks for at least so much of it
(`when`). A count stays between 0 and MOST, so that a story has a limited number of states and the
checker can look at all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST = 9
"""A count never grows beyond this."""
DEBRIEF = "debrief"
"""The `next` of a choice that ends the story; `debrief.e1` ends it with the ending e1."""

CarriedCounts = tuple[tuple[str, int], ...]
"""Names with their numbers, in the order of the names; missing names count 0."""
NOTHING: CarriedCounts = ()


def counts(numbers: Mapping[str, int]) -> CarriedCounts:
    return tuple(sorted(numbers.items()))


def added(carried: CarriedCounts, sets: CarriedCounts) -> CarriedCounts:
    """Return the counts after a choice that sets something."""
    found = dict(carried)
    for name, by in sets:
        found[name] = min(MOST, max(0, found.get(name, 0) + by))
    return tuple(sorted((name, count) for name, count in found.items() if count))


def is_met(when: CarriedCounts, carried: CarriedCounts) -> bool:
    """Tell whether a walk carries at least as much of everything as `when` asks for."""
    there = dict(carried)
    return all(there.get(name, 0) >= least for name, least in when)


def is_over(place: str) -> bool:
    """Tell whether a `next` is an end of the story, and not a node."""
    return place.partition(".")[0] == DEBRIEF


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBranch:
    """Another way on, for walks that carry enough of what `when` names."""

    when: CarriedCounts
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a choice leads: to the first turn that is met after it has set its counts, or on."""

    next: str
    sets: CarriedCounts = NOTHING
    turns: tuple[StoryBranch, ...] = ()

    def turn_at(self, carried: CarriedCounts) -> int | None:
        """Return the index of the turn for the counts after the choice; None if none is met."""
        met = (n for n, turn in enumerate(self.turns) if is_met(turn.when, carried))
        return next(met, None)

    def onward(self, carried: CarriedCounts) -> "StoryPlace":
        """Return the place and the counts after the choice, with `carried` before it."""
        after = added(carried, self.sets)
        turn = self.turn_at(after)
        return (self.next if turn is None else self.turns[turn].next), after


StoryPlace = tuple[str, CarriedCounts]
"""A node or an end, and the counts of a walk there."""
Ways = Mapping[str, Iterable[Way]]
"""The ways on from each node; none from an end."""


def onward_from(ways: Ways, places: Iterable[StoryPlace]) -> frozenset[StoryPlace]:
    """Return all places that are one step further."""
    return frozenset(way.onward(carried) for node, carried in places for way in ways.get(node, ()))


def places_within(ways: Ways, start: StoryPlace, *, most: int) -> frozenset[StoryPlace] | None:
    """Return every place that a walk can reach, `start` included; None if more than `most`."""
    found: set[StoryPlace] = {start}
    newest = frozenset(found)
    while newest:
        newest = onward_from(ways, newest) - found
        found |= newest
        if len(found) > most:
            return None
    return frozenset(found)
