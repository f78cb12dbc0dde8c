"""Questions with several right answers: ticks, refused and saved."""

import pytest

from bot.learning.quiz.domain import QuizQuestion
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.refusals import StaleButton
from tests.learning.quiz.pupils import Pupil, open_question


async def several(pupil: Pupil) -> QuizQuestion:
    for options in ("b", "a"):
        await pupil.answers(await open_question(pupil), options)
    return await open_question(pupil)


async def test_too_few_and_too_many_ticks_are_refused(pupil: Pupil) -> None:
    question = await several(pupil)

    assert await pupil.checks(question) == WrongTickCount(wanted=3, full=False)
    for option in "acd":
        assert isinstance(await pupil.ticks(question, option), QuizQuestionAsked)
    assert await pupil.ticks(question, "b") == WrongTickCount(wanted=3, full=True)

    answered = await pupil.checks(question)
    assert isinstance(answered, QuizQuestionAnswered)
    assert (answered.right, answered.last) == (True, True)


async def test_ticks_are_saved_for_later(pupil: Pupil) -> None:
    question = await several(pupil)
    await pupil.ticks(question, "a")
    await pupil.ticks(question, "b")
    await pupil.ticks(question, "b")

    assert (await open_question(pupil)).picked == 1


async def test_a_question_for_ticks_takes_no_single_answer_and_the_other_way_round(
    pupil: Pupil,
) -> None:
    single = await open_question(pupil)
    for tap in (pupil.ticks(single, "a"), pupil.checks(single)):
        with pytest.raises(StaleButton):
            await tap

    question = await several(pupil)
    with pytest.raises(StaleButton):
        await pupil.answers(question, "a")
