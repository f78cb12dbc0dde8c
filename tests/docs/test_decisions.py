"""The pages of decisions have one form, are in their index, and name code that is there."""

import re
from pathlib import Path

import pytest

from tests.docs.documents import ROOT

FOLDER = ROOT / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
SECTIONS = ["Context", "Decision", "What lost", "Look again when"]
LONGEST = 4500
"""Signs of a page: a longer one is about two subjects."""
CODE = re.compile(r"`((?:[a-z_.]+/)*[a-z_]+\.(?:py|c)|[a-z_]+(?:/[a-z_]+)+)`")


def test_every_page_is_in_the_index_once() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \[[^\]]+\]\(([^)]+)\) \|", index, re.MULTILINE)

    assert sorted(named) == [path.name for path in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short_and_says_what_lost_and_when_to_look_again(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    parts = re.split(r"^## .+\n", text, flags=re.MULTILINE)

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert all(part.strip() for part in parts)
    assert len(text) <= LONGEST


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_code_that_a_page_names_is_there(page: Path) -> None:
    named = CODE.findall(page.read_text(encoding="utf-8"))

    assert [each for each in named if not is_there(each)] == []


def is_there(name: str) -> bool:
    """Return whether a path leads somewhere, or a bare name is that of some file of the code."""
    if "/" in name:
        return (ROOT / "bot" / name).exists() or (ROOT / name).exists()
    return any(next((ROOT / folder).rglob(name), None) for folder in ("bot", "tests"))
