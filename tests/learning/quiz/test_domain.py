"""The rules of a run through a quiz."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.course import NoSuchContent
from bot.learning.attempts.domain import items_of, part_of_quiz, purpose_now, reached_by_half
from bot.learning.quiz.domain import (
    MISSED,
    WARM_UP,
    Attempt,
    AttemptId,
    GivenAnswer,
    Purpose,
    Run,
    Score,
    count_right,
    is_correct,
    mask,
    order_of_options,
    tick,
)
from bot.learning.retention.domain import MeasuredAttempt, checks_due
from bot.membership.domain import EnrolmentId, PersonId
from tests.small_course import SMALL, item, without

BASELINE, POSTTEST = Purpose.BASELINE, Purpose.POSTTEST
RETENTION, REPEAT = Purpose.RETENTION, Purpose.REPEAT
ITEMS = ("m1.u1.q1", "m1.u1.q2", "m1.u1.q3")


def attempt(*, items: tuple[str, ...] = ITEMS, number: int = 1) -> Attempt:
    return Attempt(
        id=AttemptId(number),
        person_id=PersonId(1),
        enrolment_id=EnrolmentId(1),
        course="small",
        quiz="m1.u1",
        purpose=Purpose.POSTTEST,
        items=items,
    )


def gave(name: str, *, right: bool) -> GivenAnswer:
    return GivenAnswer(item=f"m1.u1.{name}", picked=1, right=right)


# ---- the order of options ----------------------------------------------------------------


@given(st.integers(min_value=1, max_value=2**53), st.integers(min_value=2, max_value=6))
def test_the_order_of_options_is_a_permutation(number: int, many: int) -> None:
    question = item("m1.u1.q1", options="abcdef"[:many])

    shown = order_of_options(AttemptId(number), question)

    assert sorted(option.id for option in shown) == list("abcdef"[:many])
    assert shown == order_of_options(AttemptId(number), question)


@given(st.integers(min_value=1, max_value=2**53))
def test_a_question_with_a_fixed_order_is_never_shuffled(number: int) -> None:
    question = item("m1.u1.q1", fixed_order=True)

    assert order_of_options(AttemptId(number), question) == question.options


def test_each_letter_is_right_about_equally_often() -> None:
    question = item("m1.u1.q1")
    places = [
        [o.right for o in order_of_options(AttemptId(number), question)].index(True)
        for number in range(1, 401)
    ]

    assert all(70 <= places.count(place) <= 130 for place in range(4))


# ---- what makes the point ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "picked", "point", "hit"),
    [
        ("b", "b", True, 1),
        ("b", "a", False, 0),
        ("acd", "acd", True, 3),
        ("acd", "dca", True, 3),
        ("acd", "abc", False, 2),
        ("acd", "ac", False, 2),
        ("acd", "abcd", False, 3),
        ("acd", "", False, 0),
    ],
)
def test_an_answer_is_right_with_exactly_the_right_options(
    *, right: str, picked: str, point: bool, hit: int
) -> None:
    question = item("m1.u1.q1", right=right)

    assert is_correct(question, mask(picked)) is point
    assert count_right(question, mask(picked)) == hit


@pytest.mark.parametrize(
    ("before", "tapped", "after"),
    [
        ("", "a", "a"),
        ("a", "a", ""),
        ("a", "b", "ab"),
        ("abc", "b", "ac"),
        ("abc", "d", None),
    ],
)
def test_options_are_ticked_and_unticked_and_never_too_many(
    before: str, tapped: str, after: str | None
) -> None:
    question = item("m1.u1.q1", right="acd")

    assert tick(question, tapped, mask(before)) == (None if after is None else mask(after))


def test_an_option_that_is_not_there_cannot_be_ticked() -> None:
    with pytest.raises(NoSuchContent):
        tick(item("m1.u1.q1", right="acd"), "x", 0)


# ---- one run -----------------------------------------------------------------------------


def test_a_run_tells_its_whole_story() -> None:
    run = Run(course=SMALL, attempt=attempt())
    told = []
    for right in (True, False, True):
        question = run.question()
        assert question is not None
        told.append((question.number, question.total, question.item.id))
        kept = GivenAnswer(item=question.item.id, picked=1, right=right)
        run = Run(course=SMALL, attempt=attempt(), answers=(*run.answers, kept))

    assert told == [(1, 3, "m1.u1.q1"), (2, 3, "m1.u1.q2"), (3, 3, "m1.u1.q3")]
    assert run.question() is None
    assert run.score == Score(right=2, total=3)
    assert run.missed == ("m1.u1.q2",)
    assert [card.id for card in run.cards_to_review()] == ["m1.u1.c2"]


def test_a_question_that_was_taken_out_is_left_out() -> None:
    run = Run(course=without(SMALL, "m1.u1.q1"), attempt=attempt())

    question = run.question()

    assert question is not None
    assert (question.index, question.number, question.total) == (1, 1, 2)


def test_an_answered_question_keeps_its_number_when_another_one_was_taken_out() -> None:
    run = Run(course=without(SMALL, "m1.u1.q1"), attempt=attempt())
    asked = run.question()
    assert asked is not None
    answered = Run(course=run.course, attempt=run.attempt, answers=(gave("q2", right=True),))

    assert answered.question_at(1) == asked
    assert answered.question_at(2) == answered.question()


def test_an_answer_to_a_question_that_was_taken_out_still_counts() -> None:
    answers = (gave("q1", right=True), gave("q2", right=False))
    run = Run(course=without(SMALL, "m1.u1.q1", "m1.u1.q2"), attempt=attempt(), answers=answers)

    question = run.question()

    assert question is not None
    assert (question.number, question.total) == (3, 3)
    assert run.score == Score(right=1, total=2)
    assert run.missed == ()
    assert run.cards_to_review() == ()


@pytest.mark.parametrize(("place", "answered"), [(-1, True), (0, True), (1, False), (3, True)])
def test_only_an_open_question_is_unanswered(*, place: int, answered: bool) -> None:
    run = Run(course=SMALL, attempt=attempt(), answers=(gave("q1", right=True),))

    assert run.is_answered(place) is answered


# ---- what an attempt measures ------------------------------------------------------------

MEETING = datetime(2023, 5, 29, 2, 0, tzinfo=UTC)


def day(days: float) -> datetime:
    return MEETING + timedelta(days=days)


@pytest.mark.parametrize(
    ("meeting", "earlier", "now", "purpose"),
    [
        (MEETING, [], day(-3), BASELINE),
        (MEETING, [(BASELINE, day(-3))], day(-1), REPEAT),
        (MEETING, [], day(0), POSTTEST),
        (MEETING, [(BASELINE, day(-3))], day(1), POSTTEST),
        (MEETING, [(BASELINE, day(-3)), (POSTTEST, day(1))], day(2), REPEAT),
        (MEETING, [(POSTTEST, day(1)), (REPEAT, day(2))], day(29), REPEAT),
        (MEETING, [(POSTTEST, day(1))], day(30), REPEAT),
        (MEETING, [(POSTTEST, day(1))], day(31), RETENTION),
        (MEETING, [(POSTTEST, day(29))], day(58), REPEAT),
        (MEETING, [(POSTTEST, day(29))], day(59), RETENTION),
        (MEETING, [], day(31), RETENTION),
        (MEETING, [(RETENTION, day(31))], day(60), REPEAT),
        (MEETING, [(POSTTEST, day(-9))], day(-1), REPEAT),
        (MEETING, [(POSTTEST, day(-9))], day(20), REPEAT),
        (MEETING, [(POSTTEST, day(-9))], day(21), RETENTION),
        (MEETING, [(POSTTEST, day(-40))], day(-9), RETENTION),
        (None, [], day(0), POSTTEST),
        (None, [(POSTTEST, day(0))], day(1), REPEAT),
        (None, [(POSTTEST, day(0)), (REPEAT, day(1))], day(29), REPEAT),
        (None, [(POSTTEST, day(0)), (REPEAT, day(1))], day(30), RETENTION),
        (None, [(POSTTEST, day(0)), (RETENTION, day(30))], day(90), REPEAT),
        (None, [(BASELINE, day(0))], day(40), POSTTEST),
        (None, [(BASELINE, day(0)), (POSTTEST, day(1))], day(31), RETENTION),
    ],
)
def test_the_purpose_is_fixed_by_when_an_attempt_starts(
    meeting: datetime | None,
    earlier: list[tuple[Purpose, datetime]],
    now: datetime,
    purpose: Purpose,
) -> None:
    assert purpose_now(meeting=meeting, earlier=earlier, now=now) is purpose


@pytest.mark.parametrize(
    ("earlier", "on", "purpose"),
    [
        ([(RETENTION, day(31))], 89, REPEAT),
        ([(RETENTION, day(31))], 90, RETENTION),
        ([(RETENTION, day(59))], 90, RETENTION),
        ([(RETENTION, day(61))], 90, REPEAT),  # too lately
        ([(RETENTION, day(61))], 180, RETENTION),
        ([(RETENTION, day(31)), (RETENTION, day(95))], 179, REPEAT),
        ([(RETENTION, day(31)), (RETENTION, day(95))], 180, RETENTION),
        ([], 300, RETENTION),  # one, not three
        ([(RETENTION, day(300))], 301, REPEAT),
    ],
)
def test_there_is_a_check_after_one_three_and_six_months(
    earlier: list[tuple[Purpose, datetime]], on: int, purpose: Purpose
) -> None:
    tested = [(POSTTEST, day(0)), *earlier]
    found = purpose_now(meeting=None, earlier=tested, now=day(on), checks=(30, 90, 180))
    assert found is purpose


@given(
    meeting=st.none() | st.integers(-60, 60),
    finished_after=st.integers(0, 20),
    checked_on=st.integers(-60, 120),
)
def test_a_check_that_is_offered_is_one_whenever_the_meeting_was(
    meeting: int | None, finished_after: int, checked_on: int
) -> None:
    """What Home and the offer call a check is a check, and not practice."""
    now = day(checked_on)
    post_test = MeasuredAttempt(
        attempt=AttemptId(1), quiz="m1.u1", purpose=POSTTEST, finished_at=day(finished_after)
    )
    opened = purpose_now(
        meeting=None if meeting is None else day(meeting), earlier=[(POSTTEST, day(0))], now=now
    )

    if checks_due(SMALL, [post_test], {}, now=now):
        assert opened is RETENTION


# ---- own against the course --------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "half"),
    [
        ([], None),
        ([9, 9, 9, 9], None),
        ([2, 4, 6, 8, 10], 6),
        ([10, 10, 10, 1, 1], 10),
        ([1, 1, 1, 1, 10, 10], 1),
        ([5, 6, 7, 8, 9, 10], 8),
    ],
)
def test_half_of_five_or_more_people_reached_the_score(scores: list[int], half: int | None) -> None:
    assert reached_by_half(scores) == half


@given(st.lists(st.integers(min_value=0, max_value=10), min_size=5))
def test_at_least_half_really_reached_it(scores: list[int]) -> None:
    half = reached_by_half(scores)

    assert half is not None
    assert 2 * sum(score >= half for score in scores) >= len(scores)
    assert 2 * sum(score > half for score in scores) <= len(scores)


# ---- which questions, which part ---------------------------------------------------------


def test_a_quiz_has_the_questions_of_its_unit_and_the_warm_up_its_own() -> None:
    assert items_of(SMALL, "m1.u1") == ITEMS
    assert items_of(SMALL, WARM_UP) == ("m1.u1.q1", "m1.u2.q1")
    assert items_of(without(SMALL, "m1.u2.q1"), WARM_UP) == ("m1.u1.q1",)


@pytest.mark.parametrize("quiz", ["m1.u9", "nonsense", "", "m1.u1" + MISSED])
def test_a_quiz_that_is_not_there_is_refused(quiz: str) -> None:
    with pytest.raises(NoSuchContent):
        items_of(SMALL, quiz)


@pytest.mark.parametrize(
    ("quiz", "part"),
    [("m1.u1", 1), ("m1.u2", 2), ("m1.u2" + MISSED, 2), (WARM_UP, None), ("m1.u9", None)],
)
def test_which_part_a_quiz_belongs_to(quiz: str, part: int | None) -> None:
    assert part_of_quiz(SMALL, quiz) == part
