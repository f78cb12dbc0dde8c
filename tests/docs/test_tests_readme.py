"""The README of the tests names what there is."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
README = (TESTS / "README.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"ROMLEUK_(?:SOAK|TEST)_[A-Z_]+")


def test_every_folder_is_in_the_readme_or_is_an_area() -> None:
    named = {"docs", "stories", *re.findall(r"`([a-z/]+)/`", README)}
    areas = {path.parent.name for path in (TESTS.parent / "bot").glob("*/area.py")}
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name[0] not in "._"}

    assert folders - areas - named == set()
    assert {each for each in named if not (TESTS / each).is_dir()} == set()


def test_every_variable_is_in_the_readme_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")]
    read = {name for text in sources for name in VARIABLE.findall(text) if "environ" in text}

    assert set(VARIABLE.findall(README)) == read
