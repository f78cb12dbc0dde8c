"""All that waits is asked for in one trip, since Today asks each time."""

from dataclasses import replace

from bot.areas import slots
from bot.locale import Catalogue
from bot.membership.cohort import storage as cohorts
from bot.storage.database import Database, Rows, Statement, Tx
from bot.telegram.slots import find_waiting
from tests.learners import learners
from tests.small_course import SMALL
from tests.surveys.asking import NOW


class CountedTrips(Tx):
    """A transaction that makes its trips, which it counts, in another one."""

    def __init__(self, real: Tx) -> None:
        super().__init__()
        self._real = real

    async def _send(self, statements: list[Statement]) -> list[Rows]:  # type: ignore[override]
        return await self._real.ask_each(*statements)


async def test_what_waits_in_two_cohorts_takes_one_trip(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)
    texts = Catalogue().texts("en")

    async def work(tx: Tx) -> int:
        cohort = await cohorts.by_id(tx, known.cohort)
        assert cohort is not None
        counted = CountedTrips(tx)
        act = replace(known.act(tx, now=NOW, courses={SMALL.id: SMALL}), tx=counted)
        assert await find_waiting(slots, act, [cohort, cohort], texts) == [[], []]
        return counted.trips

    assert await database.run(work) == 1
