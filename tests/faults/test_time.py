"""Irregular time: the bot was off for days, the clock jumped, clocks change for summer time."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.outbox.gate.domain import DAILY_CAP
from bot.storage.database import Tx
from tests.engines import open_database
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.desk.test_today import mornings
from tests.stories.meetings import three_days
from tests.world import PHNOM_PENH, Phone, World, a_world, local, words

Sent = list[tuple[str, str]]


async def off(world: World, path: Path, until: datetime) -> None:
    """Stop the bot, start it again at an instant, and let everything happen that is due."""
    await world.app.stop()
    world.clock.set(until)
    await world.restart(path)
    await world.settle()


async def leaders(world: World, founded: Founded) -> list[Phone]:
    """Add three participants with open chats."""
    names = ("Sok Dara", "Chan Thida", "Vann Rith")
    made = [await participant(world, founded, f"leader{n}", name) for n, name in enumerate(names)]
    for each in made:
        await each.sends("/menu")
    return made


def told(world: World, phone: Phone, since: int, zone: ZoneInfo = PHNOM_PENH) -> Counter[str]:
    """Count the messages to somebody by day, without the first `since` ones."""
    later = phone.messages[since:]
    return Counter(f"{datetime.fromtimestamp(m['date'], tz=zone):%m-%d}" for m in later)


async def test_after_three_days_off_people_get_few_messages_and_no_outdated_ones(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)
        those = await leaders(world, founded)
        await three_days(sophea, founded)
        await those[0].sends("/ask")
        await those[0].sends("Can we meet later on Monday?")
        await world.travel(local("2023-05-22 12:00"))
        before = [len(each.messages) for each in (*those, sophea)]

        await off(world, path, local("2023-05-25 12:00"))
        await world.travel(local("2023-05-28 16:00"))
        for phone, many in zip(those, before, strict=False):
            assert max(told(world, phone, many).values(), default=0) <= DAILY_CAP, phone.all_words
        # Besides her two messages a coordinator is reminded once of a waiting question.
        later = [words(m) for m in sophea.messages[before[3] :]]
        again = [each for each in later if each.startswith("Question · ")]
        assert len(again) == 1
        assert len(mornings(sophea)) <= 2

        before = [len(each.messages) for each in (*those, sophea)]
        await off(world, path, local("2023-05-31 08:20"))
        await world.travel(local("2023-06-02 20:00"))
        for phone, many in zip(those, before, strict=False):
            days = told(world, phone, many)
            assert max(days.values(), default=0) <= DAILY_CAP, phone.all_words
            late = [words(m) for m in phone.messages[many:] if "begins" in words(m)]
            assert len(late) <= 1, "only the third meeting is still to come"
        assert max(told(world, sophea, before[3]).values()) <= DAILY_CAP + 2, sophea.all_words


async def test_a_clock_that_jumps_ahead_and_back_repeats_and_suppresses_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)
        those = await leaders(world, founded)
        await three_days(sophea, founded)
        await world.travel(local("2023-05-29 08:55"))
        world.clock.set(local("2023-05-27 16:00"))  # the clock was ahead and is corrected
        seen = {phone.key: phone.all_words for phone in (*those, sophea)}
        await world.app.ticker.tick_through()
        await world.settle()
        await world.travel(local("2023-05-29 08:40"))
        assert {phone.key: phone.all_words for phone in those} == {
            key: words_ for key, words_ in seen.items() if key != "sophea"
        }

        await world.travel(local("2023-05-29 11:00"))
        assert len(told(world, those[0], 0)) > 1


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/New_York", "2023-03-12"),  # 02:00 to 03:00 is missing
        ("America/New_York", "2023-11-05"),  # 01:00 to 02:00 comes twice
        ("Europe/Berlin", "2023-03-26"),
        ("America/Santiago", "2023-09-03"),  # midnight is missing
        ("Australia/Lord_Howe", "2023-10-01"),  # half an hour is missing
    ],
)
async def test_today_comes_at_eight_even_when_the_clocks_change(
    tmp_path: Path, zone: str, day: str
) -> None:
    home = ZoneInfo(zone)
    change = datetime.fromisoformat(day).replace(tzinfo=home)
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=change - timedelta(days=3)) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)

        async def move(tx: Tx) -> None:
            tx.do("UPDATE people SET zone = :zone", zone=zone)
            tx.do("UPDATE cohorts SET zone = :zone", zone=zone)
            tx.do("DELETE FROM todays")

        await world.app.database.run(move)
        for number in range(5):
            await participant(world, founded, f"p{number}", f"Sok Dara{chr(97 + number)}")
            await world.travel(timedelta(days=1))
        rang = [m for m in sophea.messages if words(m).startswith("Today · ")]
        hours = {f"{datetime.fromtimestamp(m['date'], tz=home):%H:%M}" for m in rang}

    assert hours == {"08:00"}
