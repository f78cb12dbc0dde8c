"""How it is known when a training ended."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.act import Act
from bot.learning.service import course_at
from bot.membership.cohort import storage as cohorts
from bot.storage.database import Database
from tests.learners import learners, plan_meetings
from tests.small_course import SMALL

NOW = datetime(2026, 2, 2, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("units", "said", "day"),
    [
        ((), None, None),
        ((None, None), None, None),
        (("m1.u1", "m1.u2", None), None, date(2026, 2, 10)),
        (("m1.u1",), date(2025, 12, 1), date(2025, 12, 1)),
    ],
)
async def test_the_coordinator_knows_best_then_the_meetings(
    database: Database, units: tuple[str | None, ...], said: date | None, day: date | None
) -> None:
    known = await learners(database, SMALL, now=NOW)
    starts = [(NOW + timedelta(days=7 + n), unit) for n, unit in enumerate(units)]
    await plan_meetings(database, known.cohort, starts)

    async def trained_on(act: Act) -> date | None:
        if said is not None:
            cohorts.set_training_day(act.tx, known.cohort, said)
        return (await course_at(act, known.place)).trained_on

    courses = {"small": SMALL}
    found = await database.run(lambda tx: trained_on(known.act(tx, now=NOW, courses=courses)))
    assert found == day
