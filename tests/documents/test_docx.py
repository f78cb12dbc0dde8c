"""A DOCX is a package of well-formed parts, and its Khmer is marked as a complex script."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from bot.documents.docx import KHMER, Paragraph, docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def parts(document: bytes) -> dict[str, ET.Element]:
    """Read all parts; a broken one raises ParseError."""
    with ZipFile(BytesIO(document)) as packed:
        assert packed.testzip() is None
        return {name: ET.fromstring(packed.read(name)) for name in packed.namelist()}


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


def test_every_part_is_named_and_every_style_exists() -> None:
    whole = [Paragraph("T", "Title"), Paragraph("H", "Heading1"), Paragraph("•", "ListBullet")]
    document = docx([*whole, Paragraph("ក")], title="ក & b", language="km")
    assert document == docx([*whole, Paragraph("ក")], title="ក & b", language="km")
    read = parts(document)
    typed = {each.get("PartName", "").lstrip("/") for each in read["[Content_Types].xml"]}
    targets = {
        folder + each.get("Target", "")
        for folder, name in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels"))
        for each in read[name].iter(f"{PACKAGE}Relationship")
    }
    assert (
        targets == typed - {""} == {name for name in read if not name.endswith((".rels", "].xml"))}
    )

    styles = {each.get(f"{W}styleId") for each in read["word/styles.xml"].iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in read["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= styles
    [fonts] = read["word/styles.xml"].iter(f"{W}rFonts")
    assert fonts.get(f"{W}cs") == KHMER
    assert all(
        size.find(f"{W}sz") is None or size.find(f"{W}szCs") is not None
        for size in read["word/styles.xml"].iter(f"{W}rPr")
    )
