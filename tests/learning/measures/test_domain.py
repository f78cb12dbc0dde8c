"""What can still be measured, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.learning.domain import Meeting
from bot.learning.measures.domain import (
    PostTest,
    is_warm_up_near,
    is_warm_up_open,
    posttest_of,
    posttests_due,
)
from bot.learning.quiz.domain import AttemptId, Purpose
from bot.learning.retention.domain import MeasuredAttempt, ScoredAnswer
from tests.small_course import SMALL

NOW = datetime(2023, 6, 5, 5, 0, tzinfo=UTC)
BASELINE, POSTTEST, RETENTION = Purpose.BASELINE, Purpose.POSTTEST, Purpose.RETENTION


def meeting(days: float, unit: str | None = "m1.u1") -> Meeting:
    return Meeting(starts_at=NOW - timedelta(days=days), unit=unit)


def taken(purpose: Purpose, days: float | None = 10, quiz: str = "m1.u1") -> MeasuredAttempt:
    at = None if days is None else NOW - timedelta(days=days)
    return MeasuredAttempt(attempt=AttemptId(1), quiz=quiz, purpose=purpose, finished_at=at)


@pytest.mark.parametrize(
    ("runs", "meetings", "due"),
    [
        ([taken(BASELINE)], [meeting(1)], ["m1.u1"]),
        ([taken(BASELINE)], [meeting(0)], ["m1.u1"]),
        ([taken(BASELINE)], [meeting(-1)], []),
        ([taken(BASELINE)], [meeting(29)], ["m1.u1"]),
        ([taken(BASELINE, 40)], [meeting(30)], []),
        ([taken(BASELINE)], [meeting(1, "m1.u2")], []),
        ([taken(BASELINE)], [meeting(1, None)], []),
        ([taken(BASELINE)], [], []),
        ([], [meeting(1)], []),
        ([taken(BASELINE, None)], [meeting(1)], []),
        ([taken(BASELINE), taken(POSTTEST, 0)], [meeting(1)], []),
        ([taken(BASELINE), taken(POSTTEST, None)], [meeting(1)], []),
        ([taken(BASELINE, quiz="warmup")], [meeting(1)], []),
    ],
    ids=[
        "the day after",
        "from its beginning",
        "before it",
        "for a month",
        "then the check",
        "a meeting on another part",
        "a meeting on no part",
        "no meeting",
        "never tried",
        "not finished",
        "done",
        "begun",
        "the warm-up is no quiz of a part",
    ],
)
def test_a_quiz_done_early_is_due_again_from_its_meeting_on(
    runs: list[MeasuredAttempt], meetings: list[Meeting], due: list[str]
) -> None:
    assert list(posttests_due(SMALL, runs, meetings, now=NOW)) == due


def mark(quiz: str, purpose: Purpose) -> ScoredAnswer:
    return ScoredAnswer(
        person=1,
        attempt=AttemptId(1),
        quiz=quiz,
        purpose=purpose,
        finished=True,
        item="q1",
        objective="o1",
        right=True,
        at=NOW - timedelta(days=40),
    )


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([meeting(1, "m1.u1"), meeting(0, "m1.u2")], PostTest.OPEN),
        ([meeting(-1, "m1.u1"), meeting(-2, "m1.u2")], PostTest.WAITS),
        ([meeting(35, "m1.u1"), meeting(34, "m1.u2")], PostTest.OVER),
        ([meeting(35, "m1.u1"), meeting(-1, "m1.u2")], PostTest.WAITS),
    ],
)
def test_a_missing_post_test_says_whether_it_can_still_come(
    meetings: list[Meeting], expected: PostTest
) -> None:
    marks = [mark("m1.u1", BASELINE), mark("m1.u2", BASELINE)]

    assert posttest_of(SMALL, marks, meetings, now=NOW) is expected


@pytest.mark.parametrize(
    ("finished", "meetings", "is_open"),
    [
        (set(), [meeting(-3)], True),
        ({"m1.u1"}, [meeting(-3)], True),
        ({"warmup"}, [meeting(-3)], False),
        (set(), [meeting(0), meeting(-1)], False),
        (set(), [], False),
    ],
)
def test_the_warm_up_is_open_until_the_first_meeting(
    finished: set[str], meetings: list[Meeting], *, is_open: bool
) -> None:
    assert is_warm_up_open(SMALL, finished, meetings, now=NOW) is is_open


@pytest.mark.parametrize(("days", "is_near"), [(5, False), (4, True), (0.1, True)])
def test_the_warm_up_stands_on_home_from_four_days_before(days: float, *, is_near: bool) -> None:
    assert is_warm_up_near([meeting(-days)], now=NOW) is is_near
