"""People who were silent for long are told before their data is deleted."""

from datetime import datetime, timedelta

import pytest

from bot.housekeeping import housekeeping
from tests.stories.cast import Founded, coordinator, participant
from tests.world import Phone, World, local

GONE = "You have not been here for a long time."


async def sweeps(world: World, at: datetime) -> None:
    """Let the bot do the daily work at an instant."""
    world.clock.set(at)
    await world.app.ticker.tick_through()
    await world.settle()


async def test_a_leader_is_told_two_weeks_before_and_stays_by_a_tap(
    world: World, leader: Phone
) -> None:
    await sweeps(world, local("2024-05-07 12:00"))
    assert GONE not in leader.all_words
    await sweeps(world, local("2024-05-08 12:00"))
    assert leader.sees.startswith("Romleuk")
    assert "before 22 May 2024" in leader.sees
    await sweeps(world, local("2024-05-09 12:00"))
    assert leader.all_words.count(GONE) == 1

    await leader.taps("I am still here")
    assert "You're in." in leader.sees
    await sweeps(world, local("2024-05-23 12:00"))
    await leader.sends("/menu")
    assert "You're in." in leader.sees


async def test_who_stays_silent_is_deleted_on_the_day_that_was_named(
    world: World, leader: Phone
) -> None:
    await sweeps(world, local("2024-05-10 12:00"))
    assert "before 22 May 2024" in leader.sees
    await sweeps(world, local("2024-05-21 12:00"))
    await sweeps(world, local("2024-05-22 12:00"))
    await leader.sends("/menu")
    assert "private learning space" in leader.sees


async def test_somebody_who_paused_is_told_and_a_coordinator_is_not(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded)
    world.clock.set(local("2023-05-22 09:00"))
    await leader.sends("/pause")
    await leader.taps("Until I resume")
    await sweeps(world, local("2024-05-10 12:00"))
    assert GONE in leader.all_words
    assert GONE not in sophea.all_words


async def test_who_has_blocked_the_bot_gets_nothing(world: World, leader: Phone) -> None:
    world.acts.block("leader")
    await world.settle()
    await sweeps(world, local("2024-05-10 12:00"))
    assert GONE not in leader.all_words


async def test_everybody_of_a_crowd_is_told_once(
    world: World, founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.people.mydata.service.WARNED_AT_ONCE", 2)
    many = [
        await participant(world, founded, f"leader{number}", f"Leader {number}")
        for number in range(5)
    ]
    await sweeps(world, local("2024-05-10 12:00"))
    await housekeeping(world.app.database, now=world.clock.now() + timedelta(hours=1))
    await world.settle()
    assert [phone.all_words.count(GONE) for phone in many] == [1] * 5
