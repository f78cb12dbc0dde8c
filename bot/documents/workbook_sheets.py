"""Reads all sheets of an Excel file that came back, behind limits. No file is trusted.

calamine makes a whole rectangle of each sheet, from the first cell to the last one, so one cell at
the far end of a sheet would take all memory: the parts are looked through before. Each part is
unpacked once to see that it is as long as the directory says.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from bot.documents.archive_parts import check_parts
from bot.documents.grid import Grid, Unfit, UnfitTable, column_number

STAMP: Final = "stamp"
"""The name of the hidden sheet."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK\x03\x04"
_MOST_ROWS: Final = 21_000
_MOST_COLUMNS: Final = 200
_MOST_SHEETS: Final = 60
_MOST_SPIN: Final = 200_000
"""How often a key may be hashed; Excel and LibreOffice take 100,000 times."""
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL: Final = re.compile(rb"""[\s:]r\s*=\s*["']\s*([A-Za-z]{0,9})(\d{1,12})\s*["']""")
_ESCAPED: Final = re.compile(rb"""[\s:]r\s*=\s*["'][^"'>]{0,60}&""")


class LockedWorkbook(Exception):
    """The file has a password; `tried`: not the one that was given."""

    def __init__(self, *, tried: bool) -> None:
        super().__init__()
        self.tried = tried


def read_workbook(content: bytes, *, password: str = "") -> Mapping[str, Grid]:
    """Return the sheets of an Excel file by name, the hidden ones too.

    Raises `UnfitTable` for a file that holds no such sheets, and `LockedWorkbook`.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED not in content:
            raise UnfitTable(Unfit.OLD_EXCEL)
        content = _unlocked(content, password)
    if not content.startswith(_ZIP):
        raise UnfitTable(Unfit.NO_TABLE)
    check_parts(content)
    _check_extent(content)
    return _sheets(content)


def stamp_lines(sheets: Mapping[str, Grid]) -> list[str]:
    """Return the lines of the stamp; none if the file has none."""
    found = next((grid for name, grid in sheets.items() if name.casefold() == STAMP), ())
    lines = [row[0] if row else "" for row in found]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _unlocked(content: bytes, password: str) -> bytes:
    from msoffcrypto import OfficeFile  # only where somebody sends such a file
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    if not password:
        raise LockedWorkbook(tried=False)
    out = io.BytesIO()
    try:
        file = OfficeFile(io.BytesIO(content))
        _check_spin(getattr(file, "info", {}).get("spinValue", 0))
        file.load_key(password=password, verify_password=True)
        file.decrypt(out)
    except (InvalidKeyError, DecryptionError) as error:
        raise LockedWorkbook(tried=True) from error
    except UnfitTable:
        raise
    except Exception as error:  # broken files raise all kinds of errors
        raise UnfitTable(Unfit.NO_TABLE) from error
    return out.getvalue()


def _check_spin(spin: int) -> None:
    if spin > _MOST_SPIN:
        raise UnfitTable(Unfit.TOO_LARGE)


def _check_extent(content: bytes) -> None:
    """Raise `UnfitTable` for a part of another length than stated, and for a sheet too wide."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                unpacked = archive.read(part)
                if _SHEET_PART.fullmatch(part.filename):
                    _check_cells(unpacked)
    except UnfitTable:
        raise
    except Exception as error:  # zipfile raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def _check_cells(sheet: bytes) -> None:
    if _ESCAPED.search(sheet):
        raise UnfitTable(Unfit.NO_TABLE)
    for letters, digits in set(_CELL.findall(sheet)):
        if int(digits) > _MOST_ROWS or column_number(letters.decode()) > _MOST_COLUMNS:
            raise UnfitTable(Unfit.TOO_LARGE)


def _sheets(content: bytes) -> Mapping[str, Grid]:
    from python_calamine import CalamineWorkbook  # only where somebody sends such a file

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names[: _MOST_SHEETS + 1]
        found = {name: _grid(book.get_sheet_by_name(name).to_python(False)) for name in names}
    except Exception as error:  # calamine raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error
    if len(found) > _MOST_SHEETS:
        raise UnfitTable(Unfit.TOO_LARGE)
    return found


def _grid(rows: Iterable[Iterable[Any]]) -> Grid:
    return [[_text(value) for value in row] for row in rows]


def _text(value: object) -> str:
    """Return a cell as text; a day as 2023-05-31, whatever the file shows."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
