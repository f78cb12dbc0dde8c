"""Excel files with Excel's own markup, written part by part.

After [MS-OI29500] and ECMA-376 part 1: shared and inline strings, runs of rich text, phonetic
hints, Excel's namespaces, escaped carriage returns, dates as numbers with a style, cached values of
formulas. No Excel was at hand to save one.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DAY_STYLE = 2
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


@dataclass(frozen=True)
class Inline:
    """A text inside its cell."""

    text: str


@dataclass(frozen=True)
class Runs:
    """A text of several runs; the second of each pair: bold."""

    runs: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Formula:
    """A formula with the value that Excel has cached."""

    formula: str
    value: str


Value = str | float | date | Inline | Runs | Formula | None


class Book:
    """Collects the shared strings while the cells are written."""

    def __init__(self, rows: Sequence[Sequence[Value]]) -> None:
        self.shared: list[str] = []
        self.rows = "".join(self._row(n, row) for n, row in enumerate(rows, 1))
        self.size = f"A1:{_letter(max(map(len, rows)))}{len(rows)}"

    def _row(self, number: int, row: Sequence[Value]) -> str:
        cells = "".join(
            self._cell(f"{_letter(n)}{number}", value) for n, value in enumerate(row, 1)
        )
        return f'<row r="{number}" spans="1:{len(row)}" x14ac:dyDescent="0.25">{cells}</row>'

    def _cell(self, at: str, value: Value) -> str:
        match value:
            case None | "":
                return f'<c r="{at}" s="1"/>'
            case Inline():
                return f'<c r="{at}" t="inlineStr"><is>{_text(value.text)}</is></c>'
            case Formula():
                formula = escape(value.formula)
                return f'<c r="{at}" t="str"><f>{formula}</f><v>{escape(value.value)}</v></c>'
            case date():
                return f'<c r="{at}" s="{DAY_STYLE}"><v>{(value - date(1899, 12, 30)).days}</v></c>'
            case int() | float():
                return f'<c r="{at}"><v>{value}</v></c>'
            case _:
                return self._shared(at, value)

    def _shared(self, at: str, value: str | Runs) -> str:
        self.shared.append(_runs(value) if isinstance(value, Runs) else _text(value))
        return f'<c r="{at}" s="1" t="s"><v>{len(self.shared) - 1}</v></c>'


def _runs(value: Runs) -> str:
    fonts = '<sz val="11"/><color theme="1"/><rFont val="Khmer OS Battambang"/><family val="2"/>'
    return "".join(
        f"<r><rPr>{'<b/>' * bold}{fonts}</rPr>{_text(text)}</r>" for text, bold in value.runs
    )


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{kept}>{escape(text).replace(chr(13), '_x000D_')}</t>"


def _letter(number: int) -> str:
    return chr(64 + number)


def as_excel_saves_it(rows: Sequence[Sequence[Value]], course: str = "") -> bytes:
    """An Excel file of these rows, in a sheet named texts."""
    book = Book(rows)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", "xl/workbook.xml"),
            ("extended-properties", "docProps/app.xml"),
            core="docProps/core.xml",
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'mc:Ignorable="x15 xr xr6 xr10 xr2" '
            'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" '
            'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
            'xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6" '
            'xmlns:xr10="http://schemas.microsoft.com/office/spreadsheetml/2016/revision10" '
            'xmlns:xr2="http://schemas.microsoft.com/office/spreadsheetml/2015/revision2">'
            '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27328"/>'
            '<workbookPr defaultThemeVersion="166925"/>'
            '<xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{0}"/>'
            '<bookViews><workbookView xWindow="-120" yWindow="-120" activeTab="0" '
            'xr2:uid="{00000000-000D-0000-FFFF-FFFF00000000}"/></bookViews>'
            '<sheets><sheet name="texts" sheetId="1" r:id="rId1"/></sheets>'
            '<calcPr calcId="191029"/></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELS}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'mc:Ignorable="x14ac xr" '
            'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
            'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
            f'xr:uid="{{00000000-0001-0000-0000-000000000000}}"><dimension ref="{book.size}"/>'
            '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
            '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>'
            f"<sheetData>{book.rows}</sheetData>"
            '<phoneticPr fontId="1" type="noConversion"/></worksheet>'
        ),
        "xl/sharedStrings.xml": (
            f'<sst xmlns="{MAIN}" count="{len(book.shared)}" uniqueCount="{len(book.shared)}">'
            + "".join(
                f'<si>{each}<phoneticPr fontId="1" type="noConversion"/></si>'
                for each in book.shared
            )
            + "</sst>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/>'
            '</font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/>'
            '</cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/>'
            '<xf numFmtId="49" xfId="0" quotePrefix="1"/><xf numFmtId="14" xfId="0"/></cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><Application>Microsoft Excel</Application>'
            "<AppVersion>16.0300</AppVersion></Properties>"
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>{escape(course)}</dc:subject>'
            "</cp:coreProperties>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, HEAD + part)
    return out.getvalue()


def _types() -> str:
    office = "application/vnd.openxmlformats-officedocument"
    parts = {
        "/xl/workbook.xml": f"{office}.spreadsheetml.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{office}.spreadsheetml.worksheet+xml",
        "/xl/styles.xml": f"{office}.spreadsheetml.styles+xml",
        "/xl/sharedStrings.xml": f"{office}.spreadsheetml.sharedStrings+xml",
        "/docProps/app.xml": f"{office}.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*kinds: tuple[str, str], core: str = "") -> str:
    named = [(f"{RELS}/{kind}", target) for kind, target in kinds]
    if core:
        named.append((f"{PACKAGE}/relationships/metadata/core-properties", core))
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(named, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
