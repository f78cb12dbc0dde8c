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


def test_a_quiz_that_the_longest_option_passes_is_refused(sample: Sample) -> None:
    more(sample, right="Much longer than that", wrong="Short")

    for where, share in (("the quiz", 70), ("quiz and practice", 75)):
        problem = (
            f"{QUIZ}:2:1: error: Always taking the option that is longest has {share}% right in"
            f" {where} in en. 40% may be: let some right options be otherwise."
        )
        assert problem in sample.problems()


def test_questions_for_practice_are_measured_as_well(sample: Sample) -> None:
    more(sample, right="Nothing", wrong="Much longer", kind="    practice: true\n")

    assert not any("in the quiz in en" in problem for problem in sample.problems())
    assert (
        f"{QUIZ}:2:1: error: Always taking the option that is shortest has 67% right in"
        " quiz and practice in en. 40% may be: let some right options be otherwise."
    ) in sample.problems()


def test_a_short_quiz_that_is_over_by_one_question_gets_a_warning(sample: Sample) -> None:
    more(sample, right="Water", wrong="Wells", kind="    practice: true\n")

    assert guessing_scores(sample.folder)[0].guesses[1].shares[Habit.LONGEST] == 0.5
    assert [problem for problem in sample.problems() if "is longest" in problem][-1:] == [
        (
            f"{QUIZ}:2:1: warning: Always taking the option that is longest has 50% right in"
            " quiz and practice in en. 40% may be: let some right options be otherwise."
        )
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
        " Write more of the same thing, or take the objective out."
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
