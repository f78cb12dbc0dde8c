"""A reader that has seen no lesson, but has learned how right and wrong options sound."""

import shutil
from collections.abc import Sequence

import pytest

from bot.catalog.checks.blind_reader import (
    GuessedCourse,
    GuessedUnit,
    SeenOptions,
    give_aways,
    guess,
    pieces,
)
from bot.catalog.checks.guessing import QuestionInOneLanguage
from bot.catalog.loading import blind_reader_scores
from tests.catalog.sample import Sample

QUIZ = "m1/units/u1/quiz.yaml"


def asked(right: str, *wrong: str) -> QuestionInOneLanguage:
    return QuestionInOneLanguage(stem="?", options=(*wrong, right), right=frozenset({len(wrong)}))


def told(course: GuessedCourse, units: Sequence[Sequence[QuestionInOneLanguage]]) -> list[str]:
    options = [option for unit in units for question in unit for option in question.options]
    return [str(each) for each in give_aways(course.telling, course.seen, options, most=2)]


TALKATIVE = [
    [asked("Check the rope", "Pay so that it holds", "Wait so that it dries")] * 5,
    [asked("Check a pump", "Hide so that nobody asks", "Run so that all see")] * 5,
    [asked("Check our well", "Sing so that rain comes", "Dig so that mud goes")] * 5,
]


def test_words_of_other_units_give_the_right_option_away() -> None:
    course = guess(TALKATIVE)

    assert [unit.chances for unit in course.units] == [(1,) * 5] * 3
    assert course.share == 1
    assert course.too_easy
    assert all(unit.too_easy for unit in course.units)
    assert told(course, TALKATIVE) == [
        "'check' is in 15 right and 0 wrong options (+3.8)",
        "'so' is in 0 right and 30 wrong options (-3.8)",
    ]


def test_khmer_words_are_found_without_spaces() -> None:
    units = [
        [asked(f"ពិនិត្យ{right}", f"រង់ចាំដើម្បី{wrong}")] * 5
        for right, wrong in (("ខ្សែ", "ស្ងួត"), ("ស្នប់", "ភ្លៀង"), ("ទឹក", "ដី"))
    ]
    course = guess(units)

    assert course.share == 1
    assert told(course, units) == [
        "'ពិនិត្យ' is in 15 right and 0 wrong options (+3.4)",
        "'រង់ចាំដើម្បី' is in 0 right and 15 wrong options (-3.4)",
    ]


def test_the_unit_itself_is_held_out() -> None:
    course = guess([[asked("Check", "Pay", "Wait")] * 5, [asked("Ask", "Run", "Hide")] * 5])

    assert course.share == pytest.approx(1 / 3)
    assert not course.too_easy


def test_words_that_right_and_wrong_options_share_tell_nothing() -> None:
    units = [
        [asked("Wait so that it dries", "Check so that it holds", "Check the rope")] * 3,
        [asked("Check a pump so that it runs", "Wait so that all see", "Wait")] * 3,
    ]

    assert guess(units).share < 0.5


@pytest.mark.parametrize(
    ("questions", "right", "fails"),
    [(3, 3, False), (5, 4, False), (6, 5, True), (7, 5, False), (10, 6, False), (10, 7, True)],
)
def test_few_questions_may_be_guessed_by_luck(*, questions: int, right: int, fails: bool) -> None:
    easy = asked("Check the rope", "So it holds", "So it dries", "So what")
    hard = asked("So what", "Check the rope", "So it holds", "So it dries")
    other = [asked("Check a pump", "So nobody asks", "So all see", "So long")] * 9
    unit = guess([[easy] * right + [hard] * (questions - right), other]).units[0]

    assert unit.right == right
    assert unit.guessed == tuple(range(right))
    assert unit.too_easy is fails


