"""A run goes on when its course was edited meanwhile."""

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from bot.act import Act
from bot.catalog.course import NoSuchContent
from bot.learning.attempts import service as quiz
from bot.learning.attempts.service import Finished
from bot.learning.quiz.domain import Score, wording_digest
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked
from bot.membership.domain import EnrolmentId
from bot.refusals import StaleButton
from bot.storage.database import Tx
from tests.learning.quiz.pupils import NOW, Pupil, open_question
from tests.small_course import SMALL, without


async def test_a_question_whose_wording_changed_is_shown_again_and_nothing_is_saved(
    pupil: Pupil,
) -> None:
    question = await open_question(pupil)
    edited = Pupil(pupil.database, pupil.known, without(SMALL, wording="ffffffffffff"))

    shown = await edited.forges(
        question.attempt, question.index, "b", wording_digest(question.item)
    )

    assert isinstance(shown, QuizQuestionAsked)
    assert (shown.changed, shown.question.index) == (True, 0)
    assert await pupil.score(question.attempt) == Score(right=0, total=0)
    assert isinstance(await edited.answers(shown.question, "b"), QuizQuestionAnswered)


async def test_a_question_that_was_taken_out_gives_way_to_the_next(pupil: Pupil) -> None:
    question = await open_question(pupil)
    edited = Pupil(pupil.database, pupil.known, without(SMALL, "m1.u1.q1"))

    shown = await edited.answers(question, "b")

    assert isinstance(shown, QuizQuestionAsked)
    assert shown.withdrawn
    assert (shown.question.item.id, shown.question.number, shown.question.total) == (
        "m1.u1.q2",
        1,
        2,
    )


async def test_a_run_whose_last_questions_are_gone_ends(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "b")
    edited = Pupil(pupil.database, pupil.known, without(SMALL, "m1.u1.q2", "m1.u1.q3"))

    with pytest.raises(StaleButton):
        await edited.forges(question.attempt, 1, "a", "1234")
    result = await edited.goes_on(question.attempt)

    assert isinstance(result, Finished)
    assert result.score == Score(right=1, total=1)
    assert await edited.goes_on(question.attempt) == result


async def _begin(begin: Callable[..., Awaitable[object]], place: EnrolmentId, tx: Tx) -> None:
    await begin(Act(tx=tx, now=NOW), place, "m1.u2")


async def test_a_course_that_is_gone_is_refused_kindly(pupil: Pupil) -> None:
    question = await open_question(pupil)
    place, database = pupil.known.places[0], pupil.database

    with pytest.raises(NoSuchContent):
        await database.run(lambda tx: quiz.go_on(pupil.known.act(tx, now=NOW), question.attempt))
    for begin in (quiz.open_quiz, quiz.begin_quiz):
        with pytest.raises(NoSuchContent):
            await database.run(partial(_begin, begin, place))


async def test_an_answer_is_saved_with_the_wording_that_was_answered(pupil: Pupil) -> None:
    await pupil.answers(await open_question(pupil), "b")

    async def hashes(tx: Tx) -> list[str]:
        return [row["content_hash"] for row in await tx.ask("SELECT content_hash FROM answers")]

    assert await pupil.database.run(hashes) == [SMALL.item("m1.u1.q1").content_hash]
