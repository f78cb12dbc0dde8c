"""What `content check` says first, and how it says what is right."""

import re
import shutil
from pathlib import Path

import pytest

from tests.catalog.sample import COURSES, Sample
from tests.cli.test_commands import run


@pytest.fixture
def course(tmp_path: Path) -> Sample:
    run("content", "new", str(tmp_path / "first-aid"))
    return Sample(tmp_path / "first-aid")


def check(course: Sample, *options: str) -> str:
    return run("content", "check", str(course.folder), *options)[1].replace(str(course.folder), "")


def test_what_hides_other_errors_comes_first(course: Sample) -> None:
    course.change("m1/module.yaml", "number: 1", "num: 1")
    course.change("course.yaml", 'title: {en: "First aid"}', "title: {en: First: aid}")

    said = check(course)

    file, form = (
        said.index("/course.yaml:7:"),
        said.index('/m1/module.yaml:2:1: error: Unknown key "num"'),
    )
    assert said.index("First: files that cannot be read.") < file < form
    assert "for example: number: 1" in said
    # What a broken course.yaml would have inherited is not reported as missing.
    assert said.endswith("3 errors, 0 warnings")


def test_each_error_shows_what_is_right(course: Sample) -> None:
    quiz = course.folder / "m1/units/u1/quiz.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("    stem:", "    stm:"), "utf-8")

    assert check(course).count("right is, for example: stem: {en: ") == 6


@pytest.mark.parametrize(
    ("file", "old", "new", "right"),
    [
        (
            "course.yaml",
            "plan:\n",
            "attendance: []\nplan:\n",
            "attendance: - id: elephant emoji: 🐘",
        ),
        ("course.yaml", "plan:\n", "rungs: [noon]\nplan:\n", "rungs: [week, evening,"),
        ("course.yaml", "plan:\n", "pln:\n", "plan: steps: - {id: first, text: {en: tell"),
        (
            "m1/units/u1/unit.yaml",
            "objectives:",
            "goals:",
            "objectives: - {id: o1, text: {en: Write",
        ),
        (
            "m1/units/u1/quiz.yaml",
            'feedback: {en: "Each then',
            'because: {en: "Each then',
            "{id: a, text: {en: At the end of it}, feedback: {en:",
        ),
    ],
)
def test_what_is_shown_as_right_has_the_key_that_is_wrong(
    course: Sample, file: str, old: str, new: str, right: str
) -> None:
    course.change(file, old, new)

    shown = [each.strip() for each in check(course).split("right is, for example: ")[1:]]

    assert shown
    assert all(each.startswith(right) for each in shown), shown


@pytest.mark.parametrize("line", ["", "base: false", "bse: true"])
def test_a_course_that_lacks_the_line_about_the_base_hears_this_first(
    course: Sample, line: str
) -> None:
    text = (course.folder / "course.yaml").read_text("utf-8")
    course.write("course.yaml", re.sub(r"base: true.*", line, text))

    said = check(course)

    [first, *others] = re.findall(r"\S+: error: [^/]*", said)
    assert "The course does not say base: true" in first
    assert "glossary.yaml, guard.yaml, safety.yaml, services.yaml. Add the line base: true" in first
    assert len(others) == (line == "bse: true"), others


def test_a_single_file_that_is_missing_is_no_course_without_a_base(tmp_path: Path) -> None:
    sample = Sample(shutil.copytree(COURSES / "clean-water", tmp_path / "clean-water"))
    (sample.folder / "glossary.yaml").unlink()

    [fault] = [each for each in sample.problems() if ": error: " in each]

    assert fault.startswith("glossary.yaml: error: The file is missing.")


def test_a_text_that_a_comma_cuts_says_so(course: Sample) -> None:
    course.change("sources.yaml", "sources: {}", "sources:")
    with (course.folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  F01: {label: {en: WHO}, title: Water, soap and time, confidence: high}\n")

    said = check(course)

    assert (
        'error: Unknown key "soap and time". If it is the rest of a text:'
        " inside { } a text with a comma needs double quotes."
    ) in said
    assert "\"confidence\" is \"high\". Possible: 'C1', 'C2' or 'G'." in said
    assert said.count("right is, for example: F01: {label: ") == 2


def test_no_other_key_of_the_line_is_shown_as_right(course: Sample) -> None:
    course.change("m1/units/u1/unit.yaml", "its end}}", "its end}}\n  - {id: o2, text: {en: Read}}")

    said = check(course)

    assert "Write 3 more, with objective: o2, or take the objective out." in said
    assert "right is" not in said


def test_at_most_fifteen_are_shown_unless_all_are_wanted(course: Sample) -> None:
    broken = "".join(f"  a{n}: 1\n" for n in range(30))
    course.change("course.yaml", "plan:\n", f"plan:\n{broken}")

    said = check(course)

    assert said.count(": error: ") == 15
    assert "and 15 more: correct these first" in said
    assert check(course, "--all").count(": error: ") == 30


def test_a_line_of_a_file_is_no_picture(course: Sample) -> None:
    """Rich would turn `:100:` into an emoji."""
    course.change("course.yaml", "plan:\n", "#\n" * 82 + "\n\nplan:\n  wrong: 1\n")
    line = course.folder.joinpath("course.yaml").read_text().splitlines().index("  wrong: 1") + 1
    course.change("course.yaml", "#\n\n\nplan", "#\n" * (100 - line + 1) + "\n\nplan")

    code, said = run("demo", "--course", str(course.folder), data_dir=str(course.folder.parent))

    assert code == 6
    assert "course.yaml:100:3: error" in said
