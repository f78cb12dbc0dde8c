"""The first two weeks day by day, as far as leaders who answer little are written to.

Three meetings on Mon 29, Tue 30 and Wed 31 May 2023, 09:00; nothing else is planned.
"""

import pytest

from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.meetings import three_days, unasked
from tests.world import World, local

END = local("2023-06-05 00:00")
OPEN = "The meeting starts at 09:00. The room is open."
OVER = "The meeting has ended. Which picture did the trainer show?"
SILENT = [
    "Fri 26 12:15 Before we meet: 5 questions, two minutes. Not graded.",
    "Sun 28 17:00 Tomorrow, Mon 29 May, 09:00–10:30: online meeting. Then Tue 30, Wed 31 May.",
    f"Mon 29 08:50 {OPEN}",
    f"Mon 29 10:40 {OVER}",
    f"Tue 30 08:50 {OPEN}",
    f"Tue 30 10:40 {OVER}",
    f"Wed 31 08:50 {OPEN}",
    f"Wed 31 10:40 {OVER}",
    "Thu 01 12:15 Something short to read, four minutes.",
]


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House")
    await three_days(await coordinator(world, founded), founded)
    return founded


async def test_who_opens_nothing_is_written_to_nine_times(world: World, founded: Founded) -> None:
    silent = await participant(world, founded, "silent", "Silent One")
    await world.travel(END)

    assert await unasked(world, silent) == SILENT


async def test_who_cannot_come_on_tuesday_gets_one_message_that_day(
    world: World, founded: Founded
) -> None:
    excused = await participant(world, founded, "excused", "Excused One")
    await excused.sends("/sessions")
    for label in ("Tue 30", "I cannot come", "I prefer not to say"):
        await excused.taps(label)
    await world.travel(END)

    needed = "Tue 30 10:40 Here are the essentials from today, 10 minutes."
    assert await unasked(world, excused) == [*SILENT[:4], needed, *SILENT[6:]]


async def test_who_joins_on_tuesday_morning_is_told_of_the_same_day(
    world: World, founded: Founded
) -> None:
    await world.travel(local("2023-05-30 08:00"))
    late = await participant(world, founded, "late", "Late One")
    await world.travel(END)

    assert await unasked(world, late) == SILENT[4:]
