"""Sets type: a template and its matter become a PNG or a PDF, by typst.

What people wrote is handed over as data, and templates show it as it stands: `#panic()` in a name
is a name. A template reads its matter, the font and the templates, and nothing else. Typst lets
go of Python's lock while it works, and breaks Khmer between words (a model of ICU4X is in it).
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
"""At which a point of a template is a pixel."""

DocumentData = Mapping[str, Any]
"""JSON of numbers and texts; bytes are texts that stay as they are, such as an SVG."""


def set_png(
    template: str, about: DocumentData, *, dots_an_inch: int = DOTS_AN_INCH, root: Path = TEMPLATES
) -> bytes:
    """Return the first page of a template (its path in `root`) as a PNG."""
    compiler = _compiler(template, about, root)
    pages = compiler.compile(format="png", ppi=dots_an_inch)
    return pages[0] if isinstance(pages, list) else _made(pages)


def set_pdf(template: str, about: DocumentData, *, made_at: datetime | None = None) -> bytes:
    """Return all pages as a PDF, the same bytes for the same matter.

    Without an instant it names none, if its template says `date: none`.
    """
    compiler = _compiler(template, about, TEMPLATES)
    document = compiler.compile(format="pdf", timestamp=made_at)
    assert not isinstance(document, list)
    return _made(document)


def _compiler(template: str, about: DocumentData, root: Path) -> typst.Compiler:
    """Return a compiler of one document: 0.4 ms; one for many would be shared between threads."""
    matter = orjson.dumps(_plain(about)).decode()
    file, inputs = str(root / template), {"about": matter}
    return typst.Compiler(file, root=str(root), font_paths=_fonts(), sys_inputs=inputs)


def _plain(value: Any) -> Any:
    """Return matter with every text in signs that the font has, in one line."""
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
