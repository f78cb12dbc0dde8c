"""The README is short, shows pictures that are there, and says what is not proven."""

import re

from tests.docs.documents import ROOT, section, text_of

README = text_of("README.md")
LINES = 80


def test_it_fits_on_a_few_screens() -> None:
    assert len(README.splitlines()) <= LINES


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)

    assert pictures
    assert all(text for text, _ in pictures), "people who see no pictures read the text"
    assert [path for _, path in pictures if not (ROOT / path).is_file()] == []


def test_what_is_not_proven_is_named_at_the_top_and_told_below() -> None:
    top = README.split("\n## ")[0]

    assert "**Not yet for real people.**" in top
    assert "(#honest-limits)" in top
    assert len(re.findall(r"^- ", section(README, "## Honest limits"), re.MULTILINE)) >= 5


def test_settings_and_commands_are_told_elsewhere() -> None:
    assert "(docs/settings.md)" in README
    assert "(docs/commands.md)" in README
    assert "| `ROMLEUK" not in README
