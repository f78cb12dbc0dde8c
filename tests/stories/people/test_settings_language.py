"""Another language at any time: the place stays, and the next tap speaks it."""

import re
from datetime import timedelta

import pytest

from bot.catalog.course import Item
from bot.outbox.sent.domain import NEWEST_FOR
from tests.stories.cast import Founded, found
from tests.stories.finishing import has_read
from tests.stories.leaders import leader
from tests.stories.quizzes import OPTION, answers, item_on, opens_quiz
from tests.world import Phone, World, words

KHMER_OPTION = re.compile(r"^([កខគឃ])\.  (.+?)(?:   .*)?$", re.MULTILINE)
LETTERS = dict(zip("ABCD", "កខគឃ", strict=True))


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def switches(phone: Phone, to: str) -> None:
    await phone.sends("/language")
    await phone.taps(to)


def shown(phone: Phone, message_id: int) -> str:
    return next(words(each) for each in phone.messages if each["message_id"] == message_id)


def order(item: Item, screen: str, language: str) -> list[str]:
    """The ids of the options as they stand on the screen."""
    pattern = OPTION if language == "en" else KHMER_OPTION
    by_text = {option.text.in_(language): option.id for option in item.options}
    return [by_text[text] for _, text in pattern.findall(screen)]


async def test_a_quiz_goes_on_at_the_same_question_in_the_same_order(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await answers(world, dara, right=True)
    await dara.taps("Next ▶")
    item, asked = item_on(world, dara.sees), dara.sees
    message = dara.message_with("Question 2 of 10")["message_id"]
    await switches(dara, "ខ្មែរ")

    await dara.taps("B", message_id=message)
    answer = shown(dara, message)
    assert answer.startswith("សំណួរ 2")
    assert item.stem.in_("km") in answer
    assert order(item, answer, "km") == order(item, asked, "en")
    assert re.search(r"^ខ\..*(← |✔ )", answer, re.MULTILINE), "the letter that was tapped is marked"

    await dara.taps("បន្ទាប់ ▶", message_id=message)
    third = shown(dara, message)
    assert third.startswith("សំណួរ 3")
    await switches(dara, "English")
    await dara.sends("/quiz")
    await dara.taps("▶ Quiz 1: question 3 of 10")
    again = item_on(world, dara.sees)
    assert order(again, dara.sees, "en") == order(again, third, "km")


async def test_ticks_stay_where_they_are(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    for _ in range(10):
        item = item_on(world, dara.sees)
        if item.choose > 1:
            break
        await answers(world, dara, right=True)
        await dara.taps("Next ▶")
    question = dara.last["message_id"]
    await dara.taps("☐ A")
    await switches(dara, "ខ្មែរ")
    await dara.taps("☐ C", message_id=question)

    assert shown(dara, question).startswith("សំណួរ ")
    assert dara.buttons[:4] == ["☑ ក", "☐ ខ", "☑ គ", "☐ ឃ"]


async def test_practice_goes_on_at_the_same_question(world: World, dara: Phone) -> None:
    await has_read(world, dara)
    await opens_quiz(dara)
    for _ in range(10):
        await answers(world, dara, right=True)
        await dara.taps(next(key for key in dara.buttons if key.endswith("▶")))
    await dara.sends("/practise")
    item, asked, message = item_on(world, dara.sees), dara.sees, dara.last["message_id"]
    assert asked.startswith("Question 1 of 3")
    await switches(dara, "ខ្មែរ")
    await dara.sends("/practise")

    assert dara.sees.startswith("សំណួរ 1")
    assert order(item, dara.sees, "km") == order(item, asked, "en")
    if item.choose == 1:
        await dara.taps("C", message_id=message)
        assert order(item, shown(dara, message), "km") == order(item, asked, "en")


async def test_a_lesson_goes_on_where_one_is(world: World, dara: Phone) -> None:
    [course] = world.app.context.courses.values()
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("Next ▶")
    message = dara.message_with("Lesson 2 of 6")["message_id"]
    await switches(dara, "ខ្មែរ")
    await dara.taps("Next ▶", message_id=message)

    third = course.units[0].cards[2]
    assert third.title.in_("km") in shown(dara, message)
    await dara.taps("◀ ត្រឡប់", message_id=message)
    assert course.units[0].cards[1].title.in_("km") in shown(dara, message)
    await dara.sends("/menu")
    assert any("2/6" in key or "2 / 6" in key for key in dara.buttons), dara.buttons


async def test_search_results_are_shown_in_the_other_language(world: World, dara: Phone) -> None:
    await dara.sends("/handbook debt bondage")
    message = dara.last["message_id"]
    assert "2.  Debt bondage (lesson)" in dara.sees
    await switches(dara, "ខ្មែរ")

    await dara.taps("2", message_id=message)
    opened = shown(dara, message)
    assert "ទាសភាពបំណុល" in opened
    await dara.taps("◀ អ្វីដែលរកឃើញ", message_id=message)
    assert shown(dara, message).startswith("ស្វែងរក\n\n1.  ទាសភាពបំណុល · debt bondage (ពាក្យ)")

    await dara.sends("ទាសភាពបំណុល")
    assert dara.sees.startswith("ស្វែងរក\n\n1.  ទាសភាពបំណុល"), "it still listens"
    await switches(dara, "English")
    await dara.sends("equity card")
    assert dara.sees.startswith("Search\n\n1.  equity card")


async def test_a_message_that_came_before_answers_in_the_new_language(
    world: World, dara: Phone
) -> None:
    home = dara.last["message_id"]
    await switches(dara, "ខ្មែរ")
    await dara.taps("⋯ More", message_id=home)

    assert "ស្វែងរក" in "".join(dara.buttons)
    assert not re.search("[A-Za-z]{3,}", "".join(dara.buttons)), dara.buttons


# ---- back to where /language was called ---------------------------------------------------


async def test_the_question_of_a_quiz_comes_back_in_the_new_language(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await answers(world, dara, right=True)
    await dara.taps("Next ▶")
    item, asked = item_on(world, dara.sees), dara.sees
    await switches(dara, "ខ្មែរ")

    assert dara.sees.startswith("សំណួរ 2")
    assert item.stem.in_("km") in dara.sees
    assert order(item, dara.sees, "km") == order(item, asked, "en")
    await dara.taps("ខ")
    assert re.search(r"^ខ\..*(← |✔ )", dara.sees, re.MULTILINE), "the quiz goes on there"


async def test_after_an_answer_the_quiz_goes_on_with_the_next_question(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await answers(world, dara, right=True)
    await switches(dara, "ខ្មែរ")

    assert dara.sees.startswith("សំណួរ 2")


async def test_the_lesson_comes_back(world: World, dara: Phone) -> None:
    [course] = world.app.context.courses.values()
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("Next ▶")
    await switches(dara, "ខ្មែរ")

    assert course.units[0].cards[1].title.in_("km") in dara.sees
    await dara.taps("បន្ទាប់ ▶")
    assert course.units[0].cards[2].title.in_("km") in dara.sees


async def test_home_comes_back_and_settings_after_settings(dara: Phone) -> None:
    await dara.sends("/menu")
    await switches(dara, "ខ្មែរ")
    assert "⋯ ផ្សេងទៀត" in dara.buttons

    await dara.sends("/settings")
    await dara.taps(next(key for key in dara.buttons if "ភាសា" in key))
    await dara.taps("English")
    assert dara.sees.startswith("Settings")


async def test_a_moment_of_a_story_comes_back(dara: Phone) -> None:
    await dara.sends("/story")
    await dara.taps(dara.buttons[0])
    await dara.taps(dara.buttons[0])
    moment = len(dara.buttons)
    await switches(dara, "ខ្មែរ")

    assert len(dara.buttons) == moment
    assert not re.search("[A-Za-z]{4,}", "".join(dara.buttons)), dara.buttons


async def test_a_question_that_waits_for_words_goes_on_in_the_new_language(
    sophea: Phone, dara: Phone
) -> None:
    await dara.sends("/ask")
    assert dara.sees.startswith("Ask for help")
    await switches(dara, "ខ្មែរ")
    assert dara.sees.startswith("សុំជំនួយ")

    await dara.sends("តើប្រជុំលើកក្រោយនៅថ្ងៃណា?")
    assert "តើប្រជុំលើកក្រោយនៅថ្ងៃណា?" in sophea.all_words


async def test_a_coordinators_question_in_its_middle_stays_open(sophea: Phone, dara: Phone) -> None:
    assert dara.buttons
    await sophea.sends("/announce")
    await switches(sophea, "ខ្មែរ")
    assert "ខ្ញុំប្រើភាសាខ្មែរ" in sophea.sees

    await sophea.sends("Please bring a pen.")
    assert sophea.sees.startswith("ពិនិត្យ"), "the text was taken as that of the announcement"


async def test_where_nothing_can_come_back_the_message_above_answers(
    world: World, dara: Phone
) -> None:
    await dara.sends("/menu")
    await world.travel(NEWEST_FOR + timedelta(minutes=1))
    await switches(dara, "ខ្មែរ")

    assert "ខ្ញុំប្រើភាសាខ្មែរ" in dara.sees


async def test_a_language_that_nobody_speaks_is_refused(world: World, dara: Phone) -> None:
    await dara.sends("/language")
    key = next(
        each["callback_data"]
        for row in dara.last["reply_markup"]["inline_keyboard"]
        for each in row
        if each["text"] == "ខ្មែរ"
    )
    await dara.forges(key.replace(":km", ":xx"))

    assert dara.toast
    await dara.sends("/menu")
    assert dara.buttons[0] == "▶ First lesson, 3 minutes"
