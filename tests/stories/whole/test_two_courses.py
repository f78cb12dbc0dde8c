"""A leader through two courses for a month: caps, offers, questions, counts, leaving, erasing.

The first course meets on Mon 29, Tue 30 and Wed 31 May, the second one on Tue 6 June 2023.
"""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox.gate.domain import DAILY_CAP
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from tests.builders import add_meeting
from tests.stories.announcing import got, send_key
from tests.stories.cast import person_id
from tests.stories.meetings import three_days, unasked
from tests.stories.persons import open_person
from tests.stories.two_courses import TwoCourses, two_courses
from tests.world import PHNOM_PENH, Phone, local

DAYS = 30
NAMES = ("Module 4", "Module 1", "A small course", "Small, 2023")


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[TwoCourses]:
    async with two_courses(tmp_path) as made:
        await made.joins_second()
        await three_days(made.sophea, made.first)
        await made.world.app.database.run(
            lambda tx: add_meeting(
                tx, made.second.cohort, local("2023-06-06 14:00"), unit="m1.u1", title="Small"
            )
        )
        yield made


async def announces(coordinator: Phone, words: str) -> None:
    await coordinator.sends("/announce")
    await coordinator.sends(words)
    await coordinator.taps(send_key(coordinator))


async def offered(both: TwoCourses) -> dict[int, int]:
    """Return how many messages about learning came, by cohort."""
    person = await person_id(both.world, "leader")

    async def work(tx: Tx) -> dict[int, int]:
        rows = await tx.ask(
            "SELECT e.cohort_id, count(*) AS n FROM learning_messages m"
            " JOIN enrolments e ON e.id = m.enrolment_id WHERE e.person_id = :person"
            " GROUP BY e.cohort_id",
            person=person,
        )
        return {row["cohort_id"]: row["n"] for row in rows}

    return await both.world.app.database.run(work)


async def days_with(both: TwoCourses) -> Counter[str]:
    """Return how many messages of those that the cap counts came on each day."""
    chat = both.world.acts.find_chat("leader").id

    async def work(tx: Tx) -> Counter[str]:
        rows = await tx.ask(
            "SELECT done_at FROM outbox WHERE chat_id = :chat AND state = 'sent'"
            " AND (kind LIKE 'learning.%' OR kind LIKE 'session.%' OR kind LIKE 'announcement.%')"
            " AND kind NOT IN ('announcement.leaf', 'session.tidy', 'announcement.edit')",
            chat=chat,
        )
        days = [from_ms(row["done_at"]).astimezone(PHNOM_PENH) for row in rows]
        return Counter(f"{each:%m-%d}" for each in days)

    return await both.world.app.database.run(work)


async def test_a_leader_through_two_courses_for_a_month(both: TwoCourses) -> None:
    world, dara = both.world, both.dara
    began = world.clock.now()
    await world.travel(local("2023-05-24 09:00"))
    await announces(both.sophea, "Bring your notes on Monday.")
    await announces(both.mealea, "We meet on the sixth.")
    for day in range(3, DAYS, 3):
        await world.travel(began + timedelta(days=day, hours=6))
        await dara.sends("/menu")  # she is there, so that offers go on

    assert len(got(dara)) == len(("Bring your notes", "We meet on"))
    said = await unasked(world, dara)
    assert not [line for line in said if any(name in line for name in NAMES)]
    assert max((await days_with(both)).values()) <= DAILY_CAP
    by_course = await offered(both)
    assert min(by_course[both.first.cohort], by_course[both.second.cohort]) > 1

    await asks_both(both)
    await reads_in_the_second(both)
    await leaves_the_first(both)
    await erases(both)


async def asks_both(both: TwoCourses) -> None:
    """Questions go to the coordinator of the course that was chosen."""
    for name, coordinator, other in (
        ("Module 4", both.sophea, both.mealea),
        ("Module 1", both.mealea, both.sophea),
    ):
        await both.dara.sends("/ask")
        if f"About: {name}" not in both.dara.sees:
            await both.dara.taps(f"Ask about: {name}")
        await both.dara.sends(f"A question about {name}")
        await both.world.travel(timedelta(minutes=2))
        assert f"A question about {name}" in coordinator.all_words
        assert f"A question about {name}" not in other.all_words


async def reads_in_the_second(both: TwoCourses) -> None:
    """What she reads counts in the course that Home shows, and in no other."""
    await both.dara.sends("/menu")
    if "Module 1" not in both.dara.sees:
        await both.dara.taps("⋯ More")
        if "Other course: Module 1" in both.dara.buttons:
            await both.dara.taps("Other course: Module 1")
    await both.dara.sends("/lessons")
    await both.dara.taps("▶ First lesson, 3 minutes")
    for _ in range(2):
        await both.dara.taps("Next ▶")
    await open_person(both.mealea)
    read = next(line for line in both.mealea.sees.splitlines() if "essons" in line)
    await open_person(both.sophea)
    unread = next(line for line in both.sophea.sees.splitlines() if "essons" in line)
    assert (read, unread) == ("Lessons 3 of 5.", "Lessons 0 of 18.")


async def leaves_the_first(both: TwoCourses) -> None:
    """Nothing of the first course comes any more; the second one goes on."""
    await both.dara.sends("/privacy")
    await both.dara.taps("Leave the course")
    await both.dara.taps("Module 4")
    await both.dara.taps("Leave the course")
    before = await offered(both)
    for _ in range(5):
        await both.world.travel(timedelta(days=3))
        await both.dara.sends("/menu")
    after = await offered(both)
    assert after[both.first.cohort] == before[both.first.cohort]
    assert after[both.second.cohort] > before[both.second.cohort]


async def erases(both: TwoCourses) -> None:
    await both.dara.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await both.dara.taps(label)
    assert "Erased." in both.dara.sees

    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT name FROM people WHERE erased_at IS NULL ORDER BY id")
        return [row["name"] for row in rows]

    assert await both.world.app.database.run(work) == ["Sophea", "Mealea"]
