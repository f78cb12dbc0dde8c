"""When a course is completed: the rule of its pack, row by row."""

import pytest

from bot.catalog.reference import CertificateRule
from bot.learning.results.domain import BestResult, completion, percent


def rule(
    lessons: int | None = None, quizzes: int | None = None, correct: int = 60
) -> CertificateRule:
    return CertificateRule(lessons=lessons, quizzes=quizzes, correct=correct)


def best(*percents: int | None) -> list[BestResult]:
    return [BestResult(part=part, percent=each) for part, each in enumerate(percents, 1)]


@pytest.mark.parametrize(
    ("asked", "read", "results", "met", "still_open"),
    [
        (rule(), 18, [60, 70, 100], True, []),
        (rule(), 17, [60, 70, 100], False, []),
        (rule(), 18, [59, 70, 100], False, [1]),
        (rule(), 18, [None, 70, 100], False, [1]),
        (rule(correct=0), 18, [0, 0, None], False, [3]),
        (rule(correct=0), 18, [0, 0, 0], True, []),
        (rule(quizzes=2), 18, [None, 60, 60], True, [1]),
        (rule(quizzes=0), 18, [None, None, None], True, [1, 2, 3]),
        (rule(lessons=6), 6, [60, 60, 60], True, []),
        (rule(lessons=0), 0, [60, 60, 60], True, []),
        (rule(lessons=99, quizzes=9), 18, [60, 60, 60], True, []),
    ],
)
def test_a_course_is_completed_when_its_rule_is_met(
    asked: CertificateRule,
    read: int,
    results: list[int | None],
    still_open: list[int],
    *,
    met: bool,
) -> None:
    found = completion(asked, read=read, lessons=18, best=best(*results))

    assert found.is_met is met
    assert [each.part for each in found.open] == still_open


@pytest.mark.parametrize(
    ("right", "total", "shown"), [(0, 10, 0), (6, 10, 60), (2, 3, 66), (3, 3, 100), (0, 0, 0)]
)
def test_a_share_is_never_rounded_up(right: int, total: int, shown: int) -> None:
    assert percent(right, total) == shown
