"""Wherever leaders write freely about their work, a case or a telephone number is not stored."""

import pytest

from tests.engines import everything_stored
from tests.stories.asking import Helpline
from tests.stories.whole.dialogs_of_leaders import (
    Way,
    community,
    peers_answer,
    peers_problem,
    plans_barrier,
    plans_step,
    plans_strategy,
    services_proposal,
    surveys_words,
)
from tests.world import Phone, World, words

NUMBER = "Her number is 012 345 678"
CASE = "A girl of 14 named Sophal is held at a kiln"
KHMER = "ក្មេងស្រីអាយុ 14 ឆ្នាំ ឈ្មោះ សុផល ត្រូវគេបង្ខំឱ្យធ្វើការនៅឡឥដ្ឋ"
BETRAYED = ("345 678", "Sophal", "សុផល")
REFUSED = ("real person", "not save that", "no one reads this right away")


async def session_questions(world: World, line: Helpline) -> Phone:
    await community(world, line)
    await line.dara.taps("4")
    for text in ("Kandal", "10", "5", "0"):
        await line.dara.sends(text)
    return line.dara


async def session_problems(world: World, line: Helpline) -> Phone:
    await session_questions(world, line)
    await line.dara.taps("No questions")
    return line.dara


@pytest.mark.parametrize(
    "way",
    [
        plans_step,
        plans_strategy,
        plans_barrier,
        community,
        session_questions,
        session_problems,
        services_proposal,
        peers_answer,
        peers_problem,
        surveys_words,
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
