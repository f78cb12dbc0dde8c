"""The page `docs/six-months.md`: two tests play six months, and each holds and writes its part."""

import os
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[1] / "docs" / "six-months.md"
COORDINATOR: Final = "\n## A coordinator\n"
"""The heading with which the second part begins; the leaders stand before it."""


def leaders_part(played: str) -> str:
    """Return what the page says of leaders; with ROMLEUK_SIX_MONTHS it says what was played."""
    leaders, coordinator = _parts()
    return _kept(leaders, played, played + coordinator)


def coordinators_part(played: str) -> str:
    """Return what the page says of a coordinator; with ROMLEUK_SIX_MONTHS what was played."""
    leaders, coordinator = _parts()
    return _kept(coordinator, played, leaders + played)


def _parts() -> tuple[str, str]:
    leaders, heading, coordinator = PAGE.read_text(encoding="utf-8").partition(COORDINATOR)
    return leaders, heading + coordinator


def _kept(said: str, played: str, page: str) -> str:
    if not os.environ.get("ROMLEUK_SIX_MONTHS"):
        return said
    PAGE.write_text(page, encoding="utf-8")
    return played
