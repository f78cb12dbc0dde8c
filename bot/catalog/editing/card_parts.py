"""The parts of a card as its author wrote them, and a card with other parts."""

from collections.abc import Mapping
from enum import StrEnum

from bot.catalog.cards import cut_line


class CardPart(StrEnum):
    TITLE = "title"
    SIGHT = "sight"
    MORE = "more"


def parts_of_card(text: str) -> dict[CardPart, str]:
    """Return the parts of a card that can be read, without the empty lines around them."""
    title, sight, more = _split(text)
    parts = {CardPart.TITLE: title.removeprefix("# "), CardPart.SIGHT: sight, CardPart.MORE: more}
    return {part: words.strip() for part, words in parts.items() if words.strip()}


def with_parts(text: str, parts: Mapping[CardPart, str]) -> str:
    """Return the card with new texts in these parts; an empty `text` makes a new card.

    A new card needs a title and a visible part.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    ending = "\n" if not text or text.endswith("\n") else ""
    title, sight, more = _split(text.replace("\r\n", "\n"))
    if CardPart.TITLE in parts:
        title = f"# {parts[CardPart.TITLE].strip()}"
    if CardPart.SIGHT in parts:
        sight = _replaced(sight or "\n\n", parts[CardPart.SIGHT])
    if CardPart.MORE in parts:
        more = _replaced(more or "\n\n", parts[CardPart.MORE])
        sight = sight if sight.endswith("\n\n") else sight.rstrip("\n") + "\n\n"
    whole = f"{title}\n{sight}---\n{more}" if more else f"{title}\n{sight}"
    return (whole.rstrip("\n") + ending).replace("\n", newline)


def _split(text: str) -> tuple[str, str, str]:
    """Return the first line, the visible part, and the part after the line with ---."""
    lines = text.replace("\r\n", "\n").split("\n")
    cut = cut_line(lines)
    if cut is None:
        return lines[0], "\n".join(lines[1:]), ""
    return lines[0], "\n".join([*lines[1:cut], ""]), "\n".join(lines[cut + 1 :])


def _replaced(part: str, words: str) -> str:
    """Return a part with other words between the same empty lines."""
    words = words.strip()
    there = part.strip()
    if there:
        before, _, after = part.partition(there)
        return before + words + after
    return f"\n{words}\n"
