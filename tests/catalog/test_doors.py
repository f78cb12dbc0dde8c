"""The doors of rhythm.yaml: units to read freely; what is wrong is said with its place."""

import re
import shutil

import pytest

from bot.catalog.course import CalendarOffer, Door
from bot.catalog.loading import load_course
from tests.catalog.sample import Sample
from tests.catalog.test_rhythm import GOOD

DAYS = """\
  - {day: 34, what: unit}
  - {day: 64, what: unit}
"""
DOORS = """\
doors:
  - {unit: m1.u2, steps: [map]}
  - {unit: m1.u3}
"""
WITH_DOORS = GOOD.replace("calendar:\n", f"calendar:\n{DAYS}").replace(
    "lines:\n", f"{DOORS}lines:\n"
)


@pytest.fixture
def extended(sample: Sample) -> Sample:
    """The good course with two units to read freely."""
    units = sample.folder / "m1/units"
    for name in ("u2", "u3"):
        shutil.copytree(units / "u1", units / name)
        for file in (units / name).glob("*.yaml"):
            text = file.read_text(encoding="utf-8").replace("m1.u1", f"m1.{name}")
            if file.name == "quiz.yaml":
                text = _in_other_words(text, name)
            file.write_text(text, encoding="utf-8")
        unit = units / name / "unit.yaml"
        text = unit.read_text(encoding="utf-8")
        unit.write_text(text.replace("objectives:\n", "extra: true\nobjectives:\n"), "utf-8")
    sample.change("m1/module.yaml", "units: [u1]", "units: [u1, u2, u3]")
    return sample


def _in_other_words(quiz: str, name: str) -> str:
    """Change the words of the options: a reader of the other units must not know them."""
    letters = [chr(code) for code in range(0x1780, 0x17A3)]
    shift = int(name[1:])
    others = str.maketrans(dict(zip(letters, letters[shift:] + letters[:shift], strict=True)))

    def change(option: re.Match[str]) -> str:
        return re.sub(r"[A-Za-z]{3,}(?=[ ,])", rf"\g<0>{name}", option[0]).translate(others)

    return re.sub(r"text: {en: .*", change, quiz)


def of_rhythm(sample: Sample) -> list[str]:
    return [each for each in sample.problems() if each.startswith("rhythm.yaml")]


def test_doors_and_their_days_are_read(extended: Sample) -> None:
    extended.write("rhythm.yaml", WITH_DOORS)
    assert of_rhythm(extended) == []
    rhythm = load_course(extended.folder).rhythm
    assert rhythm.doors == (Door(unit="m1.u2", steps=("map",)), Door(unit="m1.u3"))
    assert [each.day for each in rhythm.calendar if each.offer is CalendarOffer.UNIT] == [34, 64]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("unit: m1.u3}", "unit: m1.u9}", '12:6: error: There is no unit "m1.u9".'),
        ("unit: m1.u3}", "unit: m1.u1}", '12:6: error: "m1.u1" is a part of the course.'),
        ("unit: m1.u3}", "unit: m1.u2}", '12:6: error: "m1.u2" is there twice.'),
        (
            "steps: [map]",
            "steps: [mop]",
            '11:27: error: There is no step "mop". Did you mean "map"?',
        ),
        (
            "unit: m1.u3}",
            "unit: m1.u3, steps: [map]}",
            '12:27: error: "map" is there twice. A step leads to one door.',
        ),
        ("day: 64", "day: 34", "6:6: error: Day 34 is there twice."),
        (
            "day: 64",
            "day: 50",
            "6:6: error: The doors of the days 34 and 50 are less than 28 apart.",
        ),
        (
            "  - {unit: m1.u3}\n",
            "",
            "6:5: error: The calendar offers 2 units, and doors has only 1.",
        ),
        (
            "  - {day: 34, what: unit}\n  - {day: 64, what: unit}\n",
            "",
            "8:1: error: No day of the calendar offers a door.",
        ),
        ("day: 64, what: unit", "day: 64, what: unit, of: m1.u2", "6:5: error: There is no unit"),
        (
            "    - text: {en: Two unit, km: ពីរ 6}\n",
            "",
            "error: The calendar offers units, and there are fewer than 2 lines for it.",
        ),
    ],
)
def test_a_fault_of_a_door_is_said_with_its_place(
    extended: Sample, old: str, new: str, said: str
) -> None:
    assert WITH_DOORS.count(old) == 1
    extended.write("rhythm.yaml", WITH_DOORS.replace(old, new))
    problems = of_rhythm(extended)
    assert any(said in each for each in problems), problems


def test_a_door_without_a_quiz_is_a_fault(extended: Sample) -> None:
    extended.write("rhythm.yaml", WITH_DOORS)
    quiz = extended.folder / "m1/units/u3/quiz.yaml"
    text = quiz.read_text(encoding="utf-8").replace("    practice: true\n", "")
    quiz.write_text(text.replace("    objective: o1\n", "    objective: o1\n    practice: true\n"))

    [problem] = of_rhythm(extended)
    assert '12:6: error: The unit "m1.u3" has no quiz.' in problem
