"""Lesson cards: a title, what is in sight, and what opens by a tap, in one Markdown file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.markdown import Unrenderable, render_markdown
from bot.catalog.problem import Findings, Location
from bot.catalog.yaml_file import read_text

FILE_NAME = re.compile(r"([1-9][0-9]?)\.([a-z]{2,3})\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """A card in one language; `sight` and `more` are Telegram HTML."""

    file: Path
    title: str
    sight: str
    more: str | None

    @property
    def place(self) -> Location:
        return Location(file=self.file, line=1, column=1)


def read_card(file: Path, findings: Findings) -> CardWords | None:
    """Read a card; None, with the reasons in `findings`, if it cannot be shown."""
    text = read_text(file, findings)
    if text is None:
        return None
    lines = text.splitlines()
    top = Location(file=file, line=1, column=1)
    title = lines[0].removeprefix("# ").strip() if lines and lines[0].startswith("# ") else ""
    if not title or title.startswith("#"):
        advice = 'Write "# " and the title into the first line.'
        findings.error(top, "The card has no title.", advice)
        return None
    cut = cut_line(lines)
    second = None if cut is None else cut_line(lines, after=cut)
    if second is not None:
        place = Location(file=file, line=second + 1, column=1)
        findings.error(place, "There is a second ---.", "One divides the card; take the other out.")
        return None
    cut = len(lines) if cut is None else cut
    sight = _rendered(file, lines, range(1, cut), findings, quotes=True)
    more = _rendered(file, lines, range(cut + 1, len(lines)), findings, quotes=False)
    if sight is None or more is None:
        return None
    if not sight:
        findings.error(top, "Nothing of the card is in sight.", "Write some lines before ---.")
        return None
    return CardWords(file=file, title=title, sight=sight, more=more or None)


def cut_line(lines: Sequence[str], after: int = -1) -> int | None:
    """Return the position of the first line after `after` that divides a card; None without."""
    rest = range(after + 1, len(lines))
    return next((n for n in rest if lines[n].strip() == "---"), None)


def _rendered(
    file: Path, lines: list[str], part: range, findings: Findings, *, quotes: bool
) -> str | None:
    text = "\n".join(lines[part.start : part.stop])
    try:
        return render_markdown(text, quotes=quotes)
    except Unrenderable as fault:
        place = Location(file=file, line=part.start + fault.line + 1, column=1)
        findings.error(place, fault.what, fault.advice)
        return None
