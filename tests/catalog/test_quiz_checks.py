"""Quizzes that can be read but would not work."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

QUIZ = "m1/units/u1/quiz.yaml"

FAULTS = {
    "an item id twice": (
        QUIZ,
        "  - id: q2",
        "  - id: q1",
        [
            (
                'm1/units/u1/quiz.yaml:16:5: error: The id "q1" is taken. '
                "Give it an id that was never used."
            )
        ],
    ),
    "a retired id": (
        QUIZ,
        "  - id: q2",
        "  - id: q7",
        [
            (
                'm1/units/u1/quiz.yaml:16:5: error: "q7" is retired. '
                "Old answers belong to the old question: give this one a new id."
            )
        ],
    ),
    "an option id twice": (
        QUIZ,
        "      - id: c",
        "      - id: b",
        [
            (
                'm1/units/u1/quiz.yaml:28:9: error: The id "b" is taken. '
                "Give it an id that was never used."
            )
        ],
    ),
    "an option without feedback": (
        QUIZ,
        "        feedback: {en: Colour comes late., km: ពណ៌ក្រោយ}\n",
        "",
        [
            (
                'm1/units/u1/quiz.yaml:12:9: error: "feedback" is missing. Add it. '
                "See content/reference.md."
            )
        ],
    ),
    "no right option": (
        QUIZ,
        "        right: true\n        feedback: {en: Smell comes first., km: ក្លិនមុន}",
        "        feedback: {en: Smell comes first., km: ក្លិនមុន}",
        ['m1/units/u1/quiz.yaml:7:5: error: "q1" has no right option. Write right: true at one.'],
    ),
    "only right options": (
        QUIZ,
        "        text: {en: Depth, km: ជម្រៅ}\n",
        "        text: {en: Depth, km: ជម្រៅ}\n        right: true\n",
        [
            (
                'm1/units/u1/quiz.yaml:20:5: warning: Every option of "q2" is right. '
                "A question needs something to decide."
            )
        ],
    ),
    "two equal options": (
        QUIZ,
        "{en: The colour, km: ពណ៌}",
        "{en: the smell, km: ពណ៌}",
        ["m1/units/u1/quiz.yaml:13:16: error: Two options say the same. Change one of them."],
    ),
    "an unknown card": (
        QUIZ,
        "    card: 2",
        "    card: 3",
        [
            (
                'm1/units/u1/quiz.yaml:18:5: error: "q2" belongs to card 3, which is not in unit.yaml.'
                " Cards here: 1, 2."
            )
        ],
    ),
    "an unknown objective": (
        QUIZ,
        "  - id: q2\n    objective: o1",
        "  - id: q2\n    objective: o2",
        [
            (
                'm1/units/u1/quiz.yaml:17:5: error: "q2" serves objective o2, '
                "which is not in unit.yaml. Known here: o1."
            )
        ],
    ),
    "a question half in one language": (
        QUIZ,
        "feedback: {en: Smell comes first., km: ក្លិនមុន}",
        "feedback: {en: Smell comes first.}",
        [
            (
                "m1/units/u1/quiz.yaml:11:9: error: The text is missing in km, but its neighbours have"
                " it. One screen speaks one language: write it, or take the others out."
            )
        ],
    ),
    "a question that fits into no message": (
        QUIZ,
        'stem: {en: "Which are signs?", km: "សញ្ញាណាខ្លះ?"}',
        f'stem: {{en: "{"Why? " * 700}", km: x}}',
        [
            'm1/units/u1/quiz.yaml:16:5: error: "q2" with everything has 3578 characters in en. 3400 fit into one message with its sources.',
            "m1/units/u1/quiz.yaml:19:12: error: The text in en has 3499 characters; 300 fit. Shorten it by 3199.",
        ],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of_a_quiz_with(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems


FORMS = {
    "steps with right ones among them": (
        "form: order",
        "",
        ['m1/units/u1/quiz.yaml:21:5: error: "q2" has its options in the right order already. Take right: true away.'],
    ),
    "lines of which two are to be deleted": (
        "form: line",
        "",
        ['m1/units/u1/quiz.yaml:21:5: error: "q2" asks for one line, but has several. Keep right: true at one.'],
    ),
    "doors without needs": (
        "form: match",
        "        right: true\n",
        ['m1/units/u1/quiz.yaml:21:5: error: "q2" is to match, but 3 options have no need. Write need: at each option.'],
    ),
    "steps that are shown in their right order": (
        "form: order\n    fixed_order: true",
        "        right: true\n",
        ['m1/units/u1/quiz.yaml:16:5: error: "q2" would be shown in its right order. Take fixed_order away.'],
    ),
    "an unknown form": (
        "form: guess",
        "",
        ["m1/units/u1/quiz.yaml:19:5: error: \"form\" is \"guess\". Input should be 'choice', 'line', 'order' or 'match'."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "without", "problems"), FORMS.values(), ids=FORMS.keys())
def test_the_checker_tells_of_a_form_with(
    sample: Sample, form: str, without: str, problems: list[str]
) -> None:
    sample.change(QUIZ, "    fixed_order: true\n", "")
    sample.change(QUIZ, "    card: 2\n", f"    card: 2\n    {form}\n")
    path = sample.folder / QUIZ
    before, q2 = path.read_text(encoding="utf-8").split("  - id: q2")
    q2, q3 = q2.split("  - id: q3")
    path.write_text(
        f"{before}  - id: q2{q2.replace(without, '') if without else q2}  - id: q3{q3}",
        encoding="utf-8",
    )

    assert sample.problems() == problems


def test_a_need_belongs_to_a_question_to_match(sample: Sample) -> None:
    sample.change(
        QUIZ, "{en: The colour, km: ពណ៌}", "{en: The colour, km: ពណ៌}\n        need: {en: A, km: ក}"
    )

    assert sample.problems() == [
        (
            'm1/units/u1/quiz.yaml:7:5: error: "q1" has a need:, but is not to match.'
            " Write form: match, or take need: away."
        )
    ]


def test_two_steps_are_too_few(sample: Sample) -> None:
    sample.change(QUIZ, "    card: 1\n    stem", "    card: 1\n    form: order\n    stem")
    sample.change(
        QUIZ,
        "        right: true\n        feedback: {en: Smell comes",
        "        feedback: {en: Smell comes",
    )

    assert sample.problems() == [
        'm1/units/u1/quiz.yaml:8:5: error: "q1" has 2 options: one of two is a guess. Write 3 at least.'
    ]
