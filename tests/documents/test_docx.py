"""A DOCX is a package of well-formed parts, and its Khmer is marked as a complex script."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from bot.documents.docx import KHMER, Paragraph, docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(document: bytes) -> dict[str, ET.Element]:
    """Read all parts; a broken one raises ParseError."""
    with ZipFile(BytesIO(document)) as packed:
        assert packed.testzip() is None
        return {
            name: ET.fromstring(packed.read(name))
            for name in packed.namelist()
            if name.endswith((".xml", ".rels"))
        }


def runs(words: str) -> list[tuple[str, bool]]:
    body = parts(docx([Paragraph(words)], title="", language="km"))["word/document.xml"]
    return [
        (run.findtext(f"{W}t") or "", run.find(f"{W}rPr/{W}cs") is not None)
        for run in body.iter(f"{W}r")
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lotus House", [("Lotus House", False)]),
        ("អង្គការ ផ្ទះឈូក", [("អង្គការ ផ្ទះឈូក", True)]),
        ("អង្គការ Lotus", [("អង្គការ", True), (" Lotus", False)]),
        ("ម៉ូឌុលទី 4។", [("ម៉ូឌុលទី", True), (" 4", False), ("។", True)]),
        ('<w:p>&"', [('<w:p>&"', False)]),
        ("a\x00\x0b\ud800b", [("ab", False)]),
        ("", []),
    ],
)
def test_khmer_is_a_complex_script_and_nothing_is_lost(
    words: str, found: list[tuple[str, bool]]
) -> None:
    assert runs(words) == found


def test_every_style_that_is_used_sets_khmer_as_it_sets_latin() -> None:
    styles = ("Title", "Subtitle", "Heading 1", "Note", "List Bullet", "Normal")
    whole = [Paragraph("ក", style) for style in styles]
    read = parts(docx(whole, title="ក & b", language="km"))

    used = {each.get(f"{W}val") for each in read["word/document.xml"].iter(f"{W}pStyle")}
    assert len(used) == len(styles) - 1  # the one of ordinary paragraphs is not named
    for style in read["word/styles.xml"].iter(f"{W}style"):
        if style.get(f"{W}styleId") in used:
            look = style.find(f"{W}rPr")
            assert look is not None
            fonts, size, complex_size = (look.find(W + tag) for tag in ("rFonts", "sz", "szCs"))
            assert fonts is not None
            assert fonts.get(f"{W}cs") == KHMER
            assert size is not None
            assert complex_size is not None
            assert size.get(f"{W}val") == complex_size.get(f"{W}val")
            assert (look.find(f"{W}b") is None) == (look.find(f"{W}bCs") is None)


def test_the_document_names_its_title_and_no_author() -> None:
    read = parts(docx([Paragraph("ក")], title="ក & b", language="km"))
    about = {each.tag.split("}")[1]: each.text for each in read["docProps/core.xml"]}

    assert (about["title"], about["language"]) == ("ក & b", "km")
    assert not about.get("creator")
