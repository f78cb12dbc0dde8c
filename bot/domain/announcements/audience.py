"""The audience: a query over people, kept as a value (JSON of ids), run only by storage."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import orjson

from bot.domain.people.person import CohortId
from bot.domain.refusals import Refusal


class By(StrEnum):
    """How an audience is chosen within its cohorts."""

    ALL = "all"
    ORGANIZATION = "organization"
    LANGUAGE = "language"
    NAME = "name"


Picked = int | str


class NoCohort(Refusal):
    """An audience needs at least one course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Everybody in `cohorts`, or those of them who match one of `of`.

    `of` holds ids of organizations or people, or codes of languages. Choosing nobody in
    particular under By.ORGANIZATION, By.LANGUAGE or By.NAME reaches nobody.
    """

    cohorts: tuple[CohortId, ...]
    by: By = By.ALL
    of: frozenset[Picked] = frozenset()

    def to_json(self) -> str:
        """Return the form that is kept."""
        picked = sorted(self.of, key=str)
        kept = {"cohorts": list(self.cohorts), "by": self.by.value, "of": picked}
        return orjson.dumps(kept).decode()

    def chosen(self, by: By) -> "Audience":
        """Return the audience chosen another way; what was picked before is forgotten."""
        return self if by is self.by else replace(self, by=by, of=frozenset())

    def toggled(self, picked: Picked) -> "Audience":
        """Return the audience with one more picked, or one fewer."""
        return replace(self, of=self.of ^ {picked})

    def with_cohort_toggled(self, cohort: CohortId) -> "Audience":
        """Return the audience with one more cohort, or one fewer; raise `NoCohort` for none.

        People and organizations picked in one cohort say nothing about another, so a change of
        cohorts begins again with everybody.
        """
        cohorts = tuple(sorted(set(self.cohorts) ^ {cohort}))
        if not cohorts:
            raise NoCohort
        return Audience(cohorts=cohorts)


def audience_from_json(kept: str) -> Audience:
    """Read an audience back."""
    read = orjson.loads(kept)
    return Audience(
        cohorts=tuple(CohortId(each) for each in read["cohorts"]),
        by=By(read["by"]),
        of=frozenset(read["of"]),
    )


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