@pytest.mark.parametrize(
    ("questions", "right", "fails"),
    [(100, 38, False), (100, 39, False), (130, 50, True), (9, 4, False)],
)
def test_a_course_may_be_guessed_to_little_more_than_a_third(
    *, questions: int, right: int, fails: bool
) -> None:
    chances = (1.0,) * right + (0.0,) * (questions - right)
    unit = GuessedUnit(chances=chances, by_luck=questions * 0.28, seen=SeenOptions(), telling={})

    assert GuessedCourse(units=(unit,), seen=SeenOptions()).too_easy is fails


def test_no_questions_are_not_guessed() -> None:
    course = guess([[], []])

    assert course.share == 0
    assert not course.too_easy
    assert not any(unit.too_easy for unit in course.units)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Don't pay 3, pay!", {"don't", "pay", "3"}),
        ("កខគឃ", {" កខគ", "កខគឃ", "ខគឃ ", " កខគឃ", "កខគឃ ", " កខគឃ "}),
    ],
)
def test_the_reader_sees_words_or_runs_of_khmer(text: str, seen: set[str]) -> None:
    assert pieces(text) == seen


def second_unit(sample: Sample) -> None:
    """Give the course a second unit, and six questions in both that sound the same."""
    for unit, words in (("u1", ("rope", "pump")), ("u2", ("bucket", "roof"))):
        if unit == "u2":
            shutil.copytree(sample.folder / "m1/units/u1", sample.folder / "m1/units/u2")
            sample.change("m1/module.yaml", "units: [u1]", "units: [u1, u2]")
            sample.change("m1/units/u2/unit.yaml", "id: m1.u1", "id: m1.u2")
        items = "".join(
            f"  - id: q{n}\n    objective: o1\n    card: {n % 2 + 1}\n    sources: []\n"
            f'    stem: {{en: "{n}?", km: "{n}?"}}\n    options:\n'
            f"      - {{id: a, text: {{en: So the {words[n % 2]} {n} is wet, km: ខ}},"
            " feedback: {en: No., km: ទេ}}\n"
            f"      - {{id: b, text: {{en: Check the {words[n % 2]} {n} now, km: ក}},"
            " right: true, feedback: {en: Yes., km: មែន}}\n"
            f"      - {{id: c, text: {{en: So the {words[n % 2]} {n} dries, km: គ}},"
            " feedback: {en: No., km: ទេ}}\n"
            for n in range(1, 7)
        )
        sample.write(
            f"m1/units/{unit}/quiz.yaml", f"reviewed: {{en: null, km: null}}\nitems:\n{items}"
        )


def test_an_error_names_the_words_and_the_questions(sample: Sample) -> None:
    second_unit(sample)

    found = [problem for problem in sample.problems() if "Without the lessons" in problem]
    assert found[0].startswith(
        "course.yaml:1:1: error: Without the lessons, 100% of the questions are answered in en,"
        " only by how right options sound elsewhere. 38% may be. "
    )
    assert "'so' is in 0 right and 24 wrong options (-" in found[0]
    assert "'check' is in 12 right and 0 wrong options (+" in found[0]
    assert found[0].endswith(
        "Give right and wrong options the same shapes in m1/units/u1/quiz.yaml:"
        "3, 12, 21, 30, 39, 48; m1/units/u2/quiz.yaml:3, 12, 21, 30, 39, 48."
    )
    assert found[1].startswith(
        f"{QUIZ}:2:1: error: Without the lessons, 6 of 6 questions are answered in en, only by how"
        " right options sound in other units. Fewer than 70% may be. "
    )
    assert "'so' is in 0 right and 12 wrong options (" in found[1]


def test_the_score_of_the_reader_is_told(sample: Sample) -> None:
    second_unit(sample)

    english = blind_reader_scores(sample.folder)[0]

    assert (english.course, english.language, english.share) == ("clean-water", "en", 1)
    assert [(unit.unit, unit.right, unit.questions) for unit in english.units] == [
        ("m1.u1", 6, 6),
        ("m1.u2", 6, 6),
    ]
    assert {word.piece for word in english.words} == {"check", "so", "now", "dries", "is", "wet"}
