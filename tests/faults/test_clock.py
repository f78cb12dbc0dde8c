"""A clock that is wrong sends nothing too early: Telegram's answers show it."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.outbox.domain import Lane
from bot.telegram.clock_watch import ClockWatch
from tests.engines import open_database
from tests.faults.rows import enqueue_texts, later
from tests.stories.cast import administrator, coordinator, found, participant
from tests.stories.meetings import one_day, unasked
from tests.world import Phone, World, a_world, local

TOLD = "The clock of the computer I run on is wrong"


@dataclass(slots=True)
class Skewed:
    """A course with a meeting on Monday at nine; the bot's clock can be put wrong."""

    world: World
    admin: Phone
    dara: Phone
    ahead: timedelta = timedelta(0)

    async def put_wrong(self, by: timedelta) -> None:
        """Put the bot's clock ahead of Telegram's, with answers before and after."""
        change = by - self.ahead
        if change > timedelta(0):
            self.ahead = by  # the bot sees it in an answer before its clock jumps
            await self.dara.sends("/menu")
        self.ahead = by
        self.world.clock.set(self.world.clock.now() + change)
        await self.dara.sends("/menu")


class Wrong:
    """How far the bot's clock is ahead of Telegram's."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.skewed: Skewed | None = None

    def telegram_now(self) -> datetime:
        return self.clock.now() - (timedelta(0) if self.skewed is None else self.skewed.ahead)


@pytest.fixture
async def skewed(tmp_path: Path) -> AsyncIterator[Skewed]:
    """Saturday noon, two days before the meeting."""
    wrong = Wrong()
    async with a_world(
        await open_database(tmp_path / "romleuk.db"),
        at=local("2023-05-22 08:00"),
        clock=wrong.clock,
        telegram_now=wrong.telegram_now,
    ) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)
        wrong.skewed = Skewed(
            world=world,
            admin=await administrator(world),
            dara=await participant(world, founded, "leader", "Sok Dara"),
        )
        await one_day(world, sophea, founded, "29/5")
        await world.travel(local("2023-05-27 12:00"))
        yield wrong.skewed


async def test_a_clock_thirty_hours_ahead_sends_no_reminder_and_answers_people(
    skewed: Skewed, caplog: pytest.LogCaptureFixture
) -> None:
    world, dara = skewed.world, skewed.dara
    before = await unasked(world, dara)
    await skewed.put_wrong(timedelta(hours=30))
    assert dara.buttons
    answered = len(dara.messages)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            await world.app.ticker.tick()
            await world.settle()

    assert await unasked(world, dara) == before
    assert len(dara.messages) == answered
    assert len([each for each in skewed.admin.all_words.split("---") if TOLD in each]) == 1
    assert [record.message for record in caplog.records].count("clock.wrong") == 1
    await dara.sends("/menu")
    assert len(dara.messages) > answered

    await skewed.put_wrong(timedelta(0))
    await world.travel(local("2023-05-29 09:05"))
    came = (await unasked(world, dara))[len(before) :]
    assert [each[:6] for each in came] == ["Sun 28", "Mon 29"]


async def test_what_is_planned_already_waits_while_the_clock_is_ahead(skewed: Skewed) -> None:
    world, dara = skewed.world, skewed.dara
    due = world.clock.now() + timedelta(hours=20)
    await enqueue_texts(world, dara, "Planned", lane=Lane.BULK, due_at=due)
    await skewed.put_wrong(timedelta(hours=30))
    await later(world, 10)
    assert "Planned" not in dara.all_words

    await skewed.put_wrong(timedelta(0))
    await world.travel(timedelta(hours=21))
    assert "Planned" in dara.all_words


@pytest.mark.parametrize(
    ("took", "ahead", "is_right"),
    [
        (1, 0, True),
        (1, 119, True),
        (1, 125, False),
        (1, -125, False),
        (50, 0, True),
        (50, 125, None),
        (50, 200, False),
        (100_000, 0, None),
    ],
)
def test_an_answer_proves_as_much_as_its_duration_allows(
    took: int, ahead: int, *, is_right: bool | None
) -> None:
    ended = datetime(2023, 5, 22, 1, tzinfo=UTC)
    clock = Clock()
    date = format_datetime(ended - timedelta(seconds=ahead), usegmt=True)
    for known in (True, False):
        clock.set(ended)
        watch = ClockWatch(clock)
        watch.is_right = known
        watch.note(ended - timedelta(seconds=took), date)
        assert watch.is_right is (known if is_right is None else is_right)


@pytest.mark.parametrize("header", [None, "", "yesterday", "Mon, 99 Foo 2023"])
def test_an_answer_without_a_date_proves_nothing(header: str | None) -> None:
    clock = Clock()
    watch = ClockWatch(clock)
    watch.note(clock.now(), header)
    assert watch.is_right
