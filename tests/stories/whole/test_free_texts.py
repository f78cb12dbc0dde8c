"""Wherever leaders write freely about their work, a case or a telephone number is not stored."""

from collections.abc import Awaitable, Callable

import pytest

from bot.peers.buttons import OpenProblems
from bot.surveys.buttons import OpenSurvey
from bot.surveys.domain import RoundId
from tests.engines import everything_stored
from tests.stories.asking import Helpline
from tests.stories.plans.test_plan import planned
from tests.stories.polling import opened
from tests.world import World, local, words

NUMBER = "Her number is 012 345 678"
CASE = "A girl of 14 named Sophal is held at a kiln"
KHMER = "ក្មេងស្រីអាយុ 14 ឆ្នាំ ឈ្មោះ សុផល ត្រូវគេបង្ខំឱ្យធ្វើការនៅឡឥដ្ឋ"
BETRAYED = ("345 678", "Sophal", "សុផល")
REFUSED = ("real person", "not save that", "no one reads this right away")

Way = Callable[[World, Helpline], Awaitable[None]]


async def own_step(_world: World, line: Helpline) -> None:
    await line.dara.sends("/plan")
    await line.dara.taps("✏️ In my own words")


async def strategy(_world: World, line: Helpline) -> None:
    await line.dara.sends("/plan")
    for label in ("🧩 Strategy for a community", "▶ Begin, 10 minutes", "✏️ In my own words"):
        await line.dara.taps(label)


async def barrier(world: World, line: Helpline) -> None:
    await planned(line.dara)
    await world.travel(local("2023-05-26 08:01"))
    await line.dara.taps("Not yet")
    await line.dara.taps("✏️ In my own words")


async def session_topic(_world: World, line: Helpline) -> None:
    await line.dara.sends("/community")
    await line.dara.taps("+ Log a session")
    await line.dara.taps("May 2023")


async def session_questions(world: World, line: Helpline) -> None:
    await session_topic(world, line)
    await line.dara.taps("4")
    for text in ("Kandal", "10", "5", "0"):
        await line.dara.sends(text)


async def session_problems(world: World, line: Helpline) -> None:
    await session_questions(world, line)
    await line.dara.taps("No questions")


async def service_name(_world: World, line: Helpline) -> None:
    await line.dara.sends("/services")
    for label in ("➕ Propose a service", "Health", "Battambang"):
        await line.dara.taps(label)


async def group_problem(_world: World, line: Helpline) -> None:
    await line.dara.sends("/menu")
    await line.dara.forges(OpenProblems(0).pack())
    await line.dara.taps("Propose a problem")


async def survey(world: World, line: Helpline) -> None:
    assert await opened(world, line.founded) == RoundId(1)
    await line.dara.sends("/menu")
    await line.dara.forges(OpenSurvey(RoundId(1)).pack())
    for label in ("▶ Begin", *["Skip"] * 6):
        await line.dara.taps(label)


@pytest.mark.parametrize(
    "way",
    [
        own_step,
        strategy,
        barrier,
        session_topic,
        session_questions,
        session_problems,
        service_name,
        group_problem,
        survey,
    ],
    ids=lambda way: way.__name__,
)
async def test_a_case_and_a_number_are_refused_and_not_stored(
    world: World, line: Helpline, way: Way
) -> None:
    await way(world, line)
    for text in (NUMBER, CASE, KHMER):
        before = len(line.dara.messages)
        await line.dara.sends(text)
        answer = "\n".join(words(each) for each in line.dara.messages[before:])
        assert any(each in answer for each in REFUSED), (text, answer)
    stored = await everything_stored(world.app.database)
    assert not [each for each in BETRAYED if each in stored]
    for colleague in (line.sophea, line.bora):
        assert not [each for each in BETRAYED if each in colleague.all_words]
