"""A clock that is wrong sends nothing too early: Telegram's answers and the uptime show it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.outbox.domain import Lane
from bot.telegram.clock_watch import ClockWatch
from tests.clocks import WrongClock
from tests.engines import open_database
from tests.faults.rows import enqueue_texts, later
from tests.stories.cast import administrator, coordinator, found, participant
from tests.stories.meetings import one_day, unasked
from tests.world import Phone, World, a_world, local

TOLD = "The clock of the computer I run on is wrong"


@dataclass(slots=True)
class Skewed:
    """A course with a meeting on Monday at nine; the bot's machine may show a wrong time."""

    world: World
    clock: WrongClock
    admin: Phone
    dara: Phone

    async def looks(self, times: int = 3) -> None:
        """Let the bot look for what is due, and send it."""
        for _ in range(times):
            await self.world.app.ticker.tick()
            await self.world.settle()

    async def answers(self) -> None:
        """Let Telegram answer a call."""
        await self.world.app.application.bot.get_me()

    @property
    def told(self) -> int:
        """How often the administrator was told that the clock is wrong."""
        return len([each for each in self.admin.all_words.split("---") if TOLD in each])


@pytest.fixture
async def skewed(tmp_path: Path) -> AsyncIterator[Skewed]:
    """Saturday noon, two days before the meeting."""
    clock = WrongClock()
    async with a_world(
        await open_database(tmp_path / "romleuk.db"),
        at=local("2023-05-22 08:00"),
        clock=clock,
        telegram_now=clock.date,
    ) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)
        made = Skewed(
            world=world,
            clock=clock,
            admin=await administrator(world),
            dara=await participant(world, founded, "leader", "Sok Dara"),
        )
        await one_day(world, sophea, founded, "29/5")
        await world.travel(local("2023-05-27 12:00"))
        yield made


async def test_a_clock_thirty_hours_ahead_sends_no_reminder_and_answers_people(
    skewed: Skewed, caplog: pytest.LogCaptureFixture
) -> None:
    world, dara = skewed.world, skewed.dara
    before = await unasked(world, dara)
    with caplog.at_level(logging.ERROR):
        skewed.clock.ahead = timedelta(hours=30)
        await skewed.looks()
        await dara.sends("/menu")
        answered = len(dara.messages)
        await skewed.looks()

    assert await unasked(world, dara) == before
    assert len(dara.messages) == answered
    assert skewed.told == 1
    assert [record.message for record in caplog.records].count("clock.wrong") == 1
    await dara.sends("/menu")
    assert len(dara.messages) > answered

    skewed.clock.ahead = timedelta(0)
    await world.travel(local("2023-05-29 09:05"))
    came = (await unasked(world, dara))[len(before) :]
    assert [each[:6] for each in came] == ["Sun 28", "Mon 29"]


@pytest.mark.parametrize("hours", [30, -30])
async def test_a_clock_that_jumps_while_nobody_writes_sends_nothing_planned(
    skewed: Skewed, hours: int
) -> None:
    world, dara = skewed.world, skewed.dara
    due = world.clock.now() + timedelta(hours=20)
    for number in range(5):
        await enqueue_texts(world, dara, f"Planned {number}", lane=Lane.BULK, due_at=due)
    skewed.clock.ahead = timedelta(hours=hours)
    await skewed.looks()
    assert "Planned" not in dara.all_words
    assert skewed.told == 0, "no answer has shown yet that the clock is wrong"

    skewed.clock.ahead = timedelta(0)
    await world.travel(timedelta(hours=21))
    assert "Planned 0" in dara.all_words


async def test_what_is_planned_already_waits_while_the_clock_is_ahead(skewed: Skewed) -> None:
    world, dara = skewed.world, skewed.dara
    due = world.clock.now() + timedelta(hours=20)
    await enqueue_texts(world, dara, "Planned", lane=Lane.BULK, due_at=due)
    skewed.clock.ahead = timedelta(hours=30)
    await skewed.answers()
    await later(world, 10)
    assert "Planned" not in dara.all_words
    assert skewed.told == 1

    skewed.clock.ahead = timedelta(0)
    await world.travel(timedelta(hours=21))
    assert "Planned" in dara.all_words


