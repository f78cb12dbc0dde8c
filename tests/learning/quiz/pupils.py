"""Pupils of the small course: they open, answer, tick and stop."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from bot.act import Act
from bot.catalog.course import Course
from bot.learning.attempts import service as quiz
from bot.learning.attempts.service import Finished, Over, Stopped
from bot.learning.quiz import service as answers
from bot.learning.quiz import storage as attempts
from bot.learning.quiz.domain import AttemptId, Question, Score, seen
from bot.learning.quiz.service import Answered, Asked, Held
from bot.storage.database import Database, Tx
from tests.learners import Learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody who takes a quiz of the small course, or of what became of it."""

    database: Database
    known: Learners
    course: Course = SMALL
    who: int = 0

    async def does(self, work: Callable[[Tx, dict[str, Course]], Awaitable[T]]) -> T:
        return await self.database.run(lambda tx: work(tx, {"small": self.course}))

    async def opens(self, name: str, *, now: datetime = NOW) -> Asked | Over:
        place = self.known.places[self.who]
        return await self.does(
            lambda tx, c: quiz.open_quiz(Act(tx=tx, now=now, courses=c), place, name)
        )

    async def begins(self, name: str) -> Asked | Over:
        place = self.known.places[self.who]
        return await self.does(
            lambda tx, c: quiz.begin_quiz(Act(tx=tx, now=NOW, courses=c), place, name)
        )

    async def goes_on(self, attempt: AttemptId) -> Asked | Over:
        person = self.known.people[self.who]
        return await self.does(
            lambda tx, c: quiz.go_on(Act(tx=tx, now=NOW, courses=c), attempt, person)
        )

    async def repeats(self, attempt: AttemptId) -> Asked | Over:
        person = self.known.people[self.who]
        return await self.does(
            lambda tx, c: quiz.repeat_missed(Act(tx=tx, now=NOW, courses=c), attempt, person)
        )

    async def answers(self, question: Question, option: str) -> Answered | Asked:
        return await self.forges(question.attempt, question.place, option, seen(question.item))

    async def forges(
        self, attempt: AttemptId, place: int, option: str, wording: str
    ) -> Answered | Asked:
        person = self.known.people[self.who]
        return await self.does(
            lambda tx, c: answers.answer(
                Act(tx=tx, now=NOW, courses=c), attempt, person, place, option, wording
            )
        )

    async def ticks(self, question: Question, option: str) -> Asked | Held:
        person, wording = self.known.people[self.who], seen(question.item)
        return await self.does(
            lambda tx, c: answers.tick_option(
                Act(tx=tx, now=NOW, courses=c),
                question.attempt,
                person,
                question.place,
                option,
                wording,
            )
        )

    async def checks(self, question: Question) -> Answered | Asked | Held:
        person, wording = self.known.people[self.who], seen(question.item)
        return await self.does(
            lambda tx, c: answers.check_ticks(
                Act(tx=tx, now=NOW, courses=c), question.attempt, person, question.place, wording
            )
        )

    async def picks(self, question: Question, options: str) -> Answered | Asked | Held:
        if question.item.choose == 1:
            return await self.answers(question, options)
        for option in options:
            await self.ticks(question, option)
        return await self.checks(question)

    async def stops(self, attempt: AttemptId) -> Stopped | Over:
        person = self.known.people[self.who]
        return await self.does(
            lambda tx, c: quiz.stop(Act(tx=tx, now=NOW, courses=c), attempt, person)
        )

    async def takes(self, *picked: str, name: str = "m1.u1") -> Finished:
        """Take a whole quiz, with what is picked at each question."""
        shown = await self.begins(name)
        for options in picked:
            assert isinstance(shown, Asked)
            attempt = shown.question.attempt
            assert isinstance(await self.picks(shown.question, options), Answered)
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


async def open_question(pupil: Pupil, name: str = "m1.u1") -> Question:
    asked = await pupil.opens(name)
    assert isinstance(asked, Asked)
    return asked.question
