"""Tables as people send them, for tests: Excel and CSV files, good and bad."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

Rows = Sequence[Sequence[object]]


def excel(rows: Rows) -> bytes:
    """An Excel file of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same Excel file with additional or replaced parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            if name not in parts:
                written.writestr(name, read.read(name))
        for name, part in parts.items():
            written.writestr(name, part)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    """An archive whose parts are all marked as encrypted (bit 0 of the flags)."""
    marked = bytearray(content)
    at = 0
    while (at := marked.find(b"PK\x01\x02", at)) >= 0:
        marked[at + 8] |= 1
        at += 4
    return bytes(marked)


def written(rows: Rows, separator: str = ",") -> str:
    """A CSV text of these rows."""
    return "".join(separator.join(map(str, row)) + "\r\n" for row in rows)
