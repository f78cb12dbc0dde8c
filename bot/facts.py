"""What features know about a person's place in a course, for screens of other areas.

A screen such as Home shows what several features know. Each feature gives its queries and a
function that reads their rows; the screen asks all of them in one trip to the database.
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
    """The place of a person in a cohort, with the course, seen at `now`."""

    enrolment: Enrolment
    cohort: Cohort
    course: Course
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """What a feature knows about a person's place in a course.

    `kind` is the type of the answer, by which screens find it in `KnownFacts`. `read` turns the
    rows of `queries`, in their order, into the answer.
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
    """Return the queries of all facts in their order, for `read_facts`."""
    return [query for fact in facts for query in fact.queries(place)]


def read_facts(facts: Iterable[Fact[Any]], place: CohortPlace, rows: Iterable[Rows]) -> KnownFacts:
    """Read the facts from the rows of the queries of `queries_of`, in their order."""
    answers = iter(rows)
    found = {
        fact.kind: fact.read(place, list(islice(answers, len(fact.queries(place)))))
        for fact in facts
    }
    return KnownFacts(place, found)


async def ask_facts(tx: Tx, place: CohortPlace, facts: Sequence[Fact[Any]]) -> KnownFacts:
    """Ask for facts about a place in one round trip."""
    rows = await tx.ask_each(*queries_of(facts, place)) if facts else []
    return read_facts(facts, place, rows)
