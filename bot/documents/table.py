"""Reads tables that people send: Excel, OpenDocument, Word, CSV. No file is trusted.

The first bytes of a file decide its type, not its name. Only the parts that hold the table are
unpacked, each up to a limit, so that a small file cannot become a huge one. Formulas are not
evaluated, and macros are not read: the values that a file holds are taken.
"""

import csv
import io
import json
import subprocess
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bot.documents.archive_parts import (
    MOST_UNPACKED,
    SheetMarks,
    excel_notes,
    excel_parts,
    names_in,
    sheet_parts,
    word_parts,
)
from bot.documents.grid import HEADER_WITHIN, MOST_ROWS, Grid, TableSheet, Unfit, UnfitTable
from bot.documents.headers import header_fits
from bot.documents.ods import is_ods, ods_sheets
from bot.documents.sheet_notes import Notes

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_OTHERS: Final = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"\x7fELF")
_MOST_LINES: Final = 20_000
"""The most rows with empty ones; nobody makes a larger file by hand."""
MOST_COLUMNS: Final = 40
_SEPARATORS: Final = (",", ";", "\t", "|")
_LEAST_ZEROS: Final = 4
"""UTF-16 has a zero byte in each space, digit and comma: in all first bytes, or all second ones."""
_READER: Final = Path(__file__).with_name("native_reader.py")
_SECONDS: Final = 30


def read_book(content: bytes) -> tuple[TableSheet, ...]:
    """Return all sheets of a file, with their cells as texts; raise `UnfitTable`."""
    if content.startswith(_OLE):
        return _old_office(content)
    if is_ods(content):
        sheets = ods_sheets(
            content, most_bytes=MOST_UNPACKED, most_rows=_MOST_LINES, most_columns=MOST_COLUMNS
        )
    elif content.startswith(_ZIP):
        sheets = _archive(content)
    else:
        _require_text(content)
        sheets = (TableSheet(rows=_csv(_text(content))),)
    return tuple(map(_checked, sheets))


def read_table(content: bytes) -> Grid:
    """Return the rows of the first sheet that is not hidden; raise `UnfitTable`."""
    return next((sheet.rows for sheet in read_book(content) if not sheet.hidden), ())


def _old_office(content: bytes) -> tuple[TableSheet, ...]:
    """Read a file of Excel before 2007; such a container also holds other things."""
    for name, why in (("EncryptedPackage", Unfit.PASSWORD), ("WordDocument", Unfit.OLD_WORD)):
        if name.encode("utf-16-le") in content:
            raise UnfitTable(why)
    return tuple(_checked(_sheet(each)) for each in _read_apart("excel", content))


def _archive(content: bytes) -> tuple[TableSheet, ...]:
    names = names_in(content)
    if "xl/workbook.xml" in names:
        return _excel(content)
    if "word/document.xml" in names:
        read = _read_apart("word", word_parts(content))
        if not read:
            raise UnfitTable(Unfit.WORD_LINES)
        return tuple(_sheet(each | {"name": f"table {n}"}) for n, each in enumerate(read, 1))
    if "xl/workbook.bin" in names:
        raise UnfitTable(Unfit.OLD_EXCEL)
    raise UnfitTable(Unfit.OLD_WORD if "content.xml" in names else Unfit.NO_TABLE)


def _excel(content: bytes) -> tuple[TableSheet, ...]:
    slim, marks = excel_parts(content)
    read = _read_apart("excel", slim)
    try:
        parts = sheet_parts(slim)
    except Exception as error:  # the parser of XML raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error
    notes = excel_notes(content)
    named = ((each, parts.get(each["name"], "")) for each in read)
    return tuple(_sheet(each, marks.get(part), notes.get(part, {})) for each, part in named)


