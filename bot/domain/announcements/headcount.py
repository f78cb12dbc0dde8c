"""An audience in figures: how many read which language, and how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How many people of an audience read a language, and how they stand.

    `reached` are in and can be written to, `closed` are in and cannot be reached here,
    `out` are on the list and not in yet.
    """

    language: str
    reached: int = 0
    closed: int = 0
    out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """An audience in figures."""

    readings: tuple[Reading, ...]

    @property
    def reached(self) -> int:
        """People who are in and can be written to."""
        return sum(each.reached for each in self.readings)

    @property
    def closed(self) -> int:
        """People who are in and cannot be reached here."""
        return sum(each.closed for each in self.readings)

    @property
    def out(self) -> int:
        """People who are on the list and not in yet."""
        return sum(each.out for each in self.readings)

    @property
    def everybody(self) -> int:
        """All of them."""
        return self.reached + self.closed + self.out

    def without(self, written: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Return languages in which nothing is written, each with the people it concerns."""
        there = set(written)
        return tuple(
            (each.language, each.reached)
            for each in self.readings
            if each.language not in there and each.reached
        )
