"""Draws what a bot used over time in a soak: memory, the log of the database, descriptors."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson
import typst

from bot.documents.lettering import FONTS

TEMPLATE = Path(__file__).with_name("soak.typ")
MEGABYTE = 1024 * 1024
CHARTS = (
    ("memory", "Memory of the bot's process", "MB", MEGABYTE),
    ("log", "Log of the database (-wal)", "MB", MEGABYTE),
    ("descriptors", "Open file descriptors", "", 1),
)
Sample = dict[str, Any]


def draw(samples: Sequence[Sample]) -> bytes:
    """Return an SVG; each process of the bot has a line of its own."""
    charts = [_chart(samples, *each) for each in CHARTS]
    about = {"charts": charts, "minutes": round(samples[-1]["second"] / 60)}
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        sys_inputs={"about": orjson.dumps(about).decode()},
    )
    drawn = compiler.compile(format="svg")
    assert isinstance(drawn, bytes)
    return drawn


def _chart(samples: Sequence[Sample], key: str, title: str, unit: str, scale: int) -> Sample:
    most = max(each[key] for each in samples) or 1
    end = samples[-1]["second"]
    lines = [
        [[each["second"] / end, each[key] / most] for each in of_process]
        for _, of_process in groupby(samples, key=lambda it: it["starts"])
    ]
    return {"title": title, "unit": unit, "most": f"{most / scale:.0f}", "lines": lines}
