"""Answers to a survey: each is saved at once and cannot be changed.

In an anonymous survey only the number of questions done is saved with the person.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.act import Act
from bot.catalog.course import SurveyQuestion
from bot.refusals import StaleButton
from bot.surveys import storage
from bot.surveys.box.service import seal_ballots, unseal_ballots
from bot.surveys.domain import MOST_WORDS, Round, RoundId
from bot.surveys.service import OwnRound, load_own_round


class SurveyAnswerProblem(StrEnum):
    """Why an answer in own words is refused."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyProgress:
    """A survey, and how many of its questions somebody has done.

    `is_over`: it does not take answers any more. `problem`: why the last answer was refused.
    """

    own: OwnRound
    done: int
    is_over: bool
    problem: SurveyAnswerProblem | None = None

    @property
    def question(self) -> SurveyQuestion | None:
        """The question that is asked now; None after the last one, or when the survey is over."""
        ids = self.own.round.questions
        if self.is_over or self.done >= len(ids):
            return None
        return self.own.survey.question(ids[self.done])


async def open_survey(act: Act, round_: RoundId) -> SurveyProgress:
    """Return the question that comes next for somebody; raise as `load_own_round`."""
    own = await load_own_round(act, round_)
    return await _at(act, own)


async def _at(
    act: Act, own: OwnRound, *, problem: SurveyAnswerProblem | None = None
) -> SurveyProgress:
    """Return how far somebody is; questions that the course does not have any more are skipped."""
    over = own.round.is_over(now=act.now)
    done = 0 if over else await storage.done(act.tx, own.round.id, act.person.id)
    ids = own.round.questions
    while not over and done < len(ids) and own.survey.question(ids[done]) is None:
        await storage.step_on(act.tx, own.round.id, act.person.id, before=done)
        done += 1
    return SurveyProgress(own=own, done=done, is_over=over, problem=problem)


async def answer(
    act: Act, round_: RoundId, number: int, tapped: str, *, secret: bytes
) -> SurveyProgress:
    """Save a tapped answer, or "" for a question that is skipped; return the next question.

    A second tap on the same question changes nothing. `secret` seals anonymous answers. Raise as
    `load_own_round`, and `StaleButton` for an answer that the question does not have.
    """
    asked = await open_survey(act, round_)
    question = asked.question
    if question is None or asked.done != number:
        return asked
    if tapped and tapped not in question.choices:
        raise StaleButton
    await _save(act, asked, secret, tapped=tapped)
    return await _at(act, asked.own)


async def write(
    act: Act, round_: RoundId, number: int, text: str, *, secret: bytes
) -> SurveyProgress:
    """Save an answer in own words; return the next question.

    The guard has checked the words before. Raise as `load_own_round`.
    """
    asked = await open_survey(act, round_)
    question = asked.question
    if question is None or asked.done != number or not question.words:
        return asked
    words = " ".join(text.split())
    if not words or len(words) > MOST_WORDS:
        problem = SurveyAnswerProblem.TOO_LONG if words else SurveyAnswerProblem.EMPTY
        return await _at(act, asked.own, problem=problem)
    await _save(act, asked, secret, words=words)
    return await _at(act, asked.own)


async def _save(
    act: Act, asked: SurveyProgress, secret: bytes, *, tapped: str = "", words: str = ""
) -> None:
    found, person = asked.own.round, act.person.id
    if not await storage.step_on(act.tx, found.id, person, before=asked.done):
        raise StaleButton
    question = found.questions[asked.done]
    if found.anonymous:
        await _seal(act, found, question, secret, tapped=tapped, words=words)
    elif tapped or words:
        storage.save_answer(
            act.tx,
            found.id,
            person,
            question,
            answer=tapped or None,
            words=words or None,
            now=act.now,
        )


async def _seal(
    act: Act, found: Round, question: str, secret: bytes, *, tapped: str, words: str
) -> None:
    """Add an answer to the sealed ones; also without an answer they are sealed again."""
    sealed, revision = await storage.box(act.tx, found.id)
    ballots = unseal_ballots(sealed, found.id, secret)
    if tapped:
        ballots = ballots.with_answer(question, tapped)
    elif words:
        ballots = ballots.with_words(question, words)
    sealed_again = seal_ballots(ballots, found.id, secret)
    if not await storage.save_box(act.tx, found.id, sealed_again, revision=revision):
        raise StaleButton
