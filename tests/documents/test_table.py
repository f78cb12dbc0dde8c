"""Files that people send as tables: read as texts, or refused with the reason. None is trusted."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.grid import Unfit, UnfitTable
from bot.documents.table import read_table
from bot.people.roster_book.domain import read_roster
from tests.documents.tables import (
    MANY_EMPTY,
    Rows,
    excel,
    locked,
    ods,
    ods_row,
    opendocument,
    with_content,
    with_parts,
    written,
)

HEAD = ["name", "organization", "language"]
GOOD: Rows = [HEAD, ["Sok Dara", "Lotus House", "km"], ["ចាន់ ធីតា", "River; School", "en"]]
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of(rows: str) -> bytes:
    return f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    "content",
    [
        excel(GOOD),
        ods(GOOD),
        written(GOOD).encode(),
        written(GOOD).encode("utf-8-sig"),
        written(GOOD).encode("utf-16"),
        written(GOOD, "\t").encode("utf-16"),
        written(GOOD, "\t").encode(),
        b"sep=;\r\n" + written([[f'"{each}"' for each in row] for row in GOOD], ";").encode(),
    ],
    ids=["xlsx", "ods", "utf-8", "bom", "utf-16", "tabs, utf-16", "tabs", "semicolons"],
)
def test_a_good_table_is_the_same_in_every_form(content: bytes) -> None:
    assert [list(row) for row in read_table(content)] == [list(map(str, row)) for row in GOOD]


BASE = excel(GOOD)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unfit.EMPTY),
        (written(GOOD).encode("utf-8").replace(b"Dara", b"Dar\xe9"), Unfit.LETTERS),
        (b"name,organization\nSok\0Dara,x\n", Unfit.NO_TABLE),
        (b"%PDF-1.7 ...", Unfit.PDF),
        (b"\x89PNG\r\n\x1a\n", Unfit.PICTURE),
        (b"\xff\xd8\xff\xe0 a photo", Unfit.PICTURE),
        (b"<html><table><tr><td>name</td></tr></table></html>", Unfit.OLD_EXCEL),
        (b"PK\x03\x04 and nothing that follows", Unfit.NO_TABLE),
        (BASE[: len(BASE) // 2], Unfit.NO_TABLE),
        (with_parts(BASE, {SHEET: b"<worksheet"}), Unfit.NO_TABLE),
        (with_parts(BASE, {SHEET: b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"}),
         Unfit.NO_TABLE),
        (locked(BASE), Unfit.PASSWORD),
        (ods(GOOD)[:-40], Unfit.NO_TABLE),
        (with_content(b"<office"), Unfit.NO_TABLE),
        (with_content(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
         Unfit.NO_TABLE),
        (with_content(bytes(10_000_001)), Unfit.TOO_LARGE),
        (opendocument(ods_row(["A"]).replace("<table:table-row", f"{MANY_EMPTY[:-1]}")),
         Unfit.TOO_MANY_ROWS),
        (with_content(b"", manifest="<manifest:encryption-data/>"), Unfit.PASSWORD),
        (opendocument(""), Unfit.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         Unfit.PASSWORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"an old workbook", Unfit.NO_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
         Unfit.OLD_WORD),
        (with_parts(BASE, {SHEET: sheet_of('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}),
         Unfit.TOO_MANY_ROWS),
        (excel([["name"], *([f"P {n}"] for n in range(2_001))]), Unfit.TOO_MANY_ROWS),
        (b"name\n" + b"P\n" * 2_001, Unfit.TOO_MANY_ROWS),
        (b"name\n" + b"\n" * 25_000, Unfit.TOO_MANY_ROWS),
        (b"name\n" + b'"' + b"x" * 200_000, Unfit.NO_TABLE),
    ],
    ids=["nothing", "broken utf-8", "NUL", "pdf", "png", "jpeg", "html", "no archive",
         "half", "broken part",
         "entities", "locked parts", "half ods", "broken ods", "ods entities", "huge ods",
         "many in ods", "ods password", "empty ods", "password", "broken xls", "doc",
         "the last row",
         "many in excel", "many in csv", "many empty", "a huge cell"],
)  # fmt: skip
def test_a_file_without_a_table_is_refused_with_the_reason(content: bytes, why: Unfit) -> None:
    with pytest.raises(UnfitTable) as caught:
        read_roster(read_table(content))

    assert caught.value.why is why


STYLES = b"<styleSheet><cellXfs>" + b"<xf/>" * 2_000_000 + b"</cellXfs></styleSheet>"
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999"><c r="XFD99999"><v>1</v></c></row>'
LONG = f"<sst {NAMESPACE}><si><t>{'x' * 30_000}</t></si></sst>".encode()
OFTEN = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"xl/sharedStrings.xml": bytes(50_000_000)}, Unfit.TOO_LARGE),
        ({"xl/styles.xml": STYLES}, Unfit.TOO_LARGE),
        ({SHEET: sheet_of(FAR)}, Unfit.TOO_MANY_ROWS),
        ({SHEET: sheet_of(OFTEN), "xl/sharedStrings.xml": LONG}, Unfit.TOO_LARGE),
    ],
    ids=["zeros", "two million styles", "a cell far away", "a long text shown often"],
)
def test_a_small_file_that_becomes_a_huge_one_is_refused(
    parts: dict[str, bytes], why: Unfit
) -> None:
    bomb = with_parts(BASE, parts)
    assert len(bomb) < 150_000

    tracemalloc.start()
    with pytest.raises(UnfitTable) as caught:
        read_table(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert caught.value.why is why
    assert peak < 40_000_000


def test_parts_that_hold_no_table_are_never_unpacked() -> None:
    parts = {"xl/media/zeros.bin": bytes(50_000_000), "xl/vbaProject.bin": b"macro"}

    assert read_table(with_parts(BASE, parts)) == read_table(BASE)


def test_letters_of_old_windows_are_read() -> None:
    content = "Name;Organisation\nKim Visal;Café Solidarité – Kampot\n".encode("cp1252")

    assert read_table(content)[1] == ["Kim Visal", "Café Solidarité – Kampot"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(encoding: str) -> None:
    assert [list(row) for row in read_table(written(GOOD).encode(encoding))] == GOOD


def test_formulas_are_never_evaluated() -> None:
    grid = read_table(excel([HEAD, ["=1+1", "Lotus House", "km"]]))

    assert grid[1][0] == "=1+1", "no value was stored with it"


def test_the_size_that_a_file_states_is_ignored() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>language</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Dara</t></is></c>'
        '<c r="B2" t="inlineStr"><is><t>km</t></is></c></row>'
    )
    lying = sheet_of(rows).replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')

    grid = read_table(with_parts(BASE, {SHEET: lying}))

    assert [list(row) for row in grid] == [["name", "language"], ["Dara", "km"]]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=2_000),
        st.binary(max_size=500).map(lambda rest: b"PK\x03\x04" + rest),
        st.binary(max_size=500).map(lambda part: with_parts(BASE, {SHEET: part})),
        st.tuples(st.integers(0, len(BASE) - 1), st.binary(min_size=1, max_size=8)).map(
            lambda it: BASE[: it[0]] + it[1] + BASE[it[0] + len(it[1]) :]
        ),
        st.text(max_size=300).map(lambda text: ("name,language\n" + text).encode()),
    )
)
def test_any_bytes_are_a_roster_or_are_refused(content: bytes) -> None:
    try:
        roster = read_roster(read_table(content))
    except UnfitTable:
        return
    assert all(person.name for person in roster.people)


def test_repeated_and_covered_cells_of_an_opendocument_table_are_read() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"/>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>name'
        "</text:p></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        + ods_row(["Sok <b>Dara</b>"])
    )
    read = [list(row) for row in read_table(opendocument(rows))]

    assert read[:2] == [[], []]
    assert read[2][:3] == ["name", "name", ""]
    assert len(read[2]) == 40, "no row is longer than what is read"
    assert read[3] == ["Sok <b>Dara</b>"]
