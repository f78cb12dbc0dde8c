"""Draws the plots of the benchmarks as SVG."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import typst

from bot.documents.lettering import FONTS

FOLDER = Path(__file__).parent


def draw(template: str, about: Mapping[str, Any]) -> bytes:
    """Return the SVG of a template in this folder (`ratios`, `walls`) with its data."""
    compiler = typst.Compiler(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=[str(FONTS)],
        sys_inputs={"about": orjson.dumps(about).decode()},
    )
    drawn = compiler.compile(format="svg")
    assert isinstance(drawn, bytes)
    return drawn
