"""How taps change a score: the right ones once, all others not at all."""

from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.learning.attempts.service import Finished
from bot.learning.quiz.domain import AttemptId, QuizQuestion, Score, wording_digest
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked
from bot.refusals import ForeignButton, NotJoined, Refusal, StaleButton
from bot.storage.database import Tx
from tests.learning.quiz.pupils import Pupil, open_question

Tap = Callable[[], Awaitable[object]]


async def test_a_double_tap_counts_once(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "a")

    with pytest.raises(StaleButton):
        await pupil.answers(question, "b")

    assert await pupil.score(question.attempt) == Score(right=0, total=1)


async def test_another_person_changes_nothing(pupil: Pupil) -> None:
    question = await open_question(pupil)
    other = Pupil(pupil.database, pupil.known, who=1)

    for tap in (
        other.answers(question, "b"),
        other.goes_on(question.attempt),
        other.stops(question.attempt),
        other.repeats(question.attempt),
    ):
        with pytest.raises(ForeignButton):
            await tap

    assert await pupil.score(question.attempt) == Score(right=0, total=0)


async def test_somebody_who_left_cannot_answer(pupil: Pupil) -> None:
    question = await open_question(pupil)

    async def leave(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=pupil.known.place)

    await pupil.database.run(leave)

    with pytest.raises(StaleButton):
        await pupil.answers(question, "b")
    with pytest.raises(NotJoined):
        await pupil.opens("m1.u1")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
async def test_no_other_tap_ever_changes_a_score(pupil: Pupil, data: st.DataObject) -> None:
    """Between the true answers of one run, all kinds of old, foreign and forged taps."""
    other = Pupil(pupil.database, pupil.known, who=1)
    await close_all(pupil)
    shown = await pupil.begins("m1.u1")
    want = 0
    stale: list[QuizQuestion] = []
    while isinstance(shown, QuizQuestionAsked):
        question = shown.question
        attempt = question.attempt
        for _ in range(data.draw(st.integers(0, 3))):
            await _mischief(data, pupil, other, question, stale)
        right = data.draw(st.booleans())
        several = question.item.choose > 1
        wrong = "abc" if several else next(o.id for o in question.item.options if not o.right)
        answered = await pupil.picks(question, "".join(question.item.right) if right else wrong)
        assert isinstance(answered, QuizQuestionAnswered)
        want += right
        stale.append(question)
        assert await pupil.score(attempt) == Score(right=want, total=len(stale))
        shown = await pupil.goes_on(attempt)
    for _ in range(data.draw(st.integers(0, 3))):
        await _mischief(data, pupil, other, stale[-1], stale)
    assert isinstance(shown, Finished)
    assert shown.score == await pupil.score(shown.attempt) == Score(right=want, total=3)


async def close_all(pupil: Pupil) -> None:
    """Hypothesis may give an example up in the middle."""

    async def work(tx: Tx) -> None:
        tx.do("UPDATE attempts SET finished_at = 1 WHERE finished_at IS NULL")

    await pupil.database.run(work)


async def _mischief(
    data: st.DataObject, pupil: Pupil, other: Pupil, now: QuizQuestion, stale: list[QuizQuestion]
) -> None:
    before = await pupil.score(now.attempt)
    target = data.draw(st.sampled_from([*stale, now]))
    taps: list[Tap] = [
        lambda: other.answers(target, "b"),
        lambda: pupil.forges(now.attempt, now.index + 1, "b", wording_digest(now.item)),
        lambda: pupil.forges(now.attempt, -1, "b", wording_digest(now.item)),
        lambda: pupil.forges(now.attempt, now.index, "z", wording_digest(now.item)),
        lambda: pupil.forges(now.attempt, now.index, "b", "0000"),
        lambda: pupil.forges(AttemptId(now.attempt + 500), 0, "b", wording_digest(now.item)),
        *((lambda q=q: pupil.answers(q, "b")) for q in stale),
    ]
    try:
        outcome = await data.draw(st.sampled_from(taps))()
    except Refusal:
        outcome = None
    assert not isinstance(outcome, QuizQuestionAnswered)
    assert await pupil.score(now.attempt) == before
