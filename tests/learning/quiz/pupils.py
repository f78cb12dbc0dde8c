"""Pupils of the small course: they open, answer, tick and stop."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from bot.act import Act
from bot.catalog.course import Course
from bot.learning.attempts import service as quiz
from bot.learning.attempts.service import Finished, RunResult
from bot.learning.quiz import service as answers
from bot.learning.quiz import storage as attempts
from bot.learning.quiz.domain import AttemptId, QuizQuestion, Score, wording_digest
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.storage.database import Database, Tx
from tests.learners import Learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody who takes a quiz of the small course, or of an edited one."""

    database: Database
    known: Learners
    course: Course = SMALL
    who: int = 0

    async def does(self, work: Callable[[Act], Awaitable[T]], *, now: datetime = NOW) -> T:
        courses = {"small": self.course}
        return await self.database.run(
            lambda tx: work(self.known.act(tx, now=now, courses=courses, who=self.who))
        )

    async def opens(self, name: str, *, now: datetime = NOW) -> QuizQuestionAsked | RunResult:
        place = self.known.places[self.who]
        return await self.does(lambda act: quiz.open_quiz(act, place, name), now=now)

    async def begins(self, name: str) -> QuizQuestionAsked | RunResult:
        place = self.known.places[self.who]
        return await self.does(lambda act: quiz.begin_quiz(act, place, name))

    async def goes_on(self, attempt: AttemptId) -> QuizQuestionAsked | RunResult:
        return await self.does(lambda act: quiz.go_on(act, attempt))

    async def repeats(self, attempt: AttemptId) -> QuizQuestionAsked | RunResult:
        return await self.does(lambda act: quiz.repeat_missed(act, attempt))

    async def answers(
        self, question: QuizQuestion, option: str
    ) -> QuizQuestionAnswered | QuizQuestionAsked:
        return await self.forges(
            question.attempt, question.index, option, wording_digest(question.item)
        )

    async def forges(
        self, attempt: AttemptId, place: int, option: str, wording: str
    ) -> QuizQuestionAnswered | QuizQuestionAsked:
        return await self.does(lambda act: answers.answer(act, attempt, place, option, wording))

    async def ticks(
        self, question: QuizQuestion, option: str
    ) -> QuizQuestionAsked | WrongTickCount:
        attempt, place, wording = question.attempt, question.index, wording_digest(question.item)
        return await self.does(
            lambda act: answers.tick_option(act, attempt, place, option, wording)
        )

    async def places(
        self, question: QuizQuestion, option: str, *, back: bool = False
    ) -> QuizQuestionAsked:
        attempt, place, wording = question.attempt, question.index, wording_digest(question.item)
        return await self.does(
            lambda act: answers.place_option(act, attempt, place, option, wording, back=back)
        )

    async def checks(
        self, question: QuizQuestion
    ) -> QuizQuestionAnswered | QuizQuestionAsked | WrongTickCount:
        attempt, place, wording = question.attempt, question.index, wording_digest(question.item)
        return await self.does(lambda act: answers.check_ticks(act, attempt, place, wording))

    async def picks(
        self, question: QuizQuestion, options: str
    ) -> QuizQuestionAnswered | QuizQuestionAsked | WrongTickCount:
        if question.item.choose == 1:
            return await self.answers(question, options)
        for option in options:
            await self.ticks(question, option)
        return await self.checks(question)

    async def stops(self, attempt: AttemptId) -> QuizQuestion | RunResult:
        return await self.does(lambda act: quiz.stop(act, attempt))

    async def takes(self, *picked: str, name: str = "m1.u1") -> Finished:
        """Take a whole quiz, with what is picked at each question."""
        shown = await self.begins(name)
        for options in picked:
            assert isinstance(shown, QuizQuestionAsked)
            attempt = shown.question.attempt
            assert isinstance(await self.picks(shown.question, options), QuizQuestionAnswered)
            shown = await self.goes_on(attempt)
        assert isinstance(shown, Finished)
        return shown

    async def score(self, attempt: AttemptId) -> Score:
        async def work(tx: Tx) -> Score:
            loaded = await attempts.load(tx, attempt)
            assert loaded is not None
            given = loaded[1]
            return Score(right=sum(a.right for a in given), total=len(given))

        return await self.database.run(work)


async def open_question(pupil: Pupil, name: str = "m1.u1") -> QuizQuestion:
    asked = await pupil.opens(name)
    assert isinstance(asked, QuizQuestionAsked)
    return asked.question
