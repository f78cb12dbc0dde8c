"""Typesetting: typst turns a template and its data into a PNG or a PDF.

Texts of people are passed as data, which templates show literally: `#panic()` in a name is a name.
A template can read its data, the font and the templates, and nothing else. Typst releases Python's
lock while it works, and breaks Khmer lines between words (it contains a model of ICU4X).
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import typst

from bot.documents.lettering import FONTS, legible

TEMPLATES: Final = Path(__file__).parent / "templates"
DOTS_AN_INCH: Final = 72
"""The resolution at which a point of a template is a pixel."""

DocumentData = Mapping[str, Any]
"""JSON of numbers and texts; bytes are texts that are not changed, such as an SVG."""


def set_png(
    template: str, about: DocumentData, *, dots_an_inch: int = DOTS_AN_INCH, root: Path = TEMPLATES
) -> bytes:
    """Return the first page of a template (its path in `root`) as a PNG."""
    compiler = _compiler(template, about, root)
    pages = compiler.compile(format="png", ppi=dots_an_inch)
    return pages[0] if isinstance(pages, list) else _made(pages)


def set_pdf(template: str, about: DocumentData, *, made_at: datetime | None = None) -> bytes:
    """Return all pages as a PDF, the same bytes for the same data.

    Without `made_at` it contains no date, if the template says `date: none`.
    """
    compiler = _compiler(template, about, TEMPLATES)
    document = compiler.compile(format="pdf", timestamp=made_at)
    assert not isinstance(document, list)
    return _made(document)


def _compiler(template: str, about: DocumentData, root: Path) -> typst.Compiler:
    """Return a new compiler (0.4 ms), since threads must not share one."""
    data = orjson.dumps(_plain(about)).decode()
    file, inputs = str(root / template), {"about": data}
    return typst.Compiler(file, root=str(root), font_paths=_fonts(), sys_inputs=inputs)


def _plain(value: Any) -> Any:
    """Return the data with every text in one line and in characters that the font has."""
    if isinstance(value, str):
        return " ".join(legible(value).split())
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.decode() if isinstance(value, bytes) else value


def _made(document: bytes | None) -> bytes:
    assert document is not None
    return document


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
