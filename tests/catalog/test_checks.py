"""Courses that can be read but would not work: each fault with its place and the next step."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

COURSE = "course.yaml"
UNIT = "m1/units/u1/unit.yaml"

FAULTS = {
    "an id that does not match its folder": (
        UNIT,
        "id: m1.u1\n",
        "id: m1.u2\n",
        [
            (
                'm1/units/u1/unit.yaml:1:1: error: The id is "m1.u2", its place says "m1.u1". '
                "An id is built from the folders, see Ids in content/reference.md."
            ),
        ],
    ),
    "a module that has no folder": (
        COURSE,
        "modules: [m1, m2]",
        "modules: [m1, m3]",
        [
            (
                'course.yaml:6:1: error: The folder "m2" is not listed. '
                "Add m2 here, or take the folder away."
            ),
            'course.yaml:6:15: error: There is no folder "m3". Known here: m2.',
        ],
    ),
    "an objective that no question serves": (
        UNIT,
        "cards:\n",
        "  - id: o2\n    text: {en: More, km: ច្រើន}\ncards:\n",
        [
            (
                'm1/units/u1/unit.yaml:7:5: error: Objective "o2" has 0 of 3 questions. '
                "Write 3 more, with objective: o2, or take the objective out."
            )
        ],
    ),
    "an unknown source": (
        UNIT,
        "sources: [F01]",
        "sources: [F01, F10]",
        [
            (
                'm1/units/u1/unit.yaml:9:20: error: There is no source "F10". '
                "Add it to sources.yaml, or name one that is there."
            )
        ],
    ),
    "a day on which nothing can begin": (
        "sources.yaml",
        "since: 2023-10",
        "since: 2023-13",
        [
            (
                'sources.yaml:11:5: error: "since" is "2023-13": that form is not possible. '
                "Write a day, a month or a year: 2023-10-24, 2023-10 or 2023"
            )
        ],
    ),
    "a source that nobody has seen": (
        "sources.yaml",
        "confidence: C2",
        "confidence: G",
        [
            (
                "m1/units/u1/quiz.yaml:33:5: warning: This rests on general knowledge only "
                "(confidence G). Find a source that somebody has seen."
            ),
            (
                "m1/units/u1/unit.yaml:13:5: warning: This rests on general knowledge only "
                "(confidence G). Find a source that somebody has seen."
            ),
        ],
    ),
    "an unknown warm-up question": (
        COURSE,
        "warmup: [m1.u1.q1]",
        "warmup: [m1.u1.q9]",
        [
            'course.yaml:11:10: error: There is no question "m1.u1.q9". Write a full id, such as m1.u1.q1.'
        ],
    ),
    "a warm-up and a certificate about what is read freely": (
        UNIT,
        "objectives:\n",
        "extra: true\nobjectives:\n",
        [
            (
                'course.yaml:11:10: error: "m1.u1.q1" belongs to a unit that is extra. '
                "Ask about the parts of the course before a meeting."
            ),
            (
                "course.yaml:38:3: error: 1 quizzes are asked for; the course has 0. "
                "Write all, or at most 0."
            ),
        ],
    ),
    "two reminders within the hour": (
        COURSE,
        "rungs: [week,",
        "rungs: [start60,",
        [
            (
                "course.yaml:10:1: error: Both start10 and start60 are there. "
                "Keep one: two reminders in an hour are a flood."
            )
        ],
    ),
    "check-ins in the wrong order": (
        COURSE,
        "plan:\n",
        "plan:\n  check_ins: [1, 42, 14]\n",
        [
            (
                "course.yaml:17:22: error: Day 14 comes after day 42. "
                "Write the days in order, each once: [1, 14, 42]."
            )
        ],
    ),
    "a missing first language": (
        UNIT,
        "title: {en: Why wells go bad, km: ហេតុអ្វី}",
        "title: {km: ហេតុអ្វី}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: error: The text is missing in en. "
                "This language steps in for all others: write it."
            )
        ],
    ),
    "a missing translation": (
        UNIT,
        "title: {en: Why wells go bad, km: ហេតុអ្វី}",
        "title: {en: Why wells go bad, km: null}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: warning: Texts missing in km: 1; "
                "the first one is here. People see en instead."
            )
        ],
    ),
    "a language that the course has not": (
        UNIT,
        "go bad, km: ហេតុអ្វី}",
        "go bad, kh: ហេតុអ្វី}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: warning: Texts missing in km: 1; "
                "the first one is here. People see en instead."
            ),
            (
                'm1/units/u1/unit.yaml:3:31: error: "kh" is not a language of this course. '
                "Known here: en, km."
            ),
        ],
    ),
    "a review in a language that the course has not": (
        UNIT,
        "km: null}",
        "kh: null}",
        [
            (
                'm1/units/u1/unit.yaml:2:37: error: "kh" is not a language of this course. '
                "Known here: en, km."
            )
        ],
    ),
    "a text over its limit": (
        COURSE,
        "short: {en: Module 1,",
        "short: {en: Module 1 on water and on wells,",
        ["course.yaml:4:9: error: The text in en has 30 characters; 24 fit. Shorten it by 6."],
    ),
    "a button over its width": (
        COURSE,
        "label: {en: Office,",
        "label: {en: Our office in town,",
        [
            (
                "course.yaml:22:15: error: The button is 18 letters wide in en; 16 fit. "
                "Find a shorter word."
            )
        ],
    ),
    "a topic word on the locked screen": (
        COURSE,
        "name: {en: Bell,",
        "name: {en: Latrines,",
        [
            (
                'course.yaml:28:33: error: "latrine" would stand on a locked screen. '
                "Say it without the subject of the course."
            )
        ],
    ),
    "Khmer that was cut": (
        UNIT,
        "ហេតុអ្វី}",
        "ហេតុអ្}",
        [
            (
                "m1/units/u1/unit.yaml:3:31: error: The text is broken: it ends with the sign for a "
                "subscript letter. Type the word again; something is missing where it was cut."
            )
        ],
    ),
    "a mark that cannot be shown": (
        COURSE,
        "  km: ក្រុមទឹក\n",
        "  km: |\n    ក្រុមទឹក\n\n    # Heading\n",
        [
            (
                "course.yaml:12:1: error: A heading is not possible here. "
                "Use **bold** in a line of its own."
            )
        ],
    ),
    "a folder listed twice": (
        COURSE,
        "modules: [m1, m2]",
        "modules: [m1, m2, m1]",
        ['course.yaml:6:19: error: "m1" is listed twice. Keep one of the two.'],
    ),
    "a warm-up question twice": (
        COURSE,
        "warmup: [m1.u1.q1]",
        "warmup: [m1.u1.q1, m1.u1.q1]",
        ['course.yaml:11:20: error: "m1.u1.q1" is listed twice. Keep one of the two.'],
    ),
    "a voice in a language that the course has not": (
        UNIT,
        "voice: {km:",
        "voice: {fr:",
        [
            'm1/units/u1/unit.yaml:10:13: error: "fr" is not a language of this course. Known here: en, km.'
        ],
    ),
    "Khmer with a space without width": (
        UNIT,
        "ហេតុអ្វី}",
        "ហេតុ\u200bអ្វី}",
        [
            (
                "m1/units/u1/unit.yaml:3:31: error: The text holds a space without width. Take it "
                "out: readers' devices break the lines, and searches would miss the word."
            )
        ],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems


def test_the_good_course_has_no_problems(sample: Sample) -> None:
    assert sample.problems() == []
