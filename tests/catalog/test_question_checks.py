"""The questions of a unit together: guesses, lessons without a question, and objectives."""

import pytest

from bot.catalog.checks.guessing import Habit
from bot.catalog.loading import guessing_scores
from tests.catalog.sample import Sample

UNIT = "m1/units/u1/unit.yaml"
QUIZ = "m1/units/u1/quiz.yaml"


def more(sample: Sample, *, right: str, wrong: str, kind: str = "") -> None:
    """Ask three questions more, each with one right and one wrong option."""
    for name in ("q4", "q5", "q6"):
        item = (
            f"  - id: {name}\n    objective: o1\n    card: 1\n{kind}    sources: []\n"
            f'    stem: {{en: "{name}?", km: "{name}?"}}\n    options:\n'
            f"      - {{id: a, text: {{en: {wrong}, km: ខ}}, feedback: {{en: No., km: ទេ}}}}\n"
            f"      - {{id: b, text: {{en: {right}, km: ក}}, right: true,"
            " feedback: {en: Yes., km: មែន}}\n"
        )
        sample.change(QUIZ, "retired: [q7]", f"{item}retired: [q7]")


def about_guessing(sample: Sample) -> list[str]:
    """What is said of somebody who has not read, without what all of it says of two options."""
    said = [each for each in sample.problems() if "Always taking the option" in each]
    ends = " Of two options a guess has half; a third makes it harder."
    assert all(each.endswith(ends) for each in said)
    return [each.removeprefix(f"{QUIZ}:2:1: ").removesuffix(ends) for each in said]


def test_a_quiz_that_the_longest_option_passes_is_refused(sample: Sample) -> None:
    more(sample, right="Much longer than that", wrong="Short")

    assert about_guessing(sample) == [
        (
            "error: Always taking the option that is longest has 75% right in quiz and practice in"
            " en. 57% may be: in some of q2, q3, q4, q5, q6, make the right option shorter or a"
            " wrong one longer."
        ),
        (
            "warning: Always taking the option that is longest has 70% right in the quiz in"
            " en. 56% may be: in some of q2, q4, q5, q6, make the right option shorter or a"
            " wrong one longer."
        ),
    ]


def test_questions_for_practice_are_measured_as_well(sample: Sample) -> None:
    more(sample, right="Nothing", wrong="Much longer", kind="    practice: true\n")

    assert about_guessing(sample) == [
        (
            "warning: Always taking the option that is shortest has 67% right in quiz and practice"
            " in en. 57% may be: in some of q1, q4, q5, q6, make the right option longer or a"
            " wrong one shorter."
        ),
    ]


def test_what_is_the_same_in_two_languages_is_said_once(sample: Sample) -> None:
    more(sample, right="Water", wrong="Wells")
    quiz = (sample.folder / QUIZ).read_text(encoding="utf-8")
    swapped = quiz.replace("km: ក}, right: true,", "km: ក},").replace(
        "km: ខ}, feedback", "km: ខ}, right: true, feedback"
    )
    sample.write(QUIZ, swapped)

    assert [each for each in about_guessing(sample) if "is first in the file" in each] == [
        (
            "error: Always taking the option that is first in the file has 80% right in the quiz in"
            " en and km. 56% may be: in some of q1, q4, q5, q6, put a wrong option first."
        ),
        (
            "warning: Always taking the option that is first in the file has 67% right in quiz and"
            " practice in en and km. 57% may be: in some of q1, q4, q5, q6, put a wrong option"
            " first."
        ),
    ]


def test_a_lesson_that_no_question_asks_about_is_refused(sample: Sample) -> None:
    sample.change(QUIZ, "    card: 2", "    card: 1")

    assert sample.problems() == [
        (
            f"{UNIT}:12:5: error: No question belongs to card 2."
            " Write one about its main point, with card: 2."
        )
    ]


def test_an_objective_needs_three_questions(sample: Sample) -> None:
    sample.change(UNIT, "km: ប្រាប់សញ្ញា}", "km: ប្រាប់សញ្ញា}\n  - {id: o2, text: {en: See, km: ឃើញ}}")
    sample.change(QUIZ, "objective: o1\n    card: 2", "objective: o2\n    card: 2")

    assert sample.problems() == [
        f'{UNIT}:{line}:5: error: Objective "o{number}" has {has} of 3 questions.'
        f" Write {3 - has} more, with objective: o{number}, or take the objective out."
        for number, line, has in ((1, 5, 2), (2, 7, 1))
    ]


@pytest.mark.parametrize("decisions", [0, 1, 2, 3])
def test_half_the_questions_about_applying_ask_for_a_decision(
    sample: Sample, decisions: int
) -> None:
    sample.change(UNIT, "  - id: o1\n", "  - id: o1\n    applies: true\n")
    for name in ("q1", "q2", "q3")[:decisions]:
        sample.change(QUIZ, f"id: {name}\n", f"id: {name}\n    decision: true\n")

    warned = [
        (
            f'{UNIT}:5:5: warning: Of "o1", {decisions} of 3 questions ask to decide.'
            " Let half of them be a short scene, with decision: true."
        )
    ]
    assert sample.problems() == (warned if decisions < 2 else [])


def test_the_scores_of_a_course_are_told(sample: Sample) -> None:
    sample.change(QUIZ, "id: q1\n", "id: q1\n    decision: true\n")

    [unit] = guessing_scores(sample.folder)

    assert [(guess.language, guess.practice) for guess in unit.guesses] == [
        ("en", False),
        ("en", True),
        ("km", False),
        ("km", True),
    ]
    assert unit.guesses[0].shares[Habit.FIRST] == 0.5
    [objective] = unit.objectives
    assert (objective.variants, objective.decisions, objective.applies) == (3, 1, False)
