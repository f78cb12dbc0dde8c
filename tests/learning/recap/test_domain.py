"""How far somebody is in the lessons."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.course import NoSuchContent
from bot.learning.quiz.domain import Attempt, AttemptId, GivenAnswer, Purpose, Run, Score
from bot.learning.recap.domain import (
    Position,
    ReadingProgress,
    card_at,
    lessons_read,
    next_lesson,
    opens_at,
)
from bot.learning.results.domain import PartScore, progress
from bot.membership.domain import EnrolmentId, PersonId
from tests.small_course import SMALL

FIRST, SECOND = SMALL.units
NOW = datetime(2023, 5, 29, 5, 0, tzinfo=UTC)


def reading(
    unit: str, card: int, furthest: int, *, minutes: int = 0, done: bool = False
) -> ReadingProgress:
    return ReadingProgress(
        unit=unit,
        card=card,
        furthest=furthest,
        read_at=NOW + timedelta(minutes=minutes),
        finished=done,
    )


@pytest.mark.parametrize(
    ("card", "furthest", "done", "opens"),
    [
        (1, 1, False, 1),
        (2, 2, False, 2),
        (1, 2, False, 1),
        (3, 3, True, 1),
        (2, 3, True, 2),
        (9, 9, True, 1),
    ],
)
def test_a_unit_opens_where_the_reader_stopped(
    *, card: int, furthest: int, done: bool, opens: int
) -> None:
    assert opens_at(FIRST, reading("m1.u1", card, furthest, done=done)) == opens


def test_a_unit_that_was_never_opened_begins_with_its_first_lesson() -> None:
    assert opens_at(FIRST, None) == 1


@pytest.mark.parametrize("number", [0, -1, 4])
def test_a_lesson_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(NoSuchContent):
        card_at(FIRST, number)


def test_cards_are_numbered_from_one() -> None:
    assert [card_at(FIRST, number).number for number in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("readings", "read", "onward"),
    [
        ([], 0, ("m1.u1", 1, 3)),
        ([reading("m1.u1", 2, 2)], 2, ("m1.u1", 2, 3)),
        ([reading("m1.u1", 1, 2)], 2, ("m1.u1", 1, 3)),
        ([reading("m1.u1", 3, 3, done=True)], 3, ("m1.u2", 1, 2)),
        ([reading("m1.u1", 2, 2), reading("m1.u2", 1, 1, minutes=5)], 3, ("m1.u2", 1, 2)),
        ([reading("m1.u1", 2, 2, minutes=5), reading("m1.u2", 1, 1)], 3, ("m1.u1", 2, 3)),
        ([reading("m1.u1", 3, 3, done=True), reading("m1.u2", 2, 2, done=True)], 5, None),
        ([reading("m1.u1", 9, 9)], 3, ("m1.u1", 3, 3)),
        ([reading("m9.u9", 2, 2)], 0, ("m1.u1", 1, 3)),
    ],
)
def test_how_far_somebody_is_and_where_they_go_on(
    readings: list[ReadingProgress], read: int, onward: tuple[str, int, int] | None
) -> None:
    known = {each.unit: each for each in readings}
    wanted = Position(unit=onward[0], at=onward[1], of=onward[2]) if onward else None

    assert lessons_read(SMALL, known) == (read, 5)
    assert next_lesson(SMALL.units, known) == wanted


def run(quiz: str, purpose: Purpose, *answered: str) -> Run:
    attempt = Attempt(
        id=AttemptId(1),
        person_id=PersonId(1),
        enrolment_id=EnrolmentId(1),
        course="small",
        quiz=quiz,
        purpose=purpose,
        items=("m1.u1.q1", "m1.u1.q2"),
    )
    answers = tuple(GivenAnswer(item=item, picked=1, right=True) for item in answered)
    return Run(course=SMALL, attempt=attempt, answers=answers)


def test_progress_puts_it_all_together() -> None:
    score = Score(right=2, total=3)

    told = progress(
        SMALL,
        {"m1.u1": reading("m1.u1", 2, 2)},
        [run("m1.u1", Purpose.PRACTICE), run("m1.u1.missed", Purpose.REPEAT, "m1.u1.q1")],
        [("warmup", Score(right=1, total=2)), ("m1.u1", score), ("m1.u1.missed", score)],
    )

    assert (told.lessons_read, told.lessons) == (2, 5)
    assert told.lesson == Position(unit="m1.u1", at=2, of=3)
    assert told.quiz == Position(unit="m1.u1.missed", at=2, of=2)
    assert told.score == PartScore(part=1, score=score)
    assert told.untried == ("m1.u2",)


def test_progress_of_a_new_member() -> None:
    told = progress(SMALL, {}, [], [])

    assert (told.lessons_read, told.quiz, told.score) == (0, None, None)
    assert told.untried == ("m1.u1", "m1.u2")
