"""Writes a text document as DOCX (Office Open XML, ECMA-376), with Khmer as a complex script.

Word shapes Khmer only in runs that say so: a font for complex scripts (`w:cs`), its size
(`w:szCs`), its weight (`w:bCs`) and a language (`w:lang w:bidi`). All of that stands in the styles
below, and runs of Khmer carry `w:cs`. The font is Noto Sans Khmer where a reader has it; else
Khmer UI or Khmer OS steps in, which the font table names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LATIN: Final = "Arial"
KHMER: Final = "Noto Sans Khmer"
_K = r"\u1780-\u17ff\u19e0-\u19ff"
_RUNS = re.compile(rf"[{_K}]+(?:\s+[{_K}]+)*|[^{_K}]+")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KHMER = re.compile(f"[{_K}]")
_STYLES: Final = {
    # name: (half-points, bold, colour, twips before, twips after, shown as)
    "Title": (44, True, "3F4AA3", 0, 60, "Title"),
    "Subtitle": (24, True, "23211D", 0, 40, "Subtitle"),
    "Heading1": (28, True, "3F4AA3", 320, 40, "heading 1"),
    "Note": (18, False, "5B564C", 0, 80, "Note"),
    "ListBullet": (22, False, "23211D", 0, 40, "List Bullet"),
}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of all parts, so that the same document has the same bytes."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words, and the name of its style ("Normal", or one of those above)."""

    words: str
    style: str = "Normal"


def docx(paragraphs: Sequence[Paragraph], *, title: str, language: str) -> bytes:
    """Return a document on A4; `language` ("km", "en") is that of most of it."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
            (
                "core",
                f"{_PACKAGE}/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(title, language),
        "word/_rels/document.xml.rels": _relations(
            ("styles", f"{_OFFICE}/styles", "styles.xml"),
            ("numbering", f"{_OFFICE}/numbering", "numbering.xml"),
            ("fonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
        ),
        "word/document.xml": _document(paragraphs),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _fonts(),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(ZipInfo(name, _MOMENT), _XML + content, ZIP_DEFLATED)
    return file.getvalue()


def _document(paragraphs: Sequence[Paragraph]) -> str:
    body = "".join(_paragraph(each) for each in paragraphs)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134"'
        ' w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


def _paragraph(each: Paragraph) -> str:
    style = "" if each.style == "Normal" else f'<w:pStyle w:val="{each.style}"/>'
    together = "<w:keepNext/>" if each.style == "Heading1" else ""
    runs = "".join(_runs(each.words))
    return f"<w:p><w:pPr>{style}{together}</w:pPr>{runs}</w:p>"


def _runs(words: str) -> Iterator[str]:
    """Return the runs of a text: those in Khmer are marked as a complex script."""
    for found in _RUNS.finditer(_NOT_XML.sub("", words)):
        khmer = _KHMER.search(found[0]) is not None
        marks = '<w:rPr><w:cs/><w:lang w:bidi="km-KH"/></w:rPr>' if khmer else ""
        yield f'<w:r>{marks}<w:t xml:space="preserve">{escape(found[0])}</w:t></w:r>'


def _styles() -> str:
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font()}{_size(22)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="km-KH"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="300" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )
    rest = "".join(_style(name) for name in _STYLES)
    return f'<w:styles xmlns:w="{_W}">{defaults}{normal}{rest}</w:styles>'


def _style(name: str) -> str:
    half_points, bold, colour, before, after, shown = _STYLES[name]
    bullet = '<w:numPr><w:numId w:val="1"/></w:numPr>' if name == "ListBullet" else ""
    level = '<w:outlineLvl w:val="0"/>' if name == "Heading1" else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{bullet}'
        f'<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr>'
        f'<w:rPr>{weight}<w:color w:val="{colour}"/>{_size(half_points)}</w:rPr></w:style>'
    )


def _font() -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{LATIN}" w:cs="{KHMER}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _fonts() -> str:
    def font(name: str, instead: str) -> str:
        return f'<w:font w:name="{name}"><w:altName w:val="{instead}"/></w:font>'

    latin = font(LATIN, "Liberation Sans")
    khmer = font(KHMER, "Khmer OS Battambang,Khmer UI,Leelawadee UI")
    return f'<w:fonts xmlns:w="{_W}">{latin}{khmer}</w:fonts>'


def _core(title: str, language: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(_NOT_XML.sub('', title))}</dc:title>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    words = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("fontTable", "fontTable"),
        )
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{words}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(*each: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in each
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
