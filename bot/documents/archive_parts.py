"""Takes the parts of an Excel or Word file that are needed, each with a limit, and no others.

The directory of such a file may lie about sizes, so every part is unpacked here, up to its limit,
and written again without compression; what reads the file afterwards sees only these parts.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.documents.grid import Unfit, UnfitTable, column_number
from bot.documents.sheet_notes import Notes, is_of_notes, notes_of
from bot.documents.struck_cells import struck_cells, struck_formats

_EXCEL: Final = "xl/workbook.xml"
_WORD: Final = "word/document.xml"
_SHEETS: Final = "xl/worksheets/"
_STYLES: Final = ("xl/styles.xml", "word/styles.xml")
_OF_EXCEL: Final = frozenset(
    {
        "[content_types].xml",
        "_rels/.rels",
        _EXCEL,
        "xl/_rels/workbook.xml.rels",
        "xl/sharedstrings.xml",
        "xl/styles.xml",
    }
)
_MACROS: Final = "vbaproject"
_MOST_PARTS: Final = 1_000
MOST_UNPACKED: Final = 10_000_000
"""The largest size of a part, and of the sum of all parts that openpyxl reads, in bytes; 2,000
people need 1 million."""
_MOST_OF_STYLES: Final = 2_000_000
_MOST_ELEMENTS_OF_STYLES: Final = 100_000
"""Excel itself keeps at most 65,490 formats of cells."""
_MOST_ELEMENTS_OF_WORD: Final = 400_000
_MOST_CELLS: Final = 4_000_000
"""The largest area from A1 to the last cell: it is kept whole, 32 bytes for each cell."""
_MOST_LETTERS: Final = 100_000_000
"""The largest sum of the texts of all cells, in bytes: a text is stored once and shown often."""
_MOST_HIDDEN: Final = 1_000
"""Excel hides up to 16,384 columns to the right of a list; no list is so wide."""
_LOCKED_FLAG: Final = 0x1

_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*(?<!/)>"
)
_WITHOUT_VALUE: Final = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\s(?=[^<>]*\bt\s*=\s*[\"']e[\"'])[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']"
    rb"[^<>]*>\s*(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]*)</"
)
_HIDDEN_ROW: Final = re.compile(
    rb"<(?:\w+:)?row\s(?=[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])[^<>]*?\br\s*=\s*[\"'](\d{1,7})[\"']"
)
_HIDDEN_COLUMNS: Final = re.compile(
    rb"<(?:\w+:)?col\s(?=[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])"
    rb"(?=[^<>]*\bmin\s*=\s*[\"'](\d{1,5})[\"'])[^<>]*\bmax\s*=\s*[\"'](\d{1,5})[\"']"
)
_INDEX: Final = re.compile(rb">(\d{1,7})</(?:\w+:)?v>")
_TEXT_ENDS: Final = re.compile(rb"</(?:\w+:)?si>")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMarks:
    """What a sheet says besides its values: by row and column from 0."""

    formulas: dict[tuple[int, int], str]
    """Formulas that were never calculated, and errors in place of values."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    struck: frozenset[tuple[int, int]]
    """Cells that are crossed out."""


def check_parts(content: bytes) -> None:
    """Check all parts of an Excel file before openpyxl unpacks them; raise `UnfitTable`."""
    with _opened(content) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if not names.issuperset(("[Content_Types].xml", _EXCEL)):
            raise UnfitTable(Unfit.NO_TABLE)
        if any(_MACROS in name.lower() for name in names):
            raise UnfitTable(Unfit.MACROS)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise UnfitTable(Unfit.TOO_LARGE)
        for part in parts:
            if part.filename.lower() in _STYLES:
                _require_few_styles(_unpacked(archive, part))


def excel_parts(content: bytes) -> tuple[bytes, dict[str, SheetMarks]]:
    """Return an Excel file of the needed parts only, and the marks of each sheet by its part."""
    parts = _taken(content, _is_of_excel)
    strings = next((part for name, part in parts.items() if "sharedstrings" in name.lower()), b"")
    lengths = [len(each) for each in _TEXT_ENDS.split(strings)]
    sheets = {name: part for name, part in parts.items() if name.lower().startswith(_SHEETS)}
    if sum(_letters(part, lengths) for part in sheets.values()) > _MOST_LETTERS:
        raise UnfitTable(Unfit.TOO_LARGE)
    formats = _struck_formats(parts)
    return _packed(parts), {name: _marks(part, formats) for name, part in sheets.items()}


