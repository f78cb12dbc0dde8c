"""surveys.yaml: a course may do without it, and what is wrong in it is said with its place."""

import pytest

from bot.catalog.course import SurveyQuestionKind
from bot.catalog.loading import load_course
from bot.catalog.surveys import NO_SURVEYS
from tests.catalog.sample import Sample

GOOD = """\
reviewed: {en: null, km: null}
consent: 1
surveys:
  - id: after
    title: {en: After the course, km: ក្រោយវគ្គ}
    line: {en: Three short questions, km: សំណួរខ្លីៗបី}
    anonymous: true
    after_days: 1
    open_days: 14
    remind_days: 5
    questions:
      - id: useful
        text: {en: "How useful was it? 1 = not useful, 5 = very useful", km: "មានប្រយោជន៍ទេ?"}
      - id: done
        text: {en: Have you tested a well?, km: តើបានពិនិត្យអណ្តូងទេ?}
        answers:
          - {id: tested, label: {en: "Yes", km: បាន}}
          - {id: waits, label: {en: Not yet, km: មិនទាន់}}
      - id: missing
        words: true
        text: {en: What was missing?, km: តើខ្វះអ្វី?}
"""


def test_a_course_without_the_file_asks_nothing(sample: Sample) -> None:
    assert load_course(sample.folder).surveys == NO_SURVEYS


def test_a_question_is_answered_by_a_scale_by_its_answers_or_in_words(sample: Sample) -> None:
    sample.write("surveys.yaml", GOOD)

    [survey] = load_course(sample.folder).surveys.surveys

    assert [(each.id, each.kind, each.choices) for each in survey.questions] == [
        ("useful", SurveyQuestionKind.SCALE, ("1", "2", "3", "4", "5")),
        ("done", SurveyQuestionKind.CHOICE, ("tested", "waits")),
        ("missing", SurveyQuestionKind.WORDS, ()),
    ]
    assert (survey.after_days, survey.open_days, survey.remind_days) == (1, 14, 5)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "consent: 1",
            "consent: 2",
            "2:1: error: The consent text has version 1, so nobody could agree to version 2.",
        ),
        (
            "remind_days: 5",
            "remind_days: 14",
            "10:5: error: People are reminded after 14 days, when the survey is over.",
        ),
        (
            "id: missing",
            "id: done",
            '19:9: error: The id "done" is taken.',
        ),
        (
            "id: waits",
            "id: tested",
            '18:14: error: The id "tested" is taken.',
        ),
        (
            "      - id: done\n",
            "      - id: done\n        words: true\n",
            "14:9: error: This question has answers to tap, and takes words.",
        ),
        (
            "          - {id: waits, label: {en: Not yet, km: មិនទាន់}}\n",
            "",
            "16:9: error: A single answer is no choice.",
        ),
        (
            "en: Three short questions,",
            "en: Three questions on cholera,",
            "6:12: error:",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    sample: Sample, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    sample.write("surveys.yaml", GOOD.replace(old, new))

    assert any(said in each for each in sample.problems()), sample.problems()
