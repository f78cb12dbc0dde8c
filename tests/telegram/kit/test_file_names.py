"""Names of files: what it is, of which course, of which day; as Telegram leaves them."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import bot
from bot.telegram.kit.file_names import MOST, FileKind, file_name
from telegram_simulator.file_names import cleaned

DAY = date(2023, 5, 31)
BOT = Path(bot.__file__).parent


@pytest.mark.parametrize(
    ("course", "name"),
    [
        ("", "Attendance - 2023-05-31 - km.xlsx"),
        ("Module 4, May 2023", "Attendance - Module 4, May 2023 - 2023-05-31 - km.xlsx"),
        ("Chab Dai/Module 4", "Attendance - Chab Dai-Module 4 - 2023-05-31 - km.xlsx"),
        ("ម៉ូឌុលទី 4 ឧសភា 2023", "Attendance - 4 2023 - 2023-05-31 - km.xlsx"),
        ("ឧសភា", "Attendance - 2023-05-31 - km.xlsx"),
        (
            "Leaders: “Module 4” & friends",
            "Attendance - Leaders Module 4 friends - 2023-05-31 - km.xlsx",
        ),
        (
            "A very long title of a course, as some have",
            "Attendance - A very long title of a - 2023-05-31 - km.xlsx",
        ),
    ],
)
def test_a_name_says_what_of_which_course_and_day(course: str, name: str) -> None:
    made = file_name(FileKind.ATTENDANCE, "xlsx", language="km", course=course, day=DAY)
    assert made == name
    assert len(made.rpartition(".")[0]) <= MOST


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("course", ["Module 4, May 2023", "ម៉ូឌុលទី 4", "x" * 300, "a.b/c'd\"e"])
def test_telegram_leaves_a_name_as_it_is(kind: FileKind, course: str) -> None:
    made = file_name(kind, "xlsx", language="en", course=course, day=DAY, about="AB-12")
    assert cleaned(made) == made


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("common.xlsx", "common.xlsx"),
        ("វត្តមាន.pdf", "វតតមន.pdf"),
        ("a/b:c*d.txt", "b c d.txt"),
        ("Module 4 – May.csv", "Module 4   May.csv"),
        (" .hidden", "hidden"),
        (f"{'x' * 80}.{'y' * 30}", f"{'x' * 60}.{'y' * 20}"),
        ("", "file"),
    ],
)
def test_the_simulated_telegram_cleans_names_as_the_real_one(sent: str, shown: str) -> None:
    assert cleaned(sent) == shown


def drawings(path: Path) -> Iterator[dict[str, str]]:
    """What each `Drawing` of a file is given, as it is written."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Drawing":
            yield {each.arg or "": ast.unparse(each.value) for each in node.keywords}


def test_every_document_gets_its_name_from_one_function() -> None:
    found = [
        (path.relative_to(BOT).as_posix(), given["filename"])
        for path in BOT.rglob("*.py")
        for given in drawings(path)
        if "document" in given.get("field", "")
    ]
    assert len(found) > 10
    assert [each for each in found if not each[1].startswith("file_name(")] == []
