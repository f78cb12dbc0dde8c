"""Reads tables of LibreOffice: the first sheet of an OpenDocument spreadsheet.

The format is ISO/IEC 26300-1:2015, chapter 9. Rows and cells that are alike are stored once with
their number: below the last row often a million empty ones.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any, Final

from bot.documents.grid import Unfit, UnfitTable

MIME: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""Stands at the beginning of such a file: the name and the content of its first part."""
MIME_WITHIN: Final = 100
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MANIFEST: Final = "META-INF/manifest.xml"


def is_ods(content: bytes) -> bool:
    return MIME in content[:MIME_WITHIN]


def ods_rows(content: bytes, *, most_bytes: int, most_columns: int) -> Iterator[tuple[str, ...]]:
    """Return the rows of the first sheet, each with at most `most_columns` cells.

    `most_bytes` is the largest size of its text. Raises `UnfitTable` for a larger one, for a file
    with a password, and for a file that is no spreadsheet.
    """
    try:
        yield from _without_empty_end(_rows(_sheets(content, most_bytes), most_columns))
    except UnfitTable:
        raise
    except Exception as error:  # zipfile and the XML parser raise all kinds for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def _sheets(content: bytes, most_bytes: int) -> bytes:
    """Return the XML of all sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.getinfo(name) for name in (_MANIFEST, "content.xml")]
        if any(part.file_size > most_bytes for part in parts):
            raise UnfitTable(Unfit.TOO_LARGE)
        manifest, sheets = map(archive.read, parts)
    if b"encryption-data" in manifest:
        raise UnfitTable(Unfit.PASSWORD)
    return sheets


def _rows(text: bytes, most_columns: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Return the rows of the first sheet, and how often each stands there."""
    from defusedxml.ElementTree import iterparse  # only where somebody sends such a file

    for _, element in iterparse(io.BytesIO(text), events=("end",)):
        if element.tag == f"{_TABLE}table-row":
            yield _cells(element, most_columns), _times(element, "rows")
            element.clear()
        elif element.tag == f"{_TABLE}table":
            return


def _cells(row: Any, most_columns: int) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            written = "\n".join("".join(each.itertext()) for each in cell.findall(f"{_TEXT}p"))
            cells += [written] * min(_times(cell, "columns"), most_columns - len(cells))
    return tuple(cells)


def _times(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _without_empty_end(
    rows: Iterator[tuple[tuple[str, ...], int]],
) -> Iterator[tuple[str, ...]]:
    """Yield each row as often as it stands there; empty rows only if others follow."""
    empty = 0
    for cells, times in rows:
        if not any(cells):
            empty += times
            continue
        yield from chain(repeat((), empty), repeat(cells, times))
        empty = 0
