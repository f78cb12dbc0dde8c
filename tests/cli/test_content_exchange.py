"""`content export` and `content import`: a dry run first, then all of it or nothing."""

import os
import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bot.catalog.folders import base_folder
from bot.storage.folder_lock import hold_folder
from tests.catalog.sample import COURSES
from tests.cli.test_commands import run
from tests.disks import small_files

STEM = "m1.u1.items.q1.stem"
OLD, NEW = "សញ្ញាអ្វី?", "តើសញ្ញាដំបូងជាអ្វី?"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "clean-water"
    shutil.copytree(COURSES / "clean-water", folder)
    return folder


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("exported") / "texts.xlsx"
    code, said = run("content", "export", "--xlsx", str(file), str(COURSES / "clean-water"))
    assert code == 0, said
    assert f"texts of clean-water are in {file}." in said
    return file


@pytest.fixture
def sheet(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(exported, tmp_path))


def typed(sheet: Path, address: str, text: str, column: int = 4) -> int:
    """Write into the sheet as a translator does; return the row."""
    book = openpyxl.load_workbook(BytesIO(sheet.read_bytes()))
    texts = book["texts"]
    [row] = [row for row in range(2, texts.max_row + 1) if texts.cell(row, 1).value == address]
    texts.cell(row, column).value = text
    book.save(sheet)
    return row


def quiz(course: Path) -> str:
    return (course / "m1/units/u1/quiz.yaml").read_text(encoding="utf-8")


def test_without_write_nothing_is_written_and_with_it_all_is(course: Path, sheet: Path) -> None:
    row = typed(sheet, STEM, NEW)

    code, said = run("content", "import", str(sheet), str(course))

    assert code == 0, said
    assert f"row {row}, km: {STEM} was: {OLD} becomes: {NEW}" in said
    assert "1 text changed, 0 rows newly reviewed." in said
    assert "Nothing was written. To write it, run this again with --write." in said
    assert OLD in quiz(course)

    code, said = run("content", "import", str(sheet), str(course), "--write")

    assert code == 0, said
    assert "written: m1/units/u1/quiz.yaml" in said
    assert quiz(course) == (COURSES / "clean-water/m1/units/u1/quiz.yaml").read_text(
        encoding="utf-8"
    ).replace(OLD, NEW)


def test_an_inherited_text_is_translated_on_the_sheet_and_the_base_stays(tmp_path: Path) -> None:
    course, sheet = tmp_path / "first-aid", tmp_path / "first-aid.xlsx"
    run("content", "new", str(course), "--language", "en", "--language", "th")
    base = (base_folder() / "templates.yaml").read_bytes()
    assert run("content", "export", "--xlsx", str(sheet), str(course))[0] == 0
    typed(sheet, "templates.templates.thanks.title", "ขอบคุณ")
    typed(sheet, "templates.templates.thanks.text", "ขอบคุณที่มา")

    code, said = run("content", "import", str(sheet), str(course), "--write")

    assert code == 0, said
    assert "No longer inherited, but the course's own: templates.yaml." in said
    assert "th: ขอบคุณที่มา" in (course / "templates.yaml").read_text(encoding="utf-8")
    assert (base_folder() / "templates.yaml").read_bytes() == base
    assert (
        "templates.yaml" not in run("content", "status", str(course))[1].partition("inherited")[2]
    )


def test_one_refused_row_and_nothing_is_written(course: Path, sheet: Path) -> None:
    typed(sheet, STEM, NEW)
    row = typed(sheet, "safety.texts.consent.text", "រក្សាទុក")

    code, said = run("content", "import", str(sheet), str(course), "--write")

    assert code == 6
    assert f"texts.xlsx: row {row}, column D: error: {{months}} is in en, but not in km." in said
    assert "1 error: nothing was written." in said
    assert OLD in quiz(course)


def test_quizzes_go_to_moodle_and_come_back(course: Path, tmp_path: Path) -> None:
    folder = tmp_path / "moodle"

    code, said = run("content", "export", "--gift", str(folder), str(course), "--unit", "m1.u1")

    assert code == 0, said
    assert sorted(file.name for file in folder.iterdir()) == [
        "m1.u1.en.gift.txt",
        "m1.u1.km.gift.txt",
    ]
    assert "m1.u1.en.gift.txt: 3 questions m1.u1.q2: several right answers:" in said

    file = folder / "m1.u1.km.gift.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    code, said = run("content", "import", str(file), str(course))
    assert code == 0, said
    assert f"line 3, km: {STEM} was: {OLD} becomes: {NEW}" in said
    assert OLD in quiz(course)

    code, said = run("content", "import", str(file), str(course), "--write")
    assert code == 0, said
    assert NEW in quiz(course)

    again = run("content", "export", "--gift", str(folder), str(course), "--language", "km")
    assert again[0] == 2
    assert "is there already" in again[1]


def test_a_new_question_of_moodle_is_shown_before_it_is_written(
    course: Path, tmp_path: Path
) -> None:
    file = tmp_path / "new.gift"
    question = "// [tag:objective o1] [tag:lesson 1]\nIs it good?{=Smell it#Yes.\n~Look#No.}\n"
    file.write_text(question, encoding="utf-8")
    words = ("content", "import", str(file), str(course), "--language", "en", "--unit", "m1.u1")

    code, said = run(*words)

    assert code == 0, said
    assert "new: m1.u1.q8, in en asks: Is it good?" in said
    assert "Is it good?" not in quiz(course)
    assert run(*words, "--write")[0] == 0
    assert "Is it good?" in quiz(course)