def _sheet(
    read: dict[str, Any], marks: SheetMarks | None = None, notes: Notes | None = None
) -> TableSheet:
    rows: list[list[str]] = read["rows"]
    for (row, column), formula in marks.formulas.items() if marks else ():
        if row < _MOST_LINES and column < MOST_COLUMNS:
            rows += [[] for _ in range(row + 1 - len(rows))]
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = rows[row][column] or formula
    return TableSheet(
        notes=notes or {},
        name=read["name"],
        rows=rows,
        merged=[(first, left, last, right) for first, left, last, right in read["merged"]],
        above=read.get("above", ()),
        hidden=read["hidden"],
        hidden_rows=marks.hidden_rows if marks else frozenset(),
        hidden_columns=marks.hidden_columns if marks else frozenset(),
        struck=marks.struck if marks else frozenset(map(tuple, read.get("struck", ()))),
    )


def _read_apart(kind: str, content: bytes) -> list[dict[str, Any]]:
    """Return the sheets that a process of its own reads; the file may make it end or hang."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is constant
            [sys.executable, "-I", str(_READER), kind],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnfitTable(Unfit.TOO_LARGE) from error
    if done.returncode:
        raise UnfitTable(Unfit.TOO_LARGE)
    answer = json.loads(done.stdout)
    if "sheets" not in answer:
        locked = answer["error"] == "PasswordError"
        raise UnfitTable(Unfit.PASSWORD if locked else Unfit.NO_TABLE)
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets


def _checked(sheet: TableSheet) -> TableSheet:
    """Check how many rows a sheet has; raise `UnfitTable`."""
    filled = sum(any(row) for row in sheet.rows)
    if len(sheet.rows) > _MOST_LINES or filled > MOST_ROWS + HEADER_WITHIN:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)
    return sheet


def _require_text(content: bytes) -> None:
    if content.startswith(b"%PDF"):
        raise UnfitTable(Unfit.PDF)
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp":
        raise UnfitTable(Unfit.PICTURE)
    if content.startswith(_OTHERS):
        raise UnfitTable(Unfit.NO_TABLE)
    if content.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        raise UnfitTable(Unfit.OLD_EXCEL)  # a page of HTML or XML that is called a workbook


def _text(content: bytes) -> str:
    """Decode a file: UTF-8, UTF-16 with or without its mark, else Windows-1252."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(sign < " " and sign not in "\t\r\n\v\f\x1a" for sign in text):
            raise UnfitTable(Unfit.NO_TABLE)
        return text.rstrip("\x1a")
    raise UnfitTable(Unfit.LETTERS)


def _encodings(content: bytes) -> Sequence[str]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in content:
        even, odd = content[::2].count(0), content[1::2].count(0)
        if min(even, odd) * 20 > max(even, odd) or max(even, odd) < _LEAST_ZEROS:
            raise UnfitTable(Unfit.NO_TABLE)
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    if content.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    khmer = any("\u1780" <= sign <= "\u17ff" for sign in content.decode("utf-8", "ignore"))
    return ("utf-8",) if khmer else ("utf-8", "cp1252")


def _csv(text: str) -> Grid:
    head, _, rest = text.partition("\n")
    if head.strip().lower() in {f"sep={each}".strip() for each in _SEPARATORS}:
        text = rest  # a line of Excel that names the separator
    try:
        separator = max(_SEPARATORS, key=lambda each: _fits(text, each))
        return _rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnfitTable(Unfit.NO_TABLE) from error


def _rows(rows: Iterable[list[str]]) -> Grid:
    read: list[list[str]] = []
    filled = 0
    for row in rows:
        filled += any(row)
        if filled > MOST_ROWS + HEADER_WITHIN or len(read) == _MOST_LINES:
            raise UnfitTable(Unfit.TOO_MANY_ROWS)
        read.append(row[:MOST_COLUMNS] if any(row) else [])
    return read


def _fits(text: str, separator: str) -> tuple[int, int]:
    """Return how many columns the header has with this separator, and how many cells there are.

    Titles may stand above the header, or there is none.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    filled = [row for row in islice(rows, 50) if any(cell.strip() for cell in row)]
    named = max((header_fits(row) for row in filled[:HEADER_WITHIN]), default=0)
    return named, sum(len(row) - 1 for row in filled)
