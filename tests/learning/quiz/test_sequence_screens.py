"""Screens of questions whose options are put in order, matched or placed."""

from dataclasses import replace

import pytest

from bot.catalog.course import Course, Form, Item
from bot.catalog.measure import visible_text
from bot.learning.quiz import screens as quiz
from bot.learning.quiz.domain import AttemptId, QuizQuestion, as_picked
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from tests.shipped import shipped, shipped_courses
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
BIG = AttemptId(2**40)
EN = CATALOGUE.texts("en")
STEPS, DOORS, LINES = "m4.u3.q20", "m4.u2.q16", "m4.u3.q13"


def question(item: Item, *, picked: int = 0) -> QuizQuestion:
    return QuizQuestion(attempt=BIG, index=9, item=item, number=10, total=10, picked=picked)


def _of_form(*wanted: Form) -> list[tuple[Course, Item]]:
    return [
        (course, item)
        for course in shipped_courses().values()
        for unit in course.every_unit
        for item in (*unit.items, *unit.variants)
        if item.form in wanted
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sequence_fits_while_it_grows_and_after_it(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course, item in _of_form(Form.ORDER, Form.MATCH):
        letters = [option.id for option in reversed(item.options)]
        for many in range(len(letters) + 1):
            so_far = question(item, picked=as_picked(item, letters[:many]))
            screen = quiz.asked(QuizQuestionAsked(question=so_far), texts)
            fits(screen)
            neutral(screen, course)
            assert all(len(row) <= quiz.MOST_LETTERS for row in labels(screen))
        picked = as_picked(item, letters)
        answered = QuizQuestionAnswered(
            course=course, question=question(item), picked=picked, right=False, last=False
        )
        fits(quiz.answered(answered, texts))


def test_steps_show_the_place_that_they_were_given() -> None:
    item = shipped().item(STEPS)
    given = question(item, picked=as_picked(item, "ba"))
    first, second = (
        "ABCDEF"[[str(each.id) for each in given.options].index(option)] for option in "ba"
    )

    screen = quiz.asked(QuizQuestionAsked(question=given), EN)
    said = visible_text(str(screen.text))

    assert said.startswith("Question 10 of 10 · tap in order\n\nPut the six steps")
    assert f"{first}.  Check safety today   → 1" in said
    assert f"{second}.  Listen for the need named first   → 2" in said
    assert "Tap a letter again to take it back, with all after it." in said
    keys = [label for row in labels(screen) for label in row]
    assert {f"1·{first}", f"2·{second}", "Check (2 of 6)"} <= set(keys)


def test_an_order_is_explained_step_by_step() -> None:
    item = shipped().item(STEPS)
    answered = QuizQuestionAnswered(
        course=shipped(),
        question=question(item),
        picked=as_picked(item, "abdcef"),
        right=False,
        last=False,
    )

    said = visible_text(str(quiz.answered(answered, EN).text))

    assert "1.  Listen for the need named first   ✔ you\n" in said
    assert "3.  Explain each service   ← you: Ask consent, service by service\n" in said
    assert "4 of 6. You need all 6 to get the point." in said
    assert all(option.feedback.in_("en") in said for option in item.options)


def test_needs_show_the_letter_of_their_door_and_which_is_next() -> None:
    item = shipped().item(DOORS)
    given = question(item, picked=as_picked(item, "c"))
    letter = "ABCD"[[str(each.id) for each in given.options].index("c")]

    said = visible_text(str(quiz.asked(QuizQuestionAsked(question=given), EN).text))

    assert said.startswith("Question 10 of 10 · a letter for each line\n")
    assert f"1.  A poor family has no card   → {letter}\n" in said
    assert "2.  A card holder is ill   → ?\n" in said
    assert "3.  A factory worker is hurt at work\n" in said


def test_matches_are_explained_need_by_need() -> None:
    item = shipped().item(DOORS)
    answered = QuizQuestionAnswered(
        course=shipped(),
        question=question(item),
        picked=as_picked(item, "abcd"),
        right=True,
        last=False,
    )

    said = visible_text(str(quiz.answered(answered, EN).text))

    assert "2.  A card holder is ill → Health Equity Fund   ✔ you\n" in said
    assert "Right, all 4." in said


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_lines_of_a_message_are_quoted_and_keep_their_order(number: int) -> None:
    item = shipped().item(LINES)
    given = replace(question(item), attempt=AttemptId(number))

    asked = quiz.asked(QuizQuestionAsked(question=given), EN)

    assert "<blockquote>A.  On Tuesday" in asked.text
    assert "D.  Please let her wait in a quiet room.</blockquote>" in asked.text


def test_places_that_are_missing_are_told_over_the_chat() -> None:
    missing = WrongTickCount(wanted=6, full=False, in_sequence=True)
    assert quiz.wrong_tick_count(missing, EN) == "Please place all 6."
