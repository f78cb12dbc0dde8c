"""Retention: when it is checked, by which questions, and how the three measurements compare."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.course import Rhythm
from bot.catalog.unit import ObjectiveId
from bot.learning.quiz.domain import AttemptId, Purpose
from bot.learning.retention.domain import (
    MeasuredAttempt,
    RetentionComparison,
    ScoredAnswer,
    Share,
    checks_due,
    compare_marks,
    paired,
    same_blueprint,
)
from tests.small_course import SMALL, item, unit

NOW = datetime(2023, 7, 31, 5, 15, tzinfo=UTC)
BASELINE, POSTTEST, RETENTION = Purpose.BASELINE, Purpose.POSTTEST, Purpose.RETENTION


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def taken(
    number: int,
    quiz: str,
    days: float | None,
    purpose: Purpose = POSTTEST,
    *,
    offered: bool = False,
) -> MeasuredAttempt:
    return MeasuredAttempt(
        attempt=AttemptId(number),
        quiz=quiz,
        purpose=purpose,
        finished_at=None if days is None else ago(days),
        offered_at=ago(1) if offered else None,
    )


@pytest.mark.parametrize(
    ("runs", "due"),
    [
        ([], []),
        ([taken(1, "m1.u1", 29.9)], []),
        ([taken(1, "m1.u1", 30)], [1]),
        ([taken(1, "m1.u1", 400, offered=True)], [1]),
        ([taken(1, "m1.u1", None)], []),
        ([taken(2, "m1.u2", 31), taken(1, "m1.u1", 31)], [1, 2]),
        ([taken(1, "m1.u1", 60), taken(3, "m1.u1", 5, RETENTION)], []),
        ([taken(1, "m1.u1", 60), taken(3, "m1.u1", None, RETENTION)], []),
        ([taken(1, "m1.u1", 60), taken(3, "m1.u2", None, RETENTION)], [1]),
        ([taken(1, "m9.u9", 60)], []),
    ],
    ids=[
        "nothing taken",
        "too early",
        "30 days",
        "told already, still open",
        "post-test not finished",
        "in the order of the course",
        "checked",
        "check begun",
        "another quiz checked",
        "the unit is gone",
    ],
)
def test_the_check_opens_30_days_after_the_post_test(
    runs: list[MeasuredAttempt], due: list[int]
) -> None:
    assert [each.attempt for each in checks_due(SMALL, runs, {}, now=NOW)] == due


THREE_TIMES = replace(SMALL, rhythm=Rhythm(checks=(30, 90, 180)))


@pytest.mark.parametrize(
    ("runs", "started", "due"),
    [
        ([taken(1, "m1.u1", 70, BASELINE)], None, []),  # no meeting: it is a first run
        ([taken(1, "m1.u1", 70, BASELINE)], 29, []),
        ([taken(1, "m1.u1", 70, BASELINE)], 30, [(1, False)]),
        ([taken(1, "m1.u1", None, BASELINE)], 30, []),
        ([taken(1, "m1.u1", 70, BASELINE), taken(2, "m1.u1", 31)], 60, [(2, False)]),
        ([taken(1, "m1.u1", 95), taken(2, "m1.u1", 60, RETENTION)], 95, [(1, False)]),
        ([taken(1, "m1.u1", 95, offered=True)], 95, [(1, True)]),
        ([replace(taken(1, "m1.u1", 95), offered_at=ago(60))], 95, [(1, False)]),  # the one before
        ([taken(1, "m1.u1", 95), taken(2, "m1.u1", 20, RETENTION)], 95, []),
        ([taken(1, "m1.u1", 200), taken(2, "m1.u1", 100, RETENTION)], 200, [(1, False)]),
    ],
)
def test_early_finishers_are_checked_too_and_everybody_three_times(
    runs: list[MeasuredAttempt], started: int | None, due: list[tuple[int, bool]]
) -> None:
    starts = {} if started is None else {"m1.u1": ago(started)}
    found = checks_due(THREE_TIMES, runs, starts, now=NOW)
    assert [(each.attempt, each.offered) for each in found] == due


def test_only_the_first_check_is_compared() -> None:
    marks = [
        ScoredAnswer(
            person=1,
            attempt=AttemptId(number),
            quiz="m1.u1",
            purpose=purpose,
            finished=True,
            item="m1.u1.q1",
            objective="m1.u1.o1",
            right=right,
            at=ago(90 - number),
        )
        for number, (purpose, right) in enumerate(
            [(POSTTEST, True), (RETENTION, True), (RETENTION, False)], 1
        )
    ]
    assert compare_marks(marks).retention == Share(right=1, total=1, people=1)
    both = paired(marks, POSTTEST, RETENTION)
    assert both == (Share(right=1, total=1, people=1), Share(right=1, total=1, people=1))


PART = unit(
    "m1.u3",
    items=tuple(item(f"m1.u3.q{number}") for number in range(1, 5)),
)
O1, O9 = ObjectiveId("m1.u3.o1"), ObjectiveId("m1.u3.o9")


@pytest.mark.parametrize(
    ("objectives", "asked", "questions"),
    [
        ([O1, O1], {}, "12"),
        ([O1, O1], {"1": 60, "2": 60}, "34"),
        ([O1, O1, O1], {"1": 60, "2": 60}, "134"),
        ([O1, O1, O1], {"1": 5, "2": 60}, "234"),
        ([O1, O1], {"1": 9, "2": 5, "3": 60, "4": 50}, "34"),
        ([O1] * 9, {}, "1234"),
        ([O1, O9], {}, "1"),
        ([O9], {}, "1234"),
        ([], {}, "1234"),
    ],
    ids=[
        "as many as were asked",
        "variants that were never asked",
        "what is missing is asked again",
        "what was asked longest ago",
        "all were asked: longest ago",
        "never more than there are",
        "an objective that is gone",
        "all objectives gone",
        "no blueprint",
    ],
)
def test_the_same_blueprint_by_other_questions(
    objectives: list[str], asked: dict[str, float], questions: str
) -> None:
    last = {f"m1.u3.q{number}": ago(days) for number, days in asked.items()}
    chosen = same_blueprint(PART, objectives, last)

    assert "".join(each.removeprefix("m1.u3.q") for each in chosen) == questions


def test_a_practice_question_is_new_to_the_check() -> None:
    part = replace(PART, variants=(item("m1.u3.q9"),))
    asked = {str(each.id): ago(20) for each in PART.items}

    assert same_blueprint(part, ["m1.u3.o1"], asked) == ("m1.u3.q9",)
    assert same_blueprint(part, [], asked) == tuple(each.id for each in PART.items)


def marks(
    person: int, purpose: Purpose, right: str, *, objective: str = "o1", finished: bool = True
) -> list[ScoredAnswer]:
    """Answers of one run: "+" is right, "-" is not."""
    return [
        ScoredAnswer(
            person=person,
            attempt=AttemptId(person),
            quiz="m1.u1",
            purpose=purpose,
            finished=finished,
            item=f"q{number}",
            objective=objective,
            right=sign == "+",
            at=NOW,
        )
        for number, sign in enumerate(right)
    ]


def share(right: int, total: int, people: int = 1) -> Share:
    return Share(right=right, total=total, people=people)


def test_what_was_not_measured_is_none_and_never_0() -> None:
    assert compare_marks([]) == RetentionComparison(baseline=None, posttest=None, retention=None)
    assert compare_marks([]).is_empty
    only = compare_marks(marks(1, POSTTEST, "---"))
    assert only == RetentionComparison(baseline=None, posttest=share(0, 3), retention=None)
    assert not only.is_empty


def test_only_finished_runs_that_measure_count() -> None:
    counted = compare_marks(
        [
            *marks(1, BASELINE, "+--"),
            *marks(1, Purpose.REPEAT, "+++"),
            *marks(1, Purpose.PRACTICE, "+++"),
            *marks(2, BASELINE, "++-"),
            *marks(2, RETENTION, "+", finished=False),
        ]
    )
    assert counted == RetentionComparison(baseline=share(3, 6, 2), posttest=None, retention=None)
    assert counted.baseline is not None
    assert counted.baseline.of_one == 0.5


@pytest.mark.parametrize(
    ("given", "pair"),
    [
        ([*marks(1, POSTTEST, "++-")], None),
        ([*marks(1, POSTTEST, "++-"), *marks(2, RETENTION, "+")], None),
        (
            [*marks(1, POSTTEST, "++-"), *marks(1, RETENTION, "+-"), *marks(2, POSTTEST, "+")],
            (share(2, 3), share(1, 2)),
        ),
        (
            [
                *marks(1, POSTTEST, "+"),
                *marks(1, POSTTEST, "--", objective="o2"),
                *marks(1, RETENTION, "-"),
            ],
            (share(1, 1), share(0, 1)),
        ),
        (
            [*marks(1, POSTTEST, "+"), *marks(1, RETENTION, "+", finished=False)],
            None,
        ),
        (
            [
                *marks(1, POSTTEST, "+"),
                *marks(2, POSTTEST, "-"),
                *marks(1, RETENTION, "+"),
                *marks(2, RETENTION, "+"),
            ],
            (share(1, 2, 2), share(2, 2, 2)),
        ),
    ],
    ids=[
        "one measurement",
        "different people",
        "who took only one is left out",
        "only what was asked both times",
        "not finished",
        "two people",
    ],
)
def test_a_pair_compares_the_same_people_on_the_same_objectives(
    given: list[ScoredAnswer], pair: tuple[Share, Share] | None
) -> None:
    assert paired(given, POSTTEST, RETENTION) == pair
