"""Every link between documents leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, text_of

GUIDES = [
    "README.md",
    "CONTRIBUTING.md",
    "bot/README.md",
    "bot/storage/README.md",
    "content/README.md",
    "content/reference.md",
    "tests/README.md",
]
LINKING = (
    *DOCUMENTS,
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    *(ROOT / name for name in GUIDES),
)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_NO_ANCHOR = re.compile(r"[^\w\s-]")


def anchors_of(text: str) -> set[str]:
    """Return the anchors that GitHub makes of the headings of a text."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {_anchor(title) for title in titles}


def _anchor(title: str) -> str:
    kept = "".join(sign for sign in title.lower() if not _NO_ANCHOR.match(sign) or sign > "\u1780")
    return kept.replace(" ", "-")


@pytest.mark.parametrize("document", LINKING, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    lost = []
    for path, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        target = document if not path else (document.parent / path).resolve()
        if not target.exists():
            lost.append(path)
        elif anchor and anchor not in anchors_of(target.read_text(encoding="utf-8")):
            lost.append(f"{path}#{anchor}")

    assert lost == []


def test_every_document_is_in_the_index() -> None:
    index = text_of("docs/README.md")
    named = {path for path, _ in LINK.findall(index)}

    there = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert there <= named
    assert "../SECURITY.md" in named
    assert "(docs/README.md)" in text_of("README.md")


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = {
        target
        for path in LINKING
        for target in re.findall(r"`make ([a-z]+)[ `]", path.read_text(encoding="utf-8"))
    }

    assert {"check", "release", "test"} <= named <= targets
