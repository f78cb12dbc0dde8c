"""The first two weeks, day by day, for a diligent, a silent, a late and an excused leader.

Sessions on Mon 29, Tue 30 and Wed 31 May, 09:00-10:30, planned on Mon 22. Nobody may get a
third unasked message on a day, one at night, two within 30 minutes, or a topic word.
"""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.catalog.course import Course
from tests.stories.cast import Founded, coordinator, found
from tests.stories.leaders import leader
from tests.stories.meetings import open_meetings, three_days, unasked
from tests.world import Phone, World, local, words

CHECKPOINTS = ("07:40", "09:00", "10:45", "12:20", "17:05", "21:00")
UNTIL = local("2023-06-04 21:00")
NIGHT_ENDS, NIGHT_BEGINS = "07:00", "20:00"
APART = timedelta(minutes=30)


@pytest.fixture
async def founded(world: World) -> Founded:
    made = await found(world, "Lotus House")
    sophea = await coordinator(world, made)
    await three_days(sophea, made)
    await world.settle()
    return made


async def live(world: World, phone: Phone, *, diligent: bool) -> None:
    """Let the days pass; a diligent leader answers every message."""
    for day in range(14):
        for clock in CHECKPOINTS:
            at = local(f"2023-05-22 {clock}") + timedelta(days=day)
            if at <= world.clock.now() or at > UNTIL:
                continue
            await world.travel(at)
            if diligent:
                await answer(phone)


async def answer(phone: Phone) -> None:
    """Tap on the newest message as a diligent leader does."""
    for label in ("I'll come to all three", "🐘 Elephant", "5"):
        if label in phone.buttons:
            await phone.taps(label)


def at_of(line: str) -> datetime:
    day, clock = line.split()[1:3]
    month = 5 if int(day) >= 22 else 6
    return local(f"2023-{month:02}-{day} {clock}")


def check_limits(said: list[str], course: Course) -> None:
    """Check the limits that hold for everybody."""
    days = [line[:6] for line in said]
    assert all(days.count(day) <= 2 for day in days), said
    assert all(NIGHT_ENDS <= line.split()[2] < NIGHT_BEGINS for line in said), said
    instants = sorted(map(at_of, said))
    gaps = [later - earlier for earlier, later in pairwise(instants)]
    assert all(gap >= APART for gap in gaps), said
    for line in said:
        assert not course.topic_words_in(line), line
        push = line.split(maxsplit=3)[3]
        if not push.startswith("Message from your coordinator"):
            assert push.count("\n") <= 1, line
            assert len(push) <= 100, line


def times(said: list[str]) -> list[str]:
    return [" ".join(line.split()[:3]) for line in said]


def course_of(world: World) -> Course:
    return world.app.context.courses["community-liberation-toolkit"]


async def test_a_silent_leader(world: World, founded: Founded) -> None:
    silent = await leader(world, founded, "silent")

    await live(world, silent, diligent=False)

    said = await unasked(world, silent)
    check_limits(said, course_of(world))
    assert times(said) == [
        "Fri 26 12:15",
        "Sun 28 17:00",
        "Mon 29 08:50",
        "Mon 29 10:40",
        "Tue 30 08:50",
        "Tue 30 10:40",
        "Wed 31 08:50",
        "Wed 31 10:40",
        "Thu 01 12:15",
    ]


async def test_a_diligent_leader(world: World, founded: Founded) -> None:
    diligent = await leader(world, founded, "diligent", language="en")

    await live(world, diligent, diligent=True)

    said = await unasked(world, diligent)
    check_limits(said, course_of(world))
    assert times(said)[:8] == [
        "Fri 26 12:15",
        "Sun 28 17:00",
        "Mon 29 08:50",
        "Mon 29 10:40",
        "Tue 30 08:50",
        "Tue 30 10:40",
        "Wed 31 08:50",
        "Wed 31 10:40",
    ]


async def test_a_leader_who_joins_on_the_second_morning(world: World, founded: Founded) -> None:
    await world.travel(local("2023-05-30 08:00"))
    late = await leader(world, founded, "late", language="km")

    await live(world, late, diligent=False)

    said = await unasked(world, late)
    check_limits(said, course_of(world))
    assert times(said) == [
        "Tue 30 08:50",
        "Tue 30 10:40",
        "Wed 31 08:50",
        "Wed 31 10:40",
        "Thu 01 12:15",
    ]


