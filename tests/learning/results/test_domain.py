"""My results: first and best, the group from five people on, and days with activity."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.learning.quiz.domain import AttemptId, Purpose, Score
from bot.learning.results.domain import (
    ActivityWeeks,
    LearningResults,
    QuizResult,
    activity_weeks,
    quiz_results,
    results,
)
from bot.learning.retention.domain import ScoredAnswer
from tests.small_course import SMALL

ZONE = "Asia/Phnom_Penh"
WEDNESDAY = datetime(2023, 6, 14, 5, 15, tzinfo=UTC)


def run(
    number: int, right: str, *, quiz: str = "m1.u1", finished: bool = True
) -> list[ScoredAnswer]:
    """The answers of a run: "+" is right, "-" is not."""
    return [
        ScoredAnswer(
            person=1,
            attempt=AttemptId(number),
            quiz=quiz,
            purpose=Purpose.POSTTEST,
            finished=finished,
            item=f"q{place}",
            objective="o1",
            right=sign == "+",
            at=WEDNESDAY,
        )
        for place, sign in enumerate(right)
    ]


def result(part: int, first: Score, best: Score, half: int | None = None) -> QuizResult:
    return QuizResult(part=part, first=first, best=best, half=half)


def score(right: int, total: int) -> Score:
    return Score(right=right, total=total)


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([], ()),
        (run(1, "+--", finished=False), ()),
        (run(1, "+--"), (result(1, score(1, 3), score(1, 3)),)),
        ([*run(2, "++-"), *run(1, "---")], (result(1, score(0, 3), score(2, 3)),)),
        ([*run(1, "++-"), *run(2, "---")], (result(1, score(2, 3), score(2, 3)),)),
        ([*run(1, "++-"), *run(2, "++")], (result(1, score(2, 3), score(2, 2)),)),
        (
            [*run(3, "+", quiz="m1.u2"), *run(1, "+", quiz="m1.u1.missed"), *run(2, "---")],
            (result(1, score(0, 3), score(0, 3)), result(2, score(1, 1), score(1, 1))),
        ),
        ([*run(1, "+", quiz="practice"), *run(2, "+", quiz="warmup")], ()),
    ],
    ids=[
        "none",
        "not finished",
        "one run",
        "the first is the one begun first",
        "the best may be the first",
        "the best by share",
        "only whole quizzes, in the order of the course",
        "practice and warm-up are none",
    ],
)
def test_first_and_best(marks: list[ScoredAnswer], found: tuple[QuizResult, ...]) -> None:
    assert quiz_results(SMALL, marks, {}) == found


@pytest.mark.parametrize(("others", "half"), [(3, None), (4, 1), (5, 1)])
def test_the_group_is_shown_from_five_people_on(others: int, half: int | None) -> None:
    [found] = quiz_results(SMALL, run(1, "+++"), {"m1.u1": [3, *[1] * others], "m1.u2": [9] * 9})

    assert found.half == half


def days(*dates: str) -> list[datetime]:
    """Half past noon in Phnom Penh on these days of June, such as "14"."""
    return [datetime(2023, 6, int(day), 5, 30, tzinfo=UTC) for day in dates]


@pytest.mark.parametrize(
    ("answered", "meetings", "found"),
    [
        ([], days("14"), None),
        (days("14"), [], ActivityWeeks(days=1, weeks=((0, 0, 1, 0, 0, 0, 0),))),
        (days("14", "14"), [], ActivityWeeks(days=1, weeks=((0, 0, 1, 0, 0, 0, 0),))),
        (
            days("10", "12"),
            days("8", "12", "16"),
            ActivityWeeks(days=2, weeks=((0, 0, 0, 2, 0, 1, 0), (1, 0, 0, 0, 0, 0, 0))),
        ),
        (
            [datetime(2023, 6, 13, 18, 30, tzinfo=UTC)],  # 01:30 on Wednesday in Phnom Penh
            [],
            ActivityWeeks(days=1, weeks=((0, 0, 1, 0, 0, 0, 0),)),
        ),
    ],
    ids=[
        "no answer yet",
        "today",
        "twice a day is once",
        "meetings that began; an answer wins",
        "local days",
    ],
)
def test_the_days_with_activity(
    answered: list[datetime], meetings: list[datetime], found: ActivityWeeks | None
) -> None:
    assert activity_weeks(answered, meetings, zone=ZONE, now=days("14")[0]) == found


def test_activity_goes_back_ten_weeks_and_counts_only_those() -> None:
    long_ago = WEDNESDAY - timedelta(days=300)
    found = activity_weeks([long_ago, WEDNESDAY], [], zone=ZONE, now=WEDNESDAY)

    assert found is not None
    assert len(found.weeks) == 10
    assert found.days == 1
    assert found.weeks[-1] == (0, 0, 1, 0, 0, 0, 0)


def whole(marks: list[ScoredAnswer], *, read: int = 0) -> LearningResults:
    return results(SMALL, marks, {}, read=read, lessons=5, meetings=[], zone=ZONE, now=WEDNESDAY)


def test_there_is_nothing_to_show_before_anything_was_done() -> None:
    assert whole([]).is_empty
    assert not whole([], read=1).is_empty
    assert not whole(run(1, "+", finished=False)).is_empty
    assert whole(run(1, "+++")).measured.posttest is not None
