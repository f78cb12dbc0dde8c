"""Facts that features tell about somebody's place in a course, for screens of other areas.

A screen such as Home shows what several features know. Each feature says which queries it has and
what their rows mean, and whoever shows the screen asks all of them in one trip to the database.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Generic, TypeVar

from bot.catalog.course import Course
from bot.membership.domain import Cohort, Enrolment
from bot.storage.database import Rows, Statement, Tx

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPlace:
    """Somebody's place in a cohort, the course of the cohort, and when one looks."""

    enrolment: Enrolment
    cohort: Cohort
    course: Course
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """What a feature knows about a place.

    `kind` is the type of the answer, by which screens find it in `KnownFacts`. `read` says what the
    rows of `queries` mean, in their order.
    """

    kind: type[T]
    queries: Callable[[CohortPlace], Sequence[Statement]]
    read: Callable[[CohortPlace, Sequence[Rows]], T]


class KnownFacts:
    """A place, and the facts that were asked about it, each by its type."""

    def __init__(self, place: CohortPlace, facts: Mapping[type, object]) -> None:
        self.place = place
        self._facts = facts

    def fact(self, kind: type[T]) -> T:
        """Return a fact; raise KeyError if the slot that needs it does not name it."""
        found = self._facts[kind]
        assert isinstance(found, kind)
        return found


def queries_of(facts: Iterable[Fact[Any]], place: CohortPlace) -> list[Statement]:
    """Return the queries of all facts, one after the other."""
    return [query for fact in facts for query in fact.queries(place)]


def read_facts(facts: Iterable[Fact[Any]], place: CohortPlace, rows: Iterable[Rows]) -> KnownFacts:
    """Return what the rows of all queries mean, which are in the order of `queries_of`."""
    answers = iter(rows)
    found = {
        fact.kind: fact.read(place, list(islice(answers, len(fact.queries(place)))))
        for fact in facts
    }
    return KnownFacts(place, found)


async def ask_facts(tx: Tx, place: CohortPlace, facts: Sequence[Fact[Any]]) -> KnownFacts:
    """Ask for facts about a place in one trip."""
    rows = await tx.ask_each(*queries_of(facts, place)) if facts else []
    return read_facts(facts, place, rows)
