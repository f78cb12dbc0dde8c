"""Whether silent people are deleted on their day, and nobody while the date is uncertain."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.housekeeping import housekeeping
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.telegram.clock_watch import ClockWatch
from bot.telegram.request import TelegramRequest
from tests.clocks import WrongClock
from tests.engines import open_database
from tests.stories.cast import administrator, found, participant
from tests.world import Phone, World, a_world, local

BEGIN = local("2023-05-22 08:00")
YEAR_LATER = local("2024-05-22 12:00")
NOT_ERASED = "I am not sure of the date"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NAMES = ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Maly")


@dataclass(slots=True)
class Silent:
    """Four people who came on 22 May 2023 and were silent since then."""

    world: World
    clock: WrongClock
    path: Path
    admin: Phone
    people: tuple[Phone, ...]

    async def sweeps(self, at: datetime) -> None:
        """Let the bot do the daily work at an instant, for the first time on that day."""
        self.clock.set(at)
        await self.world.app.application.bot.get_me()
        await self.world.app.ticker.tick_through()
        await self.world.settle()

    async def left(self) -> int:
        """Return how many people the bot still knows, without the administrator."""
        return len(await self.world.app.database.run(_names)) - 1

    async def last_years(self) -> set[int]:
        """Return the years in which people came last, as they are stored."""
        return await self.world.app.database.run(_last_years)


async def _last_years(tx: Tx) -> set[int]:
    found = await tx.ask("SELECT active_at FROM people WHERE active_at IS NOT NULL")
    return {from_ms(row["active_at"]).year for row in found}


async def _names(tx: Tx) -> list[str]:
    found = await tx.ask("SELECT name FROM people WHERE erased_at IS NULL ORDER BY id")
    return [row["name"] for row in found]


async def _came(at: datetime, tx: Tx) -> None:
    """Store that everybody came at an instant, as an earlier release did with any clock."""
    tx.do("UPDATE people SET created_at = :at, active_at = :at", at=at)
    tx.do("DELETE FROM meta WHERE name = 'clock.first'")


@pytest.fixture
async def silent(tmp_path: Path) -> AsyncIterator[Silent]:
    clock, path = WrongClock(), tmp_path / "romleuk.db"
    async with a_world(
        await open_database(path), at=BEGIN, clock=clock, telegram_now=clock.true
    ) as world:
        founded = await found(world, "Lotus House")
        people = [await participant(world, founded, name[:3].lower(), name) for name in NAMES]
        admin = await administrator(world)
        yield Silent(world, clock, path, admin, tuple(people))


async def test_many_people_who_are_due_on_one_day_are_deleted_on_it(silent: Silent) -> None:
    await silent.sweeps(YEAR_LATER - timedelta(days=1))
    assert await silent.left() == 4
    await silent.sweeps(YEAR_LATER)
    assert await silent.left() == 0
    assert NOT_ERASED not in silent.admin.all_words


async def test_a_clock_that_was_two_days_off_stops_the_deletion_for_a_day(silent: Silent) -> None:
    await silent.sweeps(YEAR_LATER - timedelta(days=1))
    silent.clock.ahead = timedelta(days=-2)
    await silent.sweeps(YEAR_LATER)
    silent.clock.ahead = timedelta(0)
    await silent.sweeps(YEAR_LATER + timedelta(hours=16))
    assert await silent.left() == 4
    assert silent.admin.all_words.count(NOT_ERASED) == 1

    await silent.sweeps(YEAR_LATER + timedelta(hours=42))
    assert await silent.left() == 0


async def test_a_clock_that_was_an_hour_off_stops_nothing(silent: Silent) -> None:
    silent.clock.ahead = timedelta(hours=1)
    await silent.sweeps(YEAR_LATER)
    assert await silent.left() == 4
    silent.clock.ahead = timedelta(0)
    await silent.sweeps(YEAR_LATER + timedelta(minutes=1))
    assert await silent.left() == 0
    assert NOT_ERASED not in silent.admin.all_words


async def test_a_restart_does_not_forget_that_the_clock_was_far_off(silent: Silent) -> None:
    silent.clock.ahead = timedelta(days=400)
    await silent.sweeps(YEAR_LATER)
    silent.clock.ahead = timedelta(0)
    await silent.world.restart(silent.path)
    assert await silent.left() == 4


async def test_without_telegrams_time_nobody_is_deleted(silent: Silent) -> None:
    watch = ClockWatch(WrongClock())
    database = silent.world.app.database
    await housekeeping(database, now=YEAR_LATER, may_erase=watch.may_erase)
    assert await silent.left() == 4
    await housekeeping(database, now=YEAR_LATER)
    assert await silent.left() == 0


async def test_a_clock_that_jumps_while_people_are_deleted_stops_it(silent: Silent) -> None:
    """No answer has shown yet that it is wrong, but the uptime has."""
    silent.clock.set(YEAR_LATER)
    silent.clock.ahead = timedelta(days=400)
    request = silent.world.app.application.bot.request
    assert isinstance(request, TelegramRequest)
    watch = request.clock_watch
    assert watch is not None
    database = silent.world.app.database
    await housekeeping(database, now=YEAR_LATER, may_erase=watch.may_erase)
    assert await silent.left() == 4
    await silent.world.settle()
    assert NOT_ERASED in silent.admin.all_words


async def test_who_came_in_1970_counts_as_having_come_when_the_time_became_known(
    silent: Silent,
) -> None:
    await silent.world.app.database.run(partial(_came, NEVER))
    await silent.world.restart(silent.path)
    assert await silent.left() == 4
    await silent.sweeps(YEAR_LATER - timedelta(days=1))
    assert await silent.left() == 4
    await silent.sweeps(YEAR_LATER)
    assert await silent.left() == 0


async def test_who_came_in_1970_is_told_the_day_two_weeks_before(silent: Silent) -> None:
    await silent.world.app.database.run(partial(_came, NEVER))
    await silent.world.restart(silent.path)

    await silent.sweeps(YEAR_LATER - timedelta(days=13))

    assert all("before 22 May 2024" in person.all_words for person in silent.people)


async def test_an_upgrade_moves_nobodys_day(silent: Silent) -> None:
    """The time became known to this release long after these people came."""
    silent.clock.set(BEGIN + timedelta(days=300))
    await silent.world.app.database.run(partial(_came, BEGIN))
    await silent.world.restart(silent.path)
    await silent.sweeps(YEAR_LATER - timedelta(days=1))
    assert await silent.left() == 4
    await silent.sweeps(YEAR_LATER)
    assert await silent.left() == 0


@pytest.mark.parametrize("ahead", [timedelta(days=-19_000), timedelta(days=4_000)])
async def test_what_people_do_under_a_wrong_clock_is_stored_with_telegrams_time(
    silent: Silent, ahead: timedelta
) -> None:
    silent.clock.ahead = ahead
    await asyncio.gather(*(person.sends("/menu") for person in silent.people))

    assert await silent.last_years() == {2023}
    assert all("You're in." in person.sees for person in silent.people)


async def test_who_comes_again_is_no_longer_in_the_future(silent: Silent) -> None:
    """An earlier release stored what a clock said that was seven years ahead."""
    await silent.world.app.database.run(partial(_came, BEGIN.replace(year=2030)))
    await asyncio.gather(*(person.sends("/menu") for person in (*silent.people, silent.admin)))
    assert await silent.last_years() == {2023}
