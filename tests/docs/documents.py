"""Reads the documents of the repository: their tables, commands, and the tests they name."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md")))


def text_of(name: str) -> str:
    """Return a document by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next of its level."""
    marks, _, _ = title.partition(" ")
    _, _, below = f"\n{text}".partition(f"\n{title}\n")
    assert below, f"there is no heading {title}"
    return re.split(rf"^{marks} ", below, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of all rows of tables, without heads and their rules."""
    lines = text.splitlines()
    heads = {number - 1 for number, line in enumerate(lines) if line.startswith("| ---")}
    return [
        [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        for number, line in enumerate(lines)
        if line.startswith("| ") and number not in heads and not line.startswith("| ---")
    ]


def quoted(cell: str) -> list[str]:
    """Return what stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)
