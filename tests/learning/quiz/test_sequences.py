"""Questions whose options are put in order or matched: places, taps and the point."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.course import Form, Item, NoSuchContent
from bot.learning.quiz.domain import (
    AttemptId,
    QuizQuestion,
    as_picked,
    count_picked,
    count_right,
    in_order,
    is_correct,
    legible,
    mask,
    order_of_options,
    placed,
    put,
    right_picks,
)
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.refusals import StaleButton
from tests.learning.quiz.pupils import Pupil, open_question
from tests.small_course import course, item, unit


def steps(options: str = "abcd", name: str = "m1.u1.q1") -> Item:
    """A question whose options are to be put in the order in which they stand."""
    return replace(item(name, right=options, options=options), form=Form.ORDER)


# ---- rules -------------------------------------------------------------------------------


@given(st.permutations(list("abcdef")), st.integers(min_value=0, max_value=6))
def test_a_sequence_is_read_as_it_was_tapped(letters: list[str], many: int) -> None:
    tapped = tuple(letters[:many])

    assert placed(steps("abcdef"), in_order(tapped)) == tapped
    assert count_picked(steps("abcdef"), in_order(tapped)) == many


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_whatever_is_stored_is_read_as_a_sequence_of_options(stored: int) -> None:
    found = placed(steps(), stored)

    assert len(set(found)) == len(found)
    assert set(found) <= set("abcd")
    assert placed(steps(), legible(steps(), stored)) == found


def test_ticks_that_an_edited_question_cannot_have_are_not_counted() -> None:
    ticks = item("m1.u1.q1", right="ab", options="abc")

    assert legible(ticks, mask("ad")) == mask("a")
    assert legible(ticks, in_order("cba")) & ~mask("abc") == 0


@pytest.mark.parametrize(
    ("before", "option", "back", "after"),
    [
        ("", "b", False, "b"),
        ("b", "a", False, "ba"),
        ("ba", "b", False, "ba"),
        ("bacd", "a", True, "b"),
        ("bacd", "b", True, ""),
        ("ba", "c", True, "ba"),
        ("bacd", "d", True, "bac"),
    ],
    ids=["first", "next", "again", "back", "all back", "not there", "last back"],
)
def test_a_tap_places_an_option_or_takes_it_back(
    before: str, option: str, *, back: bool, after: str
) -> None:
    assert put(steps(), option, in_order(before), back=back) == in_order(after)


@given(before=st.text("abcd", max_size=4), option=st.sampled_from("abcd"), back=st.booleans())
def test_a_tap_that_comes_twice_is_as_one(before: str, option: str, *, back: bool) -> None:
    start = legible(steps(), in_order(before))
    once = put(steps(), option, start, back=back)

    assert put(steps(), option, once, back=back) == once


def test_what_the_question_does_not_have_cannot_be_placed() -> None:
    with pytest.raises(NoSuchContent):
        put(steps("abc"), "d", 0, back=False)


@pytest.mark.parametrize(
    ("tapped", "point", "hit"),
    [("abcd", True, 4), ("abdc", False, 2), ("dcba", False, 0), ("bacd", False, 2)],
)
def test_the_point_needs_every_option_at_its_place(tapped: str, *, point: bool, hit: int) -> None:
    picked = as_picked(steps(), tapped)

    assert is_correct(steps(), picked) is point
    assert count_right(steps(), picked) == hit


def test_only_the_order_of_the_file_is_right() -> None:
    assert right_picks(steps()) == in_order("abcd")
    assert right_picks(item("m1.u1.q1", right="ac")) == mask("ac")


def test_steps_are_shuffled() -> None:
    orders = {
        "".join(option.id for option in order_of_options(AttemptId(number), steps()))
        for number in range(40)
    }

    assert len(orders) > 5


# ---- somebody answers --------------------------------------------------------------------

ORDERED = course(
    unit("m1.u1", items=(steps(), item("m1.u1.q2", right="ab"))),
    unit("m1.u2", cards=2, items=(item("m1.u2.q1"),)),
)


@pytest.fixture
def orderly(pupil: Pupil) -> Pupil:
    return replace(pupil, course=ORDERED)


async def placing(pupil: Pupil, question: QuizQuestion, options: str) -> None:
    for option in options:
        assert isinstance(await pupil.places(question, option), QuizQuestionAsked)


async def test_places_are_saved_for_later(orderly: Pupil) -> None:
    question = await open_question(orderly)
    await placing(orderly, question, "bac")
    await orderly.places(question, "a", back=True)

    assert (await open_question(orderly)).picked == in_order("b")


async def test_a_sequence_is_checked_when_all_have_a_place(orderly: Pupil) -> None:
    question = await open_question(orderly)
    await placing(orderly, question, "abc")
    wanted = WrongTickCount(wanted=4, full=False, in_sequence=True)
    assert await orderly.checks(question) == wanted

    await placing(orderly, question, "d")
    answered = await orderly.checks(question)

    assert isinstance(answered, QuizQuestionAnswered)
    assert (answered.right, answered.picked) == (True, in_order("abcd"))


async def test_a_tap_that_is_repeated_on_a_bad_line_does_not_undo_itself(orderly: Pupil) -> None:
    question = await open_question(orderly)
    await placing(orderly, question, "aabb")

    assert (await open_question(orderly)).picked == in_order("ab")


async def test_what_was_placed_is_not_ticked_in_the_next_question(orderly: Pupil) -> None:
    question = await open_question(orderly)
    await placing(orderly, question, "dcba")
    await orderly.checks(question)

    assert (await open_question(orderly)).picked == 0


async def test_ticks_and_places_belong_to_their_own_kind_of_question(orderly: Pupil) -> None:
    question = await open_question(orderly)
    for tap in (orderly.ticks(question, "a"), orderly.answers(question, "a")):
        with pytest.raises(StaleButton):
            await tap
    await placing(orderly, question, "abcd")
    await orderly.checks(question)

    with pytest.raises(StaleButton):
        await orderly.places(await open_question(orderly), "a")


async def test_ticks_of_a_question_that_became_a_sequence_are_forgotten(
    pupil: Pupil, orderly: Pupil
) -> None:
    ticked = course(unit("m1.u1", items=(item("m1.u1.q1", right="acd"), item("m1.u1.q2"))))
    question = await open_question(replace(pupil, course=ticked))
    await replace(pupil, course=ticked).ticks(question, "d")

    fresh = await open_question(orderly)

    assert placed(fresh.item, fresh.picked) == ()
    await placing(orderly, fresh, "a")
    assert (await open_question(orderly)).picked == in_order("a")
