"""A forecast of one person takes the work of one person, however many others there are.

The work is counted in steps of SQLite's machine, which are the same on any computer.
"""

from datetime import UTC, datetime
from pathlib import Path

from bot.act import Act
from bot.assembly import context_without_telegram
from bot.forecasting.domain import FORTNIGHT, PersonForecast
from bot.forecasting.rehearsal import Forecaster
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import PersonId
from bot.sessions.reminders.service import reschedule_reminders
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_cohort, add_crowd, add_meeting
from tests.engines import open_sqlite

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
MEETING = datetime(2023, 5, 29, 2, 0, tzinfo=UTC)
STEPS = 100
"""How many steps of SQLite's machine are counted as one."""


async def forecast(path: Path, many: int) -> tuple[PersonForecast, int]:
    """Foresee a fortnight of one of many; return it and how many steps it took."""
    database = await open_sqlite(path)

    async def fill(tx: Tx) -> None:
        number = await add_cohort(tx, now=NOW)
        await add_crowd(tx, number, many, now=NOW)
        await add_meeting(tx, number, MEETING)
        cohorts.set_reminder_steps(tx, number, ("evening", "start10", "closing"))
        cohort = await cohorts.by_id(tx, number)
        assert cohort is not None
        await reschedule_reminders(Act(tx=tx, now=NOW), cohort)

    await database.run(fill)
    found = await _counted(database)
    await database.close()
    return found


async def _counted(database: SqliteDatabase) -> tuple[PersonForecast, int]:
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    with context_without_telegram({}, username="") as bot:
        await database._connection.set_progress_handler(count, STEPS)
        found = await bot.part(Forecaster).forecast(
            database, bot, PersonId(5), now=NOW, until=NOW + FORTNIGHT
        )
        await database._connection.set_progress_handler(None, STEPS)  # type: ignore[arg-type]
    return found, counted * STEPS


async def test_others_make_no_work(tmp_path: Path) -> None:
    few, least = await forecast(tmp_path / "few.db", 20)
    same, most = await forecast(tmp_path / "many.db", 4000)

    assert [each.kind for each in few.messages] == [
        "session.evening",
        "session.start",
        "session.closing",
    ]
    assert same.messages == few.messages
    assert most < 2 * least, f"{least} steps with 20 people, {most} with 4000"
