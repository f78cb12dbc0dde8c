"""Answers that leaders type where buttons stand: yes and no, letters, numbers."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.leaders import leader as a_leader
from tests.stories.meetings import one_day
from tests.stories.quizzes import letters, opens_quiz
from tests.world import Phone, World, local

KHMER = dict(zip("ABCD", "កខគឃ", strict=True))


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    """A leader who has just been told of a meeting."""
    phone = await participant(world, founded, "leader", "Sok Dara")
    await one_day(world, sophea, founded, "29/5")
    return phone


@pytest.fixture
async def taker(world: World, founded: Founded) -> Phone:
    """A leader who looks at the first question of a quiz."""
    phone = await a_leader(world, founded, "taker")
    await opens_quiz(phone)
    return phone


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("yes", "I will come", "✔ I'll come"),
        ("Ok!", "I will come", "✔ I'll come"),
        ("បាទ", "I will come", "✔ I'll come"),
        ("I will come", "I will come", "✔ I'll come"),
        ("no", "I cannot come", "May I tell your coordinator why?"),
        ("អត់ទេ", "I cannot come", "May I tell your coordinator why?"),
    ],
)
async def test_yes_and_no_answer_where_both_stand(
    dara: Phone, text: str, label: str, said: str
) -> None:
    assert {"I will come", "I cannot come"} <= set(dara.buttons)
    await dara.sends(text)

    assert dara.sees.startswith(f"✓ {label}\n\n")
    assert said in dara.sees


async def test_a_day_is_typed_and_then_an_answer(dara: Phone) -> None:
    for text in ("/sessions", "mon 29", "not sure"):
        await dara.sends(text)

    assert dara.sees.startswith("✓ Not sure\n\n")
    assert "not sure yet" in dara.sees


async def test_thanks_are_no_answer(dara: Phone) -> None:
    before = len(dara.messages)
    await dara.sends("thank you")

    assert len(dara.messages) == before


@pytest.mark.parametrize("script", ["A", "ក"])
async def test_a_typed_letter_of_a_quiz_counts_after_a_tap_only(
    world: World, taker: Phone, script: str
) -> None:
    [right] = letters(world, taker.sees, right=True)
    others = [each for each in "ABCD" if each != right]
    await taker.sends(right if script == "A" else KHMER[right])

    assert taker.sees == (
        f"Romleuk\n\nI read: {right}. This cannot be taken back, so please tap it."
    )
    assert taker.buttons == [f"Count {right}", *others, "🆘 What to do"]
    await taker.taps(f"Count {right}")
    assert "Right. " in taker.sees


async def test_somebody_changes_their_mind_before_it_counts(world: World, taker: Phone) -> None:
    [right] = letters(world, taker.sees, right=True)
    other = letters(world, taker.sees, right=False)[0]
    await taker.sends(other)
    await taker.sends(other.lower())
    assert f"Count {other}" in taker.buttons
    await taker.sends(right)
    assert f"Count {right}" in taker.buttons
    assert taker.buttons.count(right) == 0

    await taker.taps(f"Count {right}")
    assert "Right. " in taker.sees


async def test_a_letter_that_is_no_choice_counts_nothing(taker: Phone) -> None:
    await taker.sends("G")

    assert "I did not understand this." in taker.sees
    assert "Count" not in str(taker.buttons)


async def test_next_and_stop_are_typed_between_questions(world: World, taker: Phone) -> None:
    [right] = letters(world, taker.sees, right=True)
    await taker.taps(right)
    await taker.sends("next")
    assert "Question 2" in taker.sees
    await taker.sends("Stop here")
    assert taker.sees.startswith("✓ Stop here")


@pytest.mark.parametrize("five", ["5", "៥", "5."])
async def test_a_number_answers_a_survey(world: World, founded: Founded, five: str) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-06-07 09:01"))
    await leader.taps("▶ Open")
    await leader.sends("begin")
    assert "Question 1 of 7" in leader.sees

    await leader.sends(five)
    assert leader.sees.startswith("✓ 5\n\n")
    assert "Question 2 of 7" in leader.sees
    await leader.sends("cases")
    assert "Question 3 of 7" in leader.sees


async def test_two_quick_numbers_do_not_answer_one_question_twice(
    world: World, founded: Founded
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-06-07 09:01"))
    await leader.taps("▶ Open")
    await leader.taps("▶ Begin")
    for text in ("5", "4"):
        world.acts.message("leader", text, who="leader")
    await world.settle()

    shown = [text for text in leader.all_words.split("\n---\n") if "Question" in text]
    assert "Question 2 of 7" in shown[-1]
    assert "Question 3 of 7" not in leader.all_words
