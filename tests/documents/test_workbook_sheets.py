"""Workbooks that come back are read behind limits."""

import io
import zipfile

import pytest

from bot.documents.grid import Unfit, UnfitTable
from bot.documents.workbook_sheets import LockedWorkbook, read_workbook
from tests.documents.tables import excel, with_parts

ROW = '<row><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
FAR = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    f"<sheetData>{ROW}</sheetData></worksheet>"
)


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with another content of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.infolist():
            new.writestr(each.filename, content if each.filename == name else old.read(each))
    return out.getvalue()


def shortened(data: bytes) -> bytes:
    """The same file with a directory that says that its largest part has one byte."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = max(archive.infolist(), key=lambda each: each.file_size)
    size = part.file_size.to_bytes(4, "little")
    at = data.rindex(part.filename.encode()) - 46 + 24
    assert data[at : at + 4] == size
    return data[:at] + (1).to_bytes(4, "little") + data[at + 4 :]


def test_all_sheets_are_read_with_their_days_and_numbers() -> None:
    assert read_workbook(excel([["a", 3], ["", 4.5]])) == {"Sheet": [["a", "3"], ["", "4.5"]]}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Unfit.NO_TABLE),
        (b"a,b\n1,2\n", Unfit.NO_TABLE),
        (b"PK\x03\x04", Unfit.NO_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unfit.OLD_EXCEL),
        (replaced(excel([["a"]]), "xl/worksheets/sheet1.xml", FAR.encode()), Unfit.TOO_LARGE),
        (replaced(excel([["a"]]), "xl/worksheets/sheet1.xml", b"<broken"), Unfit.NO_TABLE),
        (with_parts(excel([["a"]]), {"xl/media/zeros.bin": bytes(20_000_000)}), Unfit.TOO_LARGE),
        (with_parts(excel([["a"]]), {"xl/vbaProject.bin": b"x"}), Unfit.MACROS),
        (shortened(excel([["a"]])), Unfit.NO_TABLE),
    ],
)
def test_a_file_that_is_none_or_could_become_huge_is_refused(data: bytes, why: Unfit) -> None:
    with pytest.raises(UnfitTable) as refused:
        read_workbook(data)
    assert refused.value.why is why


def test_a_broken_locked_file_is_refused_and_asks_for_no_other_password() -> None:
    broken = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LockedWorkbook) as locked:
        read_workbook(broken)
    assert not locked.value.tried
    with pytest.raises(UnfitTable):
        read_workbook(broken, password="river 4711")