def test_the_help_sheet_speaks_both_languages(sheet: Path) -> None:
    lines = [str(row[0].value or "") for row in openpyxl.load_workbook(sheet)["help"].iter_rows()]

    assert "How to translate or review on this sheet" in lines
    assert "របៀបបកប្រែ ឬពិនិត្យលើសន្លឹកនេះ" in lines
    assert any("{months}" in line for line in lines)


def test_an_import_that_was_cut_off_is_put_back_first(course: Path, sheet: Path) -> None:
    (course / ".import").mkdir()

    assert run("content", "check", str(course))[0] == 6
    code, said = run("content", "import", str(sheet), str(course))

    assert code == 0, said
    assert "An earlier import was cut off: the old files are back in place." in said
    assert run("content", "check", str(course))[0] == 0


def test_while_an_import_runs_no_other_command_touches_the_course(
    course: Path, sheet: Path, tmp_path: Path
) -> None:
    typed(sheet, STEM, NEW)
    halfway = course / ".import"
    halfway.mkdir()
    with hold_folder(course):
        for command in (
            ("import", str(sheet), str(course), "--write"),
            ("export", "--xlsx", str(tmp_path / "x.xlsx"), str(course)),
            ("recordings", str(tmp_path), str(course), "--write"),
        ):
            code, said = run("content", *command)
            assert (code, "Another command changes this course." in said) == (2, True), said
            assert halfway.exists()

    code, said = run("content", "import", str(sheet), str(course), "--write")
    assert code == 0, said
    assert NEW in quiz(course)


def test_halves_that_a_killed_import_left_are_deleted_by_the_next(
    course: Path, sheet: Path
) -> None:
    half = course / "m1/units/u1/.quiz.yaml.half"
    half.write_text("id: u", encoding="utf-8")

    code, said = run("content", "import", str(sheet), str(course))

    assert code == 0, said
    assert not half.exists()


def test_of_a_quiz_that_does_not_fit_on_the_disk_nothing_is_left(
    course: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "moodle"
    with small_files(100):
        code, said = run("content", "export", "--gift", str(folder), str(course))

    assert code == 2
    assert "m1.u1.en.gift.txt cannot be written: File too large." in said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("ending", [".GIFT", ".Gift", ".TXT"])
def test_the_ending_of_a_file_may_be_in_capitals(course: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"NEW{ending}"
    file.write_text(f"::{STEM}:: Is it good?{{=Smell it}}\n", encoding="utf-8")

    said = run("content", "import", str(file), str(course), "--unit", "m9")[1]

    assert "m9 is no unit" in said


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["export", "{course}"], 2, "Please name one: --xlsx"),
        (["export", "--xlsx", "{sheet}", "{course}"], 2, "is there already"),
        (["export", "--xlsx", "{course}/no/x.xlsx", "{course}"], 2, "cannot be written"),
        (["export", "--xlsx", "{tmp}/x.xlsx", "{tmp}/nothing"], 2, "/nothing is not there."),
        (["export", "--xlsx", "x.xlsx", "{course}/m1/units/u1/cards"], 2, "holds no course (a"),
        (["import", "{sheet}", "{course}", "--language", "fr"], 2, "fr is no language"),
        (["import", "{tmp}/gone.xlsx", "{course}"], 2, "No such file"),
        (["import", "{course}/course.yaml", "{course}"], 6, "It is no Excel file (.xlsx)"),
        (["export", "--gift", "{tmp}/x", "{course}", "--unit", "m9"], 2, "m9 is no unit"),
        (["export", "--gift", "{sheet}", "{course}"], 2, "cannot be made"),
        (["import", "{tmp}/latin.txt", "{course}"], 2, "is not UTF-8 text"),
        (["import", "{tmp}/note.txt", "{course}"], 6, "note.txt: error: There is no question"),
        (["import", "{tmp}/note.txt", "{course}", "--unit", "m9"], 2, "m9 is no unit"),
        (["import", "{tmp}/head.xlsx", "{course}"], 6, 'row 1: Columns are missing: "text (en)"'),
        (["import", "{tmp}/twice.xlsx", "{course}"], 6, 'row 1, column B: The column "id"'),
        (["import", "{tmp}/other.xlsx", "{course}"], 2, "holds texts of dry-land, not of clean"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_with_a_code(
    course: Path, sheet: Path, tmp_path: Path, words: list[str], code: int, expected: str
) -> None:
    for name, head, subject in (
        ("head", ["id"], ""),
        ("twice", ["id", "id"], ""),
        ("other", ["id"], "dry-land"),
    ):
        book = openpyxl.Workbook()
        book.properties.subject = subject
        book.worksheets[0].append(head)
        book.save(tmp_path / f"{name}.xlsx")
    (tmp_path / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    (tmp_path / "note.txt").write_text("// nothing\n", encoding="utf-8")
    places = {"course": str(course), "sheet": str(sheet), "tmp": str(tmp_path)}

    found, said = run("content", *(word.format(**places) for word in words))

    assert (found, expected in said) == (code, True), said


def test_a_course_that_cannot_be_read_gives_no_sheet(course: Path, tmp_path: Path) -> None:
    (course / "course.yaml").write_text("id: [", encoding="utf-8")

    code, said = run("content", "export", "--xlsx", str(tmp_path / "x.xlsx"), str(course))

    assert code == 6
    assert "course.yaml:" in said
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize("what", ["pipe", "large"])
def test_what_has_no_end_or_is_too_large_is_not_read(
    course: Path, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "quiz.gift"
    if what == "pipe":
        os.mkfifo(file)
    else:
        with file.open("wb") as opened:
            opened.truncate(10_000_001)

    code, said = run("content", "import", str(file), str(course))

    assert code == 2
    assert "cannot be imported: it " in said