def _struck_formats(parts: dict[str, bytes]) -> frozenset[int]:
    styles = next((part for name, part in parts.items() if name.lower() in _STYLES), b"")
    try:
        return struck_formats(styles)
    except Exception as error:  # the parser of XML raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def excel_notes(content: bytes) -> dict[str, Notes]:
    """Return the notes at the cells of each sheet, by its part."""
    try:
        return notes_of(_taken(content, is_of_notes))
    except UnfitTable:
        raise
    except Exception as error:  # the parser of XML raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def word_parts(content: bytes) -> bytes:
    """Return a Word document of which every part has a size that can be read."""
    parts = _taken(content, lambda _: True)
    if sum(part.count(b"<") for part in parts.values()) > _MOST_ELEMENTS_OF_WORD:
        raise UnfitTable(Unfit.TOO_LARGE)
    return _packed(parts)


def names_in(content: bytes) -> frozenset[str]:
    """Return the names of the parts of an archive, in small letters."""
    with _opened(content) as archive:
        return frozenset(name.lower() for name in archive.namelist())


def sheet_parts(slim: bytes) -> dict[str, str]:
    """Return the part of each sheet of an Excel file by the name of the sheet."""
    from defusedxml.ElementTree import fromstring

    with _opened(slim) as archive:
        book = fromstring(archive.read(_EXCEL))
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    found: dict[str, str] = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            named = (value for name, value in sheet.items() if name.endswith("}id"))
            target = targets.get(next(named, ""), "")
            found[sheet.get("name", "")] = target.removeprefix("/xl/").removeprefix("./")
    return {name: f"xl/{target}" for name, target in found.items()}


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnfitTable(Unfit.NO_TABLE) from error
    parts = archive.infolist()
    if any(part.flag_bits & _LOCKED_FLAG for part in parts):
        raise UnfitTable(Unfit.PASSWORD)
    if len(parts) > _MOST_PARTS:
        raise UnfitTable(Unfit.TOO_LARGE)
    return archive


def _taken(content: bytes, is_needed: Callable[[str], bool]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    with _opened(content) as archive:
        needed = [part for part in archive.infolist() if is_needed(part.filename.lower())]
        if sum(part.file_size for part in needed) > 2 * MOST_UNPACKED:
            raise UnfitTable(Unfit.TOO_LARGE)
        for part in needed:
            unpacked = _unpacked(archive, part)
            if part.filename.lower() in _STYLES:
                _require_few_styles(unpacked)
            parts[part.filename] = unpacked
    return parts


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Unpack a part, never more than the size that the directory states; refuse entities."""
    if part.file_size > MOST_UNPACKED:
        raise UnfitTable(Unfit.TOO_LARGE)
    try:
        unpacked = archive.read(part)
    except Exception as error:  # zlib and zipfile raise all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error
    if b"<!DOCTYPE" in unpacked or b"<!ENTITY" in unpacked:
        raise UnfitTable(Unfit.NO_TABLE)
    return unpacked


def _require_few_styles(styles: bytes) -> None:
    if len(styles) > _MOST_OF_STYLES or styles.count(b"<") > _MOST_ELEMENTS_OF_STYLES:
        raise UnfitTable(Unfit.TOO_LARGE)


def _is_of_excel(name: str) -> bool:
    in_sheets = name.startswith(_SHEETS) and name.endswith(".xml")
    return name in _OF_EXCEL or (in_sheets and "/_rels/" not in name)


def _letters(sheet: bytes, lengths: list[int]) -> int:
    """Return how many bytes the texts of a sheet have, each as often as it stands there."""
    numbers = map(int, _INDEX.findall(sheet))
    return sum(lengths[number] for number in numbers if number < len(lengths))


def _marks(sheet: bytes, struck: frozenset[int]) -> SheetMarks:
    rows = columns = 0
    for found in _CELL.finditer(sheet):
        rows = max(rows, int(found[2]))
        columns = max(columns, column_number(found[1].decode()))
    if rows * columns > _MOST_CELLS:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)
    return SheetMarks(
        formulas=dict(_formulas(sheet)),
        hidden_rows=frozenset(int(found[1]) - 1 for found in _HIDDEN_ROW.finditer(sheet)),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        struck=struck_cells(sheet, struck),
    )


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMNS.finditer(sheet):
        yield from range(int(found[1]) - 1, min(int(found[2]), _MOST_HIDDEN))


def _formulas(sheet: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for found in (*_WITHOUT_VALUE.finditer(sheet), *_ERROR.finditer(sheet)):
        place = int(found[2]) - 1, column_number(found[1].decode()) - 1
        yield place, "=" + (found[3] or b"").decode("utf-8", "replace")


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
