"""Reads tables that people send into rows of texts: Excel, OpenDocument, CSV. No file is trusted.

The first bytes of a file decide its type, not its name. The directory of an Excel file is read
before anything is unpacked, so that a small file cannot become a huge one. Formulas are not
evaluated.
"""

import csv
import io
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from bot.documents.grid import HEADER_WITHIN, MOST_ROWS, Grid, Unfit, UnfitTable, header_fits
from bot.documents.ods import is_ods, ods_rows

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
_IN_EXCEL: Final = ("[Content_Types].xml", "xl/workbook.xml")
_MACROS: Final = "vbaproject"
_MOST_PARTS: Final = 300
_MOST_UNPACKED: Final = 10_000_000
"""The largest sum of the parts of an Excel file, in bytes; 2,000 people need 1 million."""
_MOST_LINES: Final = 20_000
"""The most rows with empty ones; nobody makes a larger file by hand."""
_MOST_COLUMNS: Final = 40
_LOCKED_FLAG: Final = 0x1
_SEPARATORS: Final = (",", ";", "\t")


def read_table(content: bytes) -> Grid:
    """Return the rows of a file as texts; raise `UnfitTable` if it holds no table."""
    if content.startswith(_OLE):
        locked = _ENCRYPTED in content
        raise UnfitTable(Unfit.PASSWORD if locked else Unfit.OLD_EXCEL)
    if is_ods(content):
        return _rows(ods_rows(content, most_bytes=_MOST_UNPACKED, most_columns=_MOST_COLUMNS))
    if content.startswith(_ZIP):
        return _excel(content)
    if content.startswith(_OTHERS):
        raise UnfitTable(Unfit.NO_TABLE)
    return _csv(_text(content))


def _excel(content: bytes) -> Grid:
    import openpyxl  # only where somebody sends such a file: it takes 20 MB

    check_parts(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # the size that a file states may be wrong
            return _rows(sheet.iter_rows(values_only=True))
        finally:
            book.close()
    except UnfitTable:
        raise
    except Exception as error:  # openpyxl raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def check_parts(content: bytes) -> None:
    """Check the directory of an Excel file, without unpacking its parts; raise `UnfitTable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnfitTable(Unfit.NO_TABLE) from error
    names = {part.filename for part in parts}
    if any(part.flag_bits & _LOCKED_FLAG for part in parts):
        raise UnfitTable(Unfit.PASSWORD)
    if not names.issuperset(_IN_EXCEL):
        raise UnfitTable(Unfit.NO_TABLE)
    if any(_MACROS in name.lower() for name in names):
        raise UnfitTable(Unfit.MACROS)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise UnfitTable(Unfit.TOO_LARGE)


def _rows(rows: Iterator[tuple[Any, ...]]) -> Grid:
    read: list[list[str]] = []
    filled = 0
    for row in islice(rows, _MOST_LINES):
        cells = [_cell(value) for value in row[:_MOST_COLUMNS]]
        filled += any(cells)
        if filled > MOST_ROWS + HEADER_WITHIN:
            raise UnfitTable(Unfit.TOO_MANY_ROWS)
        read.append(cells if any(cells) else [])
    if next(rows, None) is not None:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)
    return read


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text(content: bytes) -> str:
    """Decode a file as UTF-8, or as UTF-16 if it begins with that byte order mark."""
    encoding = "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8"
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnfitTable(Unfit.LETTERS) from error
    if "\0" in text:
        raise UnfitTable(Unfit.NO_TABLE)
    return text


def _csv(text: str) -> Grid:
    head, _, rest = text.partition("\n")
    if head.strip().lower() in {f"sep={each}".strip() for each in _SEPARATORS}:
        text = rest  # a line of Excel that names the separator
    try:
        separator = max(_SEPARATORS, key=lambda each: _fits(text, each))
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return _rows(tuple(row) for row in rows)
    except csv.Error as error:
        raise UnfitTable(Unfit.NO_TABLE) from error


def _fits(text: str, separator: str) -> int:
    """Return how many columns the header has with this separator; titles may stand above it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    filled = (row for row in islice(rows, 50) if any(cell.strip() for cell in row))
    return max((header_fits(row) for row in islice(filled, HEADER_WITHIN)), default=0)
