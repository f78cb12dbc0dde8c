"""Finds the cells of an Excel sheet whose text is crossed out.

People cross somebody out of a list when they leave, so that the row still shows who was there. A
cell names a format of the file, and that names a font (ECMA-376 part 1, 18.8.10 and 18.8.22).
"""

import re
from typing import Any, Final

from bot.documents.grid import column_number

_STYLED_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s(?=[^<>]*?\bs\s*=\s*[\"'](\d{1,6})[\"'])[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']"
)
_OFF: Final = frozenset({"0", "false"})


def struck_formats(styles: bytes) -> frozenset[int]:
    """Return the numbers of the formats with a font that crosses out; raise what XML raises."""
    if b"strike" not in styles:
        return frozenset()
    from defusedxml.ElementTree import fromstring

    root = fromstring(styles)
    fonts = {number for number, font in enumerate(_inside(root, "fonts")) if _is_struck(font)}
    formats = enumerate(_inside(root, "cellXfs"))
    return frozenset(n for n, each in formats if each.get("fontId", "").isdecimal()
                     and int(each.get("fontId")) in fonts)  # fmt: skip


def struck_cells(sheet: bytes, formats: frozenset[int]) -> frozenset[tuple[int, int]]:
    """Return the row and the column from 0 of each cell with one of these formats."""
    if not formats:
        return frozenset()
    return frozenset(
        (int(found[3]) - 1, column_number(found[2].decode()) - 1)
        for found in _STYLED_CELL.finditer(sheet)
        if int(found[1]) in formats
    )


def _inside(root: Any, name: str) -> list[Any]:
    """Return what an element of the root holds, in order."""
    return [each for found in root if _tag(found) == name for each in found]


def _is_struck(font: Any) -> bool:
    return any(_tag(each) == "strike" and each.get("val", "1") not in _OFF for each in font)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