async def test_what_is_planned_waits_and_stays_while_answers_have_a_date_of_another_day(
    skewed: Skewed,
) -> None:
    """A captive portal or a proxy wrote it; nobody knows which of the two is right."""
    world, dara = skewed.world, skewed.dara
    due = world.clock.now() + timedelta(hours=20)
    await enqueue_texts(world, dara, "Planned", due_at=due)
    until = due + timedelta(hours=1)
    await enqueue_texts(world, dara, "For an hour", due_at=due, expires_at=until)
    skewed.clock.date_ahead = timedelta(hours=30)
    await skewed.answers()
    await skewed.looks()
    await enqueue_texts(world, dara, "Urgent", lane=Lane.URGENT)
    await dara.sends("/menu")
    assert "You're in." in dara.all_words
    assert "Urgent" in dara.all_words
    assert "Planned" not in dara.all_words
    assert "For an hour" not in dara.all_words

    skewed.clock.date_ahead = timedelta(0)
    await skewed.answers()
    await world.travel(due + timedelta(minutes=30))
    assert "Planned" in dara.all_words
    assert "For an hour" in dara.all_words


@pytest.mark.parametrize("seconds", [90, -90])
async def test_a_clock_that_is_set_by_ninety_seconds_holds_nothing(
    skewed: Skewed, seconds: int
) -> None:
    world, dara = skewed.world, skewed.dara
    skewed.clock.ahead = timedelta(seconds=seconds)
    await enqueue_texts(world, dara, "Planned", lane=Lane.BULK, due_at=world.clock.now())
    await skewed.looks(1)
    assert "Planned" in dara.all_words
    await skewed.answers()
    await skewed.looks(1)
    assert skewed.told == 0


async def test_a_machine_that_stood_still_holds_what_is_planned_until_the_next_answer(
    skewed: Skewed, caplog: pytest.LogCaptureFixture
) -> None:
    """Its uptime did not go on, and then somebody set its clock, which is right now."""
    world, dara = skewed.world, skewed.dara
    skewed.clock.stood_still(timedelta(hours=3))
    await enqueue_texts(world, dara, "Planned", lane=Lane.BULK, due_at=skewed.clock.true())
    await skewed.looks()
    assert "Planned" not in dara.all_words

    await skewed.answers()
    await skewed.looks()
    assert "Planned" in dara.all_words
    assert skewed.told == 0
    assert "clock.wrong" not in [record.message for record in caplog.records]


async def test_who_came_while_the_clock_was_in_1970_stays_when_it_is_right(tmp_path: Path) -> None:
    clock, begin = WrongClock(), datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
    clock.ahead = begin - local("2023-05-22 08:00")
    path = tmp_path / "romleuk.db"
    async with a_world(
        await open_database(path), at=begin, clock=clock, telegram_now=clock.true
    ) as world:
        founded = await found(world, "Lotus House")
        names = ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Maly")
        people = [await participant(world, founded, name[:3].lower(), name) for name in names]
        for person in people:
            await person.sends("/menu")
            assert "You're in." in person.sees
        clock.ahead = timedelta(0)
        await world.restart(path)
        for _ in range(3):
            await world.app.ticker.tick()
        await asyncio.gather(*(person.sends("/menu") for person in people))

        assert ["You're in." in person.sees for person in people] == [True] * 4


def watching() -> tuple[WrongClock, ClockWatch]:
    """Return a clock that shows the morning of 22 May 2023, and what watches it."""
    clock = WrongClock()
    clock.set(datetime(2023, 5, 22, 1, tzinfo=UTC))
    return clock, ClockWatch(clock)


@pytest.mark.parametrize(
    ("took", "ahead", "is_right"),
    [
        (1, 0, True),
        (1, 119, True),
        (1, 125, False),
        (1, -125, False),
        (50, 0, True),
        (50, 125, True),
        (50, 200, False),
        (100_000, 0, True),
    ],
)
def test_an_answer_proves_as_much_as_its_duration_allows(
    took: int, ahead: int, *, is_right: bool
) -> None:
    clock, watch = watching()
    date = format_datetime(clock.true() - timedelta(seconds=ahead), usegmt=True)
    watch.note(clock.uptime() - timedelta(seconds=took), date)
    assert watch.is_right is is_right


def test_a_long_poll_takes_nothing_away_from_what_a_short_answer_has_shown() -> None:
    clock, watch = watching()
    for took in (1, 100_000):
        date = format_datetime(clock.true(), usegmt=True)
        watch.note(clock.uptime() - timedelta(seconds=took), date)
    clock.ahead = timedelta(seconds=125)
    assert not watch.is_right
    assert abs(clock.now() - clock.true()) < timedelta(seconds=3)


@pytest.mark.parametrize(
    "header",
    [None, "", "yesterday", "Mon, 99 Foo 2023", "Mon, 01 Jan 0001 00:00:00 GMT"],
)
def test_an_answer_without_a_date_proves_nothing(header: str | None) -> None:
    clock, watch = watching()
    watch.note(clock.uptime(), header)
    assert watch.is_right
    assert not watch.is_proven
