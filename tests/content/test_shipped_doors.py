"""The doors: what each lesson says, and that nothing counts them or names an untried number."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.catalog.course import Card, Course, Unit
from bot.learning.practice.domain import MOST_QUESTIONS
from bot.learning.quiz.domain import AttemptId
from bot.learning.recap import screens as recap
from bot.learning.recap.service import OpenedLesson
from bot.locale import Catalogue
from bot.services.buttons import OpenNeed
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped

FIRST_HALF, SECOND_HALF, OTHERS = "m4.u4", "m4.u5", "m4.u6"
LONGEST_SITTING = 6
"""Lessons in one sitting: as many as the longest part of the course."""
SAYS = {
    "en": (r"Who decides", r"card", r"Bring", r"Ask first", r"closes this door", r"Near you"),
    "km": (
        "អ្នកណាសម្រេច",
        "ប័ណ្ណ",
        "យកទៅ",
        "សួរជាមុន",
        "ធ្វើឱ្យទ្វារនេះបិទ",
        "នៅជិតលោកអ្នក",
    ),
}
"""What a leader finds in each door, by language."""


def doors() -> tuple[Card, ...]:
    return tuple(card for half in (FIRST_HALF, SECOND_HALF) for card in shipped().unit(half).cards)


def added() -> tuple[Unit, ...]:
    return tuple(shipped().unit(each) for each in (FIRST_HALF, SECOND_HALF, OTHERS))


def whole(card: Card, language: str) -> str:
    assert card.more is not None
    return f"{card.sight.in_(language)}\n{card.more.in_(language)}"


def words(course: Course, language: str) -> Iterator[str]:
    """Every text of the lessons and questions of a course."""
    for unit in course.every_unit:
        for card in unit.cards:
            yield from (text.in_(language) for text in (card.title, card.sight))
            yield card.more.in_(language) if card.more else ""
        for item in (*unit.items, *unit.variants):
            yield item.stem.in_(language)
            for option in item.options:
                yield from (option.text.in_(language), option.feedback.in_(language))


@pytest.mark.parametrize("language", SAYS)
def test_each_of_the_ten_doors_says_what_a_leader_asks(language: str) -> None:
    assert len(doors()) == 10
    for card in doors():
        missing = [each for each in SAYS[language] if not re.search(each, whole(card, language))]
        assert missing == [], card.id


def test_each_need_of_the_directory_has_its_door() -> None:
    assert {card.need for card in doors()} == {need.id for need in shipped().directory.needs}


@pytest.mark.parametrize("language", shipped().languages)
def test_a_door_leads_to_its_services_but_not_out_of_a_quiz(language: str) -> None:
    texts, course = Catalogue().texts(language), shipped()
    for unit in (course.unit(FIRST_HALF), course.unit(SECOND_HALF)):
        for number, card in enumerate(unit.cards, 1):
            assert card.need is not None
            opened = OpenedLesson(course=course, unit=unit, card=card, number=number)
            from_quiz = replace(opened, back_to=AttemptId(1))

            assert OpenNeed(card.need) in buttons(recap.card(opened, texts))
            assert OpenNeed(card.need) not in buttons(recap.card(from_quiz, texts))


def buttons(screen: Screen) -> list[Button | None]:
    return [tapped.button for row in screen.buttons for tapped in row]


def test_each_lesson_has_three_questions_of_its_own_and_one_left_for_practice() -> None:
    for unit in added():
        every = (*unit.items, *unit.variants)
        for card in unit.cards:
            assert sum(item.card == card.id for item in every) >= 3, card.id
            assert any(item.card == card.id for item in unit.items), card.id
        assert len(unit.variants) >= MOST_QUESTIONS


def test_a_part_is_no_longer_than_one_sitting() -> None:
    assert all(len(unit.cards) <= LONGEST_SITTING for unit in added())
    assert all(len(unit.items) <= 2 * LONGEST_SITTING for unit in added())


def test_the_course_is_what_it_was_for_people_who_finished_it() -> None:
    course = shipped()

    assert [unit.id for unit in course.units] == ["m4.u1", "m4.u2", "m4.u3"]
    assert sum(len(unit.cards) for unit in course.units) == 18
    assert sum(len(unit.items) for unit in course.units) == 30
    assert {unit.id for unit in added()} <= {unit.id for unit in course.extras}


@pytest.mark.parametrize("language", shipped().languages)
def test_no_lesson_or_question_names_a_number_that_nobody_has_dialled(language: str) -> None:
    course = shipped()
    contacts = (each.contact.in_("en") for each in course.services if not each.verified)
    numbers = {
        re.sub(r"\D", "", number)
        for contact in contacts
        for number in re.findall(r"\d[\d ]{2,}\d|\d{3,}", contact.partition("telephone")[2])
    }
    assert len(numbers) > 10

    digits = {re.sub(r"(?<=\d) (?=\d)", "", text) for text in words(course, language)}
    named = [n for n in numbers if any(re.search(rf"(?<!\d){n}(?!\d)", text) for text in digits)]
    assert named == []


def test_what_rests_on_a_secondary_source_is_noted_for_editors() -> None:
    course = shipped()
    for unit in added():
        for card in unit.cards:
            if any(course.source(each).confidence != "C1" for each in card.sources):
                assert card.to_check, card.id
