"""A PIN that is typed where nobody asked for one is deleted; other texts are answered."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded
from tests.stories.pins import RIGHT, WRONG, choose_pin, closed, everything_in_chat
from tests.world import Phone, World


@pytest.mark.parametrize("typed", [RIGHT, WRONG, "123456", "៤៧១១", " 47 11 "])
async def test_lone_digits_are_deleted_right_or_wrong_and_without_a_word(
    world: World, learned: Phone, typed: str
) -> None:
    await choose_pin(learned)
    before = len(learned.messages)

    await learned.sends(typed)

    assert len(learned.messages) == before, "no answer tells anything"
    assert typed not in everything_in_chat(learned).split("\n")
    assert not world.calls("setMessageReaction")


@pytest.mark.parametrize("typed", ["471", "4711471", "4711 please", "12/6"])
async def test_other_texts_with_digits_are_answered(
    world: World, learned: Phone, typed: str
) -> None:
    await choose_pin(learned)
    await learned.sends(typed)

    assert "What would you like to do with your message?" in learned.sees


async def test_without_a_pin_digits_are_answered(world: World, learned: Phone) -> None:
    await learned.sends(RIGHT)

    assert "What would you like to do with your message?" in learned.sees


async def test_a_pin_that_strays_into_a_question_does_not_reach_the_coordinator(
    world: World, learned: Phone, sophea: Phone
) -> None:
    await choose_pin(learned)
    await learned.sends("/ask")
    await learned.sends(RIGHT)
    assert RIGHT not in everything_in_chat(learned).split()

    await learned.sends("May we meet an hour later?")
    await world.travel(timedelta(minutes=2))

    assert RIGHT not in sophea.all_words
    assert "Sent to your coordinators" in learned.sees, "the question was still awaited"


async def test_an_answer_that_comes_too_late_is_deleted_too(world: World, learned: Phone) -> None:
    await choose_pin(learned)
    await learned.sends("/menu")
    await learned.forges("gi")
    assert "What is hard in your work" in learned.sees
    await world.travel(timedelta(hours=1))
    before = len(learned.messages)

    await learned.sends(RIGHT)

    assert len(learned.messages) == before
    assert RIGHT not in everything_in_chat(learned).split()


async def test_digits_answer_a_question_that_waits_for_a_number(
    world: World, founded: Founded, learned: Phone
) -> None:
    await choose_pin(learned)
    await learned.sends("/handbook")
    await learned.sends("2008")

    assert "2008" in everything_in_chat(learned)


async def test_a_text_that_is_no_pin_is_answered_as_ever(world: World, learned: Phone) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/results")

    await learned.sends("What is this about?")

    assert "What would you like to do with your message?" in learned.sees
