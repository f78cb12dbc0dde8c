"""The parts of the benchmarks, each of which can be run alone."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

from tests.benchmarks import (
    announcing,
    contest,
    crew,
    crew_taps,
    growth,
    replies,
    sizes,
    starting,
)
from tests.benchmarks.figures import Figure
from tests.benchmarks.session import Session

Measure = Callable[[Session], AsyncIterator[Figure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part: its name for the command line, its title on the page, and what measures it."""

    name: str
    title: str
    measure: Measure


PARTS: Final = (
    Part(name="taps", title="Taps, beside peers", measure=contest.measure),
    Part(name="start", title="Start and memory", measure=starting.measure),
    Part(name="announcements", title="Announcements", measure=announcing.measure),
    Part(name="workers", title="Several workers on PostgreSQL", measure=crew.measure),
    Part(name="shared", title="Taps that several workers share", measure=crew_taps.measure),
    Part(name="sizes", title="Up to a million people", measure=sizes.measure),
    Part(name="growth", title="Growth of the database", measure=growth.measure),
    Part(name="replies", title="Replies meanwhile", measure=replies.measure),
)
