"""The first row of Home: the first that is true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.home.overview.domain import HomeState, NextMeeting, NextStep, PartQuiz, joins_now, waiting
from bot.learning.recap.domain import Position
from bot.plans.domain import CheckInId
from bot.questions.domain import QuestionId

NOW = datetime(2023, 5, 29, 2, 0, tzinfo=UTC)
MEETING = NextMeeting(
    starts_at=NOW,
    ends_at=NOW + timedelta(minutes=90),
    zone="Asia/Phnom_Penh",
    link="https://zoom.us/j/1",
    answer=None,
)
ALL = HomeState(
    meeting=MEETING,
    answer_id=QuestionId(1),
    quiz=Position(unit="m4.u1", at=4, of=10),
    lesson=Position(unit="m4.u1", at=5, of=6),
    lessons_read=4,
    warm_up=True,
    posttest=PartQuiz(quiz="m4.u1", part=1, questions=10),
    new_quiz=PartQuiz(quiz="m4.u2", part=2, questions=10),
    check_in_id=CheckInId(1),
    check=PartQuiz(quiz="m4.u1", part=1, questions=10),
    practice=True,
    plan=True,
    certificate=True,
)


def test_what_waits_is_in_the_order_of_the_screens() -> None:
    assert waiting(ALL, now=NOW) == (
        NextStep.JOIN,
        NextStep.ANSWER,
        NextStep.QUIZ,
        NextStep.WARM_UP,
        NextStep.POSTTEST,
        NextStep.LESSON,
        NextStep.NEW_QUIZ,
        NextStep.CHECK_IN,
        NextStep.CHECK,
        NextStep.PRACTICE,
        NextStep.CERTIFICATE,
        NextStep.PLAN,
    )


def test_nothing_waits_for_somebody_who_has_done_all() -> None:
    assert waiting(HomeState(lessons_read=6, lessons=6), now=NOW) == ()


def test_before_anything_was_read_it_is_the_first_lesson() -> None:
    state = HomeState(lesson=Position(unit="m4.u1", at=1, of=6))

    assert waiting(state, now=NOW)[0] is NextStep.FIRST_LESSON


@pytest.mark.parametrize(
    ("at", "answer", "link", "open_"),
    [
        (timedelta(minutes=-31), None, "https://zoom.us", False),
        (timedelta(minutes=-30), None, "https://zoom.us", True),
        (timedelta(minutes=89), "yes", "https://zoom.us", True),
        (timedelta(minutes=90), "yes", "https://zoom.us", False),
        (timedelta(0), "no", "https://zoom.us", False),
        (timedelta(0), "yes", None, False),
    ],
)
def test_the_room_is_open_from_half_an_hour_before_until_the_end(
    at: timedelta, *, answer: str | None, link: str | None, open_: bool
) -> None:
    assert joins_now(replace(MEETING, answer=answer, link=link), now=NOW + at) is open_


def test_without_a_meeting_there_is_no_room() -> None:
    assert not joins_now(None, now=NOW)
