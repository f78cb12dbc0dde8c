"""Tables as people send them, for tests: Excel and CSV files, good and bad."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
from markupsafe import escape

Rows = Sequence[Sequence[object]]
MANY_EMPTY = '<table:table-row table:number-rows-repeated="1048570">'


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


def opendocument(rows: str, *, styles: str = "") -> bytes:
    """A spreadsheet of LibreOffice; `rows` is the XML of its first sheet, `styles` of formats."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    sheet = f'<table:table table:name="a">{rows}</table:table>'
    other = '<table:table table:name="b"><table:table-row/></table:table>'
    return with_content(
        f"<office:document{names}>{styles}{sheet}{other}</office:document>".encode()
    )


def with_content(content: bytes, *, manifest: str = "<manifest/>") -> bytes:
    """A spreadsheet of LibreOffice with this XML of all sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        mime = "application/vnd.oasis.opendocument.spreadsheet"
        written.writestr("mimetype", mime, zipfile.ZIP_STORED)
        written.writestr("META-INF/manifest.xml", manifest)
        written.writestr("content.xml", content)
    return out.getvalue()


def ods(rows: Rows) -> bytes:
    """A spreadsheet of LibreOffice with these rows, and empty ones below as it writes them."""
    below = f"{MANY_EMPTY}<table:table-cell/></table:table-row>"
    return opendocument("".join(map(ods_row, rows)) + below)


def ods_row(cells: Sequence[object]) -> str:
    shown = "".join(
        f"<table:table-cell><text:p>{escape(str(each))}</text:p></table:table-cell>"
        for each in cells
    )
    return f"<table:table-row>{shown}</table:table-row>"


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
