"""Writes a text document as DOCX, with Khmer as a complex script.

Word shapes Khmer only in runs that say so: a font for complex scripts (`w:cs`), its size
(`w:szCs`), its weight (`w:bCs`) and a language (`w:lang w:bidi`), see ECMA-376, part 1, 17.3.2.
python-docx sets the font and the size of Latin alone, so both are added here. The font is Noto Sans
Khmer where a reader has it; else Word and LibreOffice take another one for Khmer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import regex
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

LATIN: Final = "Arial"
KHMER: Final = "Noto Sans Khmer"
_RUNS = regex.compile(r"\p{Khmer}+(?:\s+\p{Khmer}+)*|\P{Khmer}+")
_NOT_XML = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Look:
    points: float
    colour: str = "23211D"
    bold: bool = False
    before: int = 0
    after: int = 2


_STYLES: Final = {
    "Normal": _Look(10.5),
    "Title": _Look(18, "3F4AA3", bold=True, after=3),
    "Subtitle": _Look(11, bold=True, after=2),
    "Heading 1": _Look(12, "3F4AA3", bold=True, before=8, after=0),
    "Note": _Look(9, "5B564C", after=2),
    "List Bullet": _Look(10.5, after=1),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: str
    style: str = "Normal"


def docx(paragraphs: Sequence[Paragraph], *, title: str, language: str) -> bytes:
    """Return a document on A4; `language` ("km", "en") is the main one."""
    document = Document()
    document.styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    for name, look in _STYLES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _restyle(style, look)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.6)
    about = document.core_properties
    about.title, about.language = _NOT_XML.sub("", title), language
    about.author = about.comments = ""
    for each in paragraphs:
        paragraph = document.add_paragraph(style=each.style)
        for words, is_khmer in _runs(each.words):
            run = paragraph.add_run(words)
            if is_khmer:
                run.font.complex_script = True
                _add(run.element.get_or_add_rPr(), "w:lang", {"w:bidi": "km-KH"})
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _runs(words: str) -> Iterator[tuple[str, bool]]:
    """Return the runs of a text, and whether each is in Khmer."""
    for found in _RUNS.finditer(_NOT_XML.sub("", words)):
        yield found[0], regex.match(r"\p{Khmer}", found[0]) is not None


def _restyle(style: ParagraphStyle, look: _Look) -> None:
    font = style.font
    font.size, font.color.rgb = Pt(look.points), RGBColor.from_string(look.colour)
    font.bold = font.cs_bold = look.bold
    font.italic = font.cs_italic = False
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing = (
        Pt(look.before),
        Pt(look.after),
        1.12,
    )
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()  # the template names fonts of its theme
    for kind, family in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", LATIN), ("cs", KHMER)):
        fonts.set(qn(f"w:{kind}"), family)
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs", attrs={qn("w:val"): str(round(look.points * 2))})
    properties.find(qn("w:sz")).addnext(size)


def _add(properties: CT_RPr, tag: str, attributes: dict[str, str]) -> None:
    named = {qn(name): value for name, value in attributes.items()}
    properties.append(OxmlElement(tag, attrs=named))
