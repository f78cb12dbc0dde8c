"""Members answer the open question of a quiz: by a letter, or by ticks and a check.

Only an answer to the open question changes a score: owner, question and wording are checked against
the database, and each question is answered once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent
from bot.learning.graduation.service import look_later
from bot.learning.practice import storage as practice_storage
from bot.learning.quiz import storage
from bot.learning.quiz.domain import (
    AttemptId,
    QuizQuestion,
    Run,
    count_picked,
    is_correct,
    mask,
    put,
    tick,
    wording_digest,
)
from bot.learning.service import course_for
from bot.refusals import ForeignButton, StaleButton, require
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestionAsked:
    """Ask this question; `changed` and `withdrawn` tell why it is not the tapped one."""

    question: QuizQuestion
    changed: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestionAnswered:
    """An answer was saved: what was picked, whether it is right, whether it was the last one.

    `practice`: it was asked in practice; `unsure`: the person says that it was half a guess.
    """

    course: Course
    question: QuizQuestion
    picked: int
    right: bool
    last: bool
    practice: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTickCount:
    """Nothing was saved: exactly `wanted` ticks are needed; `full`: this one is too many.

    `in_sequence`: the question needs a place for each option instead of ticks.
    """

    wanted: int
    full: bool
    in_sequence: bool = False


async def prefetch_runs(tx: Tx, runs: Iterable[int]) -> None:
    """Load the runs for a batch of taps, in one trip."""
    await storage.prefetch(tx, sorted(set(runs)))


async def load_run(act: Act, attempt: AttemptId) -> Run:
    """Return an own run; raise `StaleButton` if there is none, `ForeignButton` for another's."""
    saved, answers = require(await storage.load(act.tx, attempt))
    if saved.person_id != act.visitor.person_id:
        raise ForeignButton
    course = course_for(act.courses, saved.course, saved.trained_on)
    return Run(course=course, attempt=saved, answers=answers)


def ask_question(run: Run) -> QuizQuestionAsked:
    """Return the open question; raise `NoSuchContent` if there is none."""
    question = require(run.question(), NoSuchContent)
    return QuizQuestionAsked(question=question)


async def answer(
    act: Act, attempt: AttemptId, index: int, option: str, wording: str
) -> QuizQuestionAnswered | QuizQuestionAsked:
    """Save the answer to a question with one right option.

    This is the hottest path of the bot: one trip loads for a batch, and one saves. An answered
    question, a run that is over, or a question after the open one raise `StaleButton`; another's
    run raises `ForeignButton`. If the question was changed or taken out after it was shown, nothing
    is saved and the open question is asked.
    """
    found = await _tapped(act, attempt, index, wording, several=False)
    if isinstance(found, QuizQuestionAsked):
        return found
    run, question = found
    if option not in {each.id for each in question.item.options}:
        raise StaleButton
    return _save_answer(act, run, question, mask([option]))


async def tick_option(
    act: Act, attempt: AttemptId, index: int, option: str, wording: str
) -> QuizQuestionAsked | WrongTickCount:
    """Tick an option of a question with several right ones, or remove its tick.

    Raises as `answer`.
    """
    found = await _tapped(act, attempt, index, wording, several=True)
    if isinstance(found, QuizQuestionAsked):
        return found
    _, question = found
    if question.item.in_sequence:
        raise StaleButton
    after = tick(question.item, option, question.picked)
    if after is None:
        return WrongTickCount(wanted=question.item.choose, full=True)
    storage.save_ticks(act.tx, attempt, after)
    return QuizQuestionAsked(question=replace(question, picked=after))


async def place_option(
    act: Act, attempt: AttemptId, index: int, option: str, wording: str, *, back: bool
) -> QuizQuestionAsked:
    """Give an option the next place in a sequence, or take it back with all after it.

    A second tap changes nothing. Raises as `answer`.
    """
    found = await _tapped(act, attempt, index, wording, several=True)
    if isinstance(found, QuizQuestionAsked):
        return found
    run, question = found
    if not question.item.in_sequence:
        raise StaleButton
    before, after = run.attempt.picked, put(question.item, option, question.picked, back=back)
    if after != before:
        storage.save_ticks(act.tx, attempt, after)
    return QuizQuestionAsked(question=replace(question, picked=after))


async def check_ticks(
    act: Act, attempt: AttemptId, index: int, wording: str
) -> QuizQuestionAnswered | QuizQuestionAsked | WrongTickCount:
    """Save the ticked options, or the sequence, as the answer. Raises as `answer`."""
    found = await _tapped(act, attempt, index, wording, several=True)
    if isinstance(found, QuizQuestionAsked):
        return found
    run, question = found
    if count_picked(question.item, question.picked) != question.item.choose:
        item = question.item
        return WrongTickCount(wanted=item.choose, full=False, in_sequence=item.in_sequence)
    return _save_answer(act, run, question, question.picked)


async def _tapped(
    act: Act, attempt: AttemptId, index: int, wording: str, *, several: bool
) -> tuple[Run, QuizQuestion] | QuizQuestionAsked:
    """Return the run and its open question, or what to ask instead of the tapped question.

    `several`: the button is of a question with several right options. Raises `StaleButton` if the
    question at `index` has its answer or the run is over.
    """
    run = await load_run(act, attempt)
    question = run.question()
    if run.attempt.finished or question is None or run.is_answered(index):
        raise StaleButton
    if index > question.index:  # it was not shown yet, so the button is forged
        raise StaleButton
    if index < question.index:
        return QuizQuestionAsked(question=question, withdrawn=True)
    if wording_digest(question.item) != wording:
        return QuizQuestionAsked(question=question, changed=True)
    if several != (question.item.choose > 1):
        raise StaleButton
    return run, question


def _save_answer(act: Act, run: Run, question: QuizQuestion, picked: int) -> QuizQuestionAnswered:
    right = is_correct(question.item, picked)
    last = question.number == question.total
    storage.save_answer(act.tx, run.attempt, question.item, picked, correct=right, now=act.now)
    practice_storage.reset_practice_wait(act.tx, run.attempt.enrolment_id)
    if last:
        storage.finish(act.tx, run.attempt.id, now=act.now)
        if not run.is_practice:
            look_later(act, run.attempt.enrolment_id, done=str(run.attempt.id))
    elif run.attempt.picked:
        storage.clear_ticks(act.tx, run.attempt.id)
    return QuizQuestionAnswered(
        course=run.course,
        question=question,
        picked=picked,
        right=right,
        last=last,
        practice=run.is_practice,
    )
