"""Women and men are counted only where the consent text of the course says so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.database import Tx
from tests.engines import open_database
from tests.shipped import shipped_courses
from tests.stories.cast import Founded, coordinator, found, participant
from tests.world import Phone, World, a_world, local

BUTTON = "One short question about you"
ANSWERS = ("A woman", "A woman", "A woman", "A woman", "A woman", "A man")


@pytest.fixture
async def asking(tmp_path: Path) -> AsyncIterator[World]:
    """A course whose consent text, as everybody agreed to it, says that it is asked."""
    courses = {name: replace(course, sex_consent=1) for name, course in shipped_courses().items()}
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), courses=courses) as world:
        yield world


async def told(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT answer FROM told_sexes ORDER BY person_id")
        return [row["answer"] for row in rows]

    return await world.app.database.run(work)


async def leaders(world: World, founded: Founded, many: int) -> list[Phone]:
    return [await participant(world, founded, f"p{n}", f"Leader {n}") for n in range(many)]


async def test_the_shipped_course_asks_nobody(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    assert BUTTON not in leader.buttons
    for data in ("xk", "xl:woman"):
        await leader.forges(data)
        assert "already been answered" in leader.toast
    assert await told(world) == []


async def test_somebody_is_asked_once_and_may_rather_not_say(asking: World) -> None:
    founded = await found(asking, "Lotus House")
    [leader] = await leaders(asking, founded, 1)
    await leader.sends("/menu")
    await leader.taps(BUTTON)
    assert "Nobody sees your answer" in leader.sees
    await leader.taps("Rather not say")
    assert "Noted: Rather not say." in leader.sees
    await leader.sends("/menu")
    assert BUTTON not in leader.buttons

    await leader.forges("xl:woman")
    assert await told(asking) == ["woman"], "the last answer counts"
    await leader.forges("xl:nothing")
    assert "already been answered" in leader.toast


async def test_who_agreed_to_an_older_text_is_not_asked(asking: World) -> None:
    founded = await found(asking, "Lotus House")
    [leader] = await leaders(asking, founded, 1)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE people SET consent_version = 0, consent_asked_at = :at",
              at=asking.clock.now())  # fmt: skip

    await asking.app.database.run(work)
    await leader.sends("/menu")
    assert BUTTON not in leader.buttons
    await leader.forges("xl:woman")
    assert await told(asking) == []


async def test_the_report_tells_groups_of_five_and_more(asking: World) -> None:
    founded = await found(asking, "Lotus House")
    sophea = await coordinator(asking, founded)
    people = await leaders(asking, founded, 10)
    for phone, answer in zip(people, ANSWERS, strict=False):
        await phone.sends("/menu")
        await phone.taps(BUTTON)
        await phone.taps(answer)
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📊 Reports")
    assert "Women and men: women 5 (the rest withheld)" in sophea.sees, "1 and 4 of 10"

    for phone in people[6:]:
        await phone.forges("xl:man")
    await asking.travel(timedelta(minutes=2))
    await sophea.taps("Learning")
    await sophea.taps("◀ Reports")
    assert "Women and men: women 5 · men 5" in sophea.sees


async def test_an_answer_is_deleted_with_its_person(asking: World) -> None:
    founded = await found(asking, "Lotus House")
    [leader] = await leaders(asking, founded, 1)
    await leader.forges("xl:woman")
    await leader.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await leader.taps(label)
    assert await told(asking) == []
