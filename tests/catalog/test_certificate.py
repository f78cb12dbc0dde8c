"""The certificate's rule: what is possible, and what is refused with its place and the next step."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from bot.catalog.loading import load_all
from bot.catalog.reference import CertificateRule
from tests.catalog.sample import COURSES, Sample

RULE = """certificate:
  lessons: all
  quizzes: 1
  correct: 60
  signed:
    - role: {en: Head of the water team, km: ប្រធានក្រុមទឹក}
"""
FAULTS = {
    "more lessons than there are": (
        "lessons: all",
        "lessons: 20",
        "course.yaml:37:3: error: 20 lessons are asked for; the course has 2. Write all, or at most 2.",
    ),
    "more quizzes than there are": (
        "quizzes: 1",
        "quizzes: 2",
        "course.yaml:38:3: error: 2 quizzes are asked for; the course has 1. Write all, or at most 1.",
    ),
    "no form": (
        "quizzes: 1",
        "quizzes: some",
        'course.yaml:38:3: error: "quizzes" is "some": that form is not possible. Write all, or a number.',
    ),
    "more than everything right": (
        "correct: 60",
        "correct: 101",
        'course.yaml:39:3: error: "correct" is "101". Input should be less than or equal to 100.',
    ),
    "a key that nobody expects": (
        "correct: 60",
        "corect: 60",
        'course.yaml:39:3: error: Unknown key "corect". Did you mean "correct"?',
    ),
    "a missing key": (
        "  quizzes: 1\n",
        "",
        'course.yaml:36:1: error: "quizzes" is missing. Add it. See content/reference.md.',
    ),
    "a role that is too long": (
        "en: Head of the water team",
        f"en: {'H' * 61}",
        "course.yaml:41:14: error: The text in en has 61 characters; 60 fit. Shorten it by 1.",
    ),
    "a role without the first language": (
        "en: Head of the water team, ",
        "",
        "course.yaml:41:7: error: The text is missing in en. This language steps in for all others: write it.",
    ),
}


def test_the_rule_comes_with_the_course() -> None:
    [course] = load_all(COURSES)

    assert course.certificate is not None
    assert course.certificate.lessons is None
    assert (course.certificate.quizzes, course.certificate.correct) == (1, 60)
    assert [each.role.in_("km") for each in course.certificate.signed] == ["ប្រធានក្រុមទឹក"]


def test_a_course_may_give_none_or_ask_for_a_part(sample: Sample) -> None:
    sample.change("course.yaml", RULE, "")
    assert sample.problems() == []
    assert load_all(sample.folder.parent)[0].certificate is None

    sample.write(
        "course.yaml",
        (sample.folder / "course.yaml").read_text(encoding="utf-8")
        + "certificate: {lessons: 1, quizzes: 0}\n",
    )
    assert sample.problems() == []
    assert load_all(sample.folder.parent)[0].certificate == CertificateRule(
        lessons=1, quizzes=0, correct=0
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_an_invalid_rule_is_refused(sample: Sample, fault: str) -> None:
    old, new, said = FAULTS[fault]
    sample.change("course.yaml", old, new)

    assert sample.problems() == [said]


def test_a_rule_that_asks_for_nothing_is_refused(sample: Sample) -> None:
    sample.change("course.yaml", "  lessons: all\n  quizzes: 1\n", "  lessons: 0\n  quizzes: 0\n")

    assert sample.problems() == [
        "course.yaml:36:1: error: The certificate asks for nothing. Ask for lessons or quizzes, or take the certificate away."
    ]