async def test_a_leader_who_cannot_come_on_tuesday(world: World, founded: Founded) -> None:
    excused = await leader(world, founded, "excused")
    await excused.sends("/sessions")
    for label in ("Tue 30", "I cannot come", "Field work"):
        await excused.taps(label)

    await live(world, excused, diligent=False)

    said = await unasked(world, excused)
    check_limits(said, course_of(world))
    tuesday = [line for line in said if line.startswith("Tue 30")]
    assert times(tuesday) == ["Tue 30 10:40"]
    assert "Here are the essentials" in tuesday[0]


async def test_a_coordinator_gets_a_message_on_the_eve_and_after_each_meeting(
    world: World, founded: Founded
) -> None:
    ann = await leader(world, founded, "ann")
    await ann.sends("/sessions")
    await ann.taps("I'll come to all three")
    await leader(world, founded, "ben")
    sophea = Phone(world, "sophea", "sophea")

    await live(world, ann, diligent=True)

    said = [line for line in await unasked(world, sophea) if not line.startswith("Mon 22")]
    briefed = [line for line in said if line.split()[2] in {"17:30", "10:45"}]
    check_limits(briefed, course_of(world))
    assert times(briefed) == [
        "Sun 28 17:30",
        "Mon 29 10:45",
        "Tue 30 10:45",
        "Wed 31 10:45",
    ]
    eve = "Tomorrow, Mon 29 May, 09:00: 1 coming, 0 not coming, 1 no reply"
    assert f"{eve} · at the end show " in briefed[0]
    [monday] = [line for line in said if line.startswith("Mon 29 08:30")]
    assert monday.endswith("Your day is ready.")
    day = words(sophea.message_with("Last week"))
    assert "\n\nLast week\n2 people joined\n\n" in day, "the week's digest is in Today"
    days = [line[:6] for line in said]
    assert all(days.count(day) <= 2 for day in days), said


async def test_an_announcement_on_a_meeting_day_waits_or_is_urgent(
    world: World, founded: Founded
) -> None:
    silent = await leader(world, founded, "silent")
    await world.travel(local("2023-05-29 09:30"))
    sophea = Phone(world, "sophea", "sophea")
    await sophea.sends("/desk")
    await sophea.taps("📣 Announce")
    await sophea.sends("Please bring your notebook tomorrow.")
    assert "Meeting on Mon 29 May: people get it Thu 1 June, 07:00." in sophea.sees
    assert sophea.buttons[:2] == ["Send Thu 1 Jun, 07:00 to 1", "Urgent: send now"]
    await sophea.taps("Send Thu 1 Jun, 07:00 to 1")

    await live(world, silent, diligent=False)

    said = await unasked(world, silent)
    check_limits(said, course_of(world))
    [announced] = [line for line in said if "your notebook" in line]
    assert announced.startswith("Thu 01 07:00"), "the days before hold their two already"


async def test_an_urgent_announcement_goes_on_a_meeting_day(world: World, founded: Founded) -> None:
    silent = await leader(world, founded, "silent")
    await world.travel(local("2023-05-29 09:30"))
    sophea = Phone(world, "sophea", "sophea")
    await sophea.sends("/announce")
    await sophea.sends("The room has changed.")
    await sophea.taps("Urgent: send now")
    await world.travel(local("2023-05-29 09:35"))

    assert "The room has changed." in silent.sees


async def test_a_time_on_a_meeting_day_is_the_morning_after(world: World, founded: Founded) -> None:
    await leader(world, founded, "silent")
    sophea = Phone(world, "sophea", "sophea")
    await sophea.sends("/announce")
    await sophea.sends("Please bring your notebook.")
    assert "Meeting" not in sophea.sees
    await sophea.taps("When")
    await sophea.taps("Another time")
    await sophea.sends("31/5 14:00")

    assert "Meeting on Wed 31 May: people get it Thu 1 June, 07:00." in sophea.sees
    assert sophea.buttons[:2] == ["Send Thu 1 Jun, 07:00 to 1", "Urgent: send at 14:00"]


async def test_the_desk_lists_the_series(world: World, founded: Founded) -> None:
    sophea = Phone(world, "sophea", "sophea")

    await open_meetings(sophea, founded)

    for day in ("Mon 29", "Tue 30", "Wed 31"):
        assert day in sophea.sees
