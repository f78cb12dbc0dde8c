"""Home's first row: a button for what waits, or none and a word that nothing does."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.facts import CohortPlace, KnownFacts
from bot.home.overview.domain import HomeState, PartQuiz
from bot.home.overview.screens import home
from bot.home.overview.service import HomeView
from bot.learning.quiz.domain import Score
from bot.learning.recap.domain import Position
from bot.learning.results.domain import PartScore
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import (
    Cohort,
    CohortId,
    Enrolment,
    EnrolmentId,
    Membership,
    Person,
    PersonId,
)
from bot.plans.domain import CheckInId
from bot.questions.domain import QuestionId
from bot.telegram.kit.screen import Screen
from bot.telegram.slots import Slots
from tests.shipped import shipped
from tests.telegram.limits import fits

CATALOGUE = Catalogue()
NOW = datetime(2023, 6, 1, 2, 0, tzinfo=UTC)
DONE = HomeState(
    lessons=18,
    lessons_read=18,
    score=PartScore(part=3, score=Score(right=9, total=10)),
    has_quizzes=True,
)


def shown(state: HomeState, language: str) -> Screen:
    enrolment = Enrolment(
        id=EnrolmentId(1),
        person_id=PersonId(1),
        cohort_id=CohortId(1),
        organization_id=None,
        state=Membership.ACTIVE,
    )
    course = shipped()
    cohort = Cohort(id=CohortId(1), course=course.id, title="May", zone="Asia/Phnom_Penh")
    place = CohortPlace(enrolment=enrolment, cohort=cohort, course=course, now=NOW)
    person = Person(
        id=PersonId(1), telegram_id=1, name="Sophea", language=language, zone=cohort.zone
    )
    found = HomeView(known=KnownFacts(place, {}), state=state, courses=(), person=person)
    return home(found, Slots(), CATALOGUE.texts(language), now=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_a_step_went_comes_after_a_quiz_and_a_plan_when_nothing_else_waits(
    language: str,
) -> None:
    texts = CATALOGUE.texts(language)
    planning = replace(DONE, plan=True, shows_plans=True)
    asked = replace(planning, check_in_id=CheckInId(1))
    begun = replace(asked, quiz=Position(unit="m4.u1", at=4, of=10))

    assert texts("home_overview.nothing_waits") in shown(DONE, language).text
    assert first_button(planning, language) == texts.label("home_overview.plan")
    assert first_button(asked, language) == texts.label("home_overview.check_in")
    assert first_button(begun, language) == texts.label(
        "home_overview.quiz_part", at=4, of=10, part=1
    )
    plans = texts.label("common.my_plan")
    assert [each.label for each in shown(planning, language).buttons[-1]][:1] == [plans]
    assert plans not in [each.label for each in shown(DONE, language).buttons[-1]]


def first_button(state: HomeState, language: str) -> str:
    return shown(state, language).buttons[0][0].label


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_comes_before_a_quiz_and_help_is_always_there(language: str) -> None:
    texts = CATALOGUE.texts(language)
    state = replace(DONE, answer_id=QuestionId(7), quiz=Position(unit="m4.u1", at=4, of=10))

    buttons = shown(state, language).buttons

    assert buttons[0][0].label == texts.label("home_overview.answer_home")
    assert texts.label("common.ask_for_help") in [each.label for row in buttons for each in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_comes_after_lessons_and_before_a_plan(language: str) -> None:
    texts = CATALOGUE.texts(language)
    due = replace(DONE, practice=True, plan=True)
    lesson = replace(due, lesson=Position(unit="m4.u1", at=5, of=6))

    assert shown(due, language).buttons[0][0].label == texts.label("common.practise")
    assert texts("home_overview.nothing_waits") not in shown(due, language).text
    label = texts.label("home_overview.lesson", at=5, of=6, part=1)
    assert shown(lesson, language).buttons[0][0].label == label


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "fact",
    [
        {"new_quiz": PartQuiz(quiz="m4.u3", part=13, questions=10)},
        {"check": PartQuiz(quiz="m4.u3", part=13, questions=10)},
        {"certificate": True},
    ],
    ids=lambda fact: next(iter(fact)),
)
def test_what_is_left_when_all_is_read_has_a_button_that_fits(
    fact: dict[str, Any], language: str
) -> None:
    screen = shown(replace(DONE, **fact), language)

    fits(screen)
    assert len(screen.buttons[0]) == 1
    assert CATALOGUE.texts(language)("home_overview.nothing_waits") not in screen.text
