"""A quiz from the first tap to its result, again, and the warm-up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.act import Act
from bot.catalog.course import NoSuchContent
from bot.learning.attempts.domain import WarmUpOver
from bot.learning.attempts.service import Finished
from bot.learning.quiz import service as answers
from bot.learning.quiz.domain import QuizQuestion, Score, wording_digest
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked
from bot.refusals import StaleButton
from bot.storage.database import Rows, Statement, Tx
from tests.learners import plan_meetings
from tests.learning.quiz.pupils import NOW, Pupil, open_question


async def test_a_quiz_from_the_first_tap_to_the_result(pupil: Pupil) -> None:
    first = await pupil.takes("b", "c", "acd")

    assert first.score == Score(right=2, total=3)
    assert (first.part, first.missed, first.is_repeat) == (1, 1, False)
    assert [card.id for card in first.review] == ["m1.u1.c2"]
    assert (first.first, first.best, first.half) == (None, None, None)


async def test_the_second_time_tells_the_first_and_the_best(pupil: Pupil) -> None:
    await pupil.takes("b", "a", "acd")
    await pupil.takes("a", "b", "abc")
    third = await pupil.takes("b", "b", "abc")

    assert third.score.right == 1
    assert third.first == Score(right=3, total=3)
    assert third.best == Score(right=3, total=3)


async def test_the_result_is_compared_with_the_group_from_five_people_on(pupil: Pupil) -> None:
    told = []
    for who in range(6):
        one = Pupil(pupil.database, pupil.known, who=who)
        told.append((await one.takes("b" if who % 2 else "a", "a", "acd")).half)

    assert told == [None, None, None, None, 2, 3]


async def test_opening_resumes_and_then_shows_the_result(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "b")

    resumed = await open_question(pupil)
    assert (resumed.attempt, resumed.number, resumed.total) == (question.attempt, 2, 3)
    stopped = await pupil.stops(question.attempt)
    assert isinstance(stopped, QuizQuestion)
    assert (stopped.attempt, stopped.number) == (question.attempt, 2)

    await pupil.answers(resumed, "a")
    await pupil.picks(await open_question(pupil), "acd")
    result = await pupil.opens("m1.u1")
    assert isinstance(result, Finished)
    assert result.score == Score(right=3, total=3)
    assert isinstance(await pupil.stops(question.attempt), Finished)


async def test_only_what_was_missed_is_asked_again(pupil: Pupil) -> None:
    done = await pupil.takes("a", "c", "acd")

    again = await pupil.repeats(done.attempt)

    assert isinstance(again, QuizQuestionAsked)
    assert (again.question.item.id, again.question.total) == ("m1.u1.q1", 2)
    resumed = await pupil.repeats(done.attempt)
    assert isinstance(resumed, QuizQuestionAsked)
    assert resumed.question == again.question
    await pupil.answers(again.question, "b")
    last = await pupil.goes_on(again.question.attempt)
    assert isinstance(last, QuizQuestionAsked)
    await pupil.answers(last.question, "b")
    result = await pupil.goes_on(again.question.attempt)
    assert isinstance(result, Finished)
    assert (result.is_repeat, result.score) == (True, Score(right=1, total=2))
    assert result.first == done.score, "that of the whole quiz"
    assert (await pupil.takes("b", "a", "acd")).first == done.score


async def test_nothing_missed_is_nothing_to_repeat(pupil: Pupil) -> None:
    done = await pupil.takes("b", "a", "acd")

    with pytest.raises(StaleButton):
        await pupil.repeats(done.attempt)


async def test_a_run_in_the_middle_cannot_be_repeated(pupil: Pupil) -> None:
    question = await open_question(pupil)

    with pytest.raises(StaleButton):
        await pupil.repeats(question.attempt)


async def test_the_warm_up_is_the_baseline_and_ends_with_the_first_meeting(pupil: Pupil) -> None:
    meeting = NOW + timedelta(days=7)
    await plan_meetings(pupil.database, pupil.known.cohort, [(meeting, "m1.u1")])
    other = Pupil(pupil.database, pupil.known, who=1)

    begun = await pupil.opens("warmup", now=meeting - timedelta(minutes=1))
    with pytest.raises(WarmUpOver):
        await other.opens("warmup", now=meeting)
    resumed = await pupil.opens("warmup", now=meeting)

    assert isinstance(begun, QuizQuestionAsked)
    assert resumed == begun

    async def purposes(tx: Tx) -> list[str]:
        return [row["purpose"] for row in await tx.ask("SELECT purpose FROM attempts")]

    assert await pupil.database.run(purposes) == ["baseline"]


async def test_the_result_of_the_warm_up_belongs_to_no_part(pupil: Pupil) -> None:
    result = await pupil.takes("b", "a", name="warmup")

    assert (result.part, result.score, result.half) == (None, Score(right=1, total=2), None)


@pytest.mark.parametrize("name", ["m1.u9", "m1.u1.missed", "nonsense"])
async def test_a_quiz_that_is_not_there_cannot_be_opened(pupil: Pupil, name: str) -> None:
    with pytest.raises(NoSuchContent):
        await pupil.opens(name)


class Counted(Tx):
    """A transaction that counts its trips to the database."""

    def __init__(self, inner: Tx) -> None:
        super().__init__()
        self.inner = inner

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        return await self.inner.ask_each(*statements)


async def test_an_answer_takes_one_trip_to_load_and_is_saved_with_the_commit(pupil: Pupil) -> None:
    """The hottest path."""
    question = await open_question(pupil)

    async def work(act: Act) -> int:
        counted = Counted(act.tx)
        answered = await answers.answer(
            replace(act, tx=counted),
            question.attempt,
            question.index,
            "b",
            wording_digest(question.item),
        )
        assert isinstance(answered, QuizQuestionAnswered)
        return counted.trips

    assert await Pupil(pupil.database, pupil.known).does(work) == 1
