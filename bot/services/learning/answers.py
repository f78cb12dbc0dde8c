"""Answers: a tap on a letter, ticks and their check.

Nothing but the true next answer ever changes a score: the owner, the place and the wording
are checked against what is kept, and an answer is kept once.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.learning.course import Courses
from bot.domain.learning.quiz import (
    AttemptId,
    Purpose,
    Question,
    Run,
    makes_the_point,
    mask,
    seen,
    tick,
)
from bot.domain.people.person import PersonId
from bot.domain.refusals import StaleButton
from bot.services.learning.runs import Answered, Asked, Held, load_run
from bot.storage import attempts, practice
from bot.storage.database import Tx


async def answer(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    option: str,
    wording: str,
    *,
    now: datetime,
) -> Answered | Asked:
    """Keep the answer to a question with one right option, and tell what it is worth.

    This is the hottest path of the bot: one trip to load, one to keep. An answered
    question, a run that is over, or another place than the open one raise `StaleButton`;
    somebody else's run raises `ForeignButton`. If the question was changed or taken out
    since it was shown, the open question is asked instead and nothing is kept.
    """
    run = await load_run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose != 1 or option not in {o.id for o in question.item.options}:
        raise StaleButton
    return await _keep(tx, run, question, mask([option]), now=now)


async def tick_option(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    option: str,
    wording: str,
) -> Asked | Held:
    """Tick an option of a question with several right ones, or take its tick away.

    Raises as `answer` does.
    """
    run = await load_run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose == 1:
        raise StaleButton
    after = tick(question.item, option, question.picked)
    if after is None:
        return Held(wanted=question.item.choose, full=True)
    if not await attempts.keep_ticks(tx, attempt, before=question.picked, after=after):
        raise StaleButton
    return Asked(course=run.course, question=replace(question, picked=after))


async def check_ticks(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    wording: str,
    *,
    now: datetime,
) -> Answered | Asked | Held:
    """Keep what is ticked as the answer. Raises as `answer` does."""
    run = await load_run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose == 1:
        raise StaleButton
    if question.picked.bit_count() != question.item.choose:
        return Held(wanted=question.item.choose, full=False)
    return await _keep(tx, run, question, question.picked, now=now)


def _expected(run: Run, place: int) -> Question:
    """Return the open question; raise `StaleButton` if `place` is answered or all is over."""
    question = run.question()
    if run.attempt.finished or question is None or run.is_answered(place):
        raise StaleButton
    return question


def _moved(run: Run, question: Question, place: int, wording: str) -> Asked | None:
    """Return what to ask instead if the tapped question is not the open one as it is now."""
    if question.place == place:
        if seen(question.item) == wording:
            return None
        return Asked(course=run.course, question=question, changed=True)
    if place > question.place:
        raise StaleButton
    return Asked(course=run.course, question=question, withdrawn=True)


async def _keep(tx: Tx, run: Run, question: Question, picked: int, *, now: datetime) -> Answered:
    right = makes_the_point(question.item, picked)
    last = question.number == question.total
    kept = await attempts.answer(tx, run.attempt, question.item, picked, correct=right, now=now)
    if not kept:
        raise StaleButton
    practice.note_answer(tx, run.attempt.enrolment_id)
    if last:
        attempts.finish(tx, run.attempt.id, now=now)
    elif run.attempt.picked:
        attempts.forget_ticks(tx, run.attempt.id)
    return Answered(
        course=run.course,
        question=question,
        picked=picked,
        right=right,
        last=last,
        practice=run.attempt.purpose is Purpose.REFRESHER,
    )
