"""Measures texts: what people see, how wide it is on a button, whether a cluster was cut."""

import html
import re
import unicodedata

from bot.writing import cut_positions

_TAG = re.compile(r"<[^>]*>")
_COENG = "\u17d2"
_DOTTED_CIRCLE = "\u25cc"


def visible_text(markup: str) -> str:
    """Return what people see of Telegram HTML: without tags, with entities resolved."""
    return html.unescape(_TAG.sub("", markup))


def button_width(label: str) -> float:
    """Return the width of a label in average Latin characters: an estimate without a font.

    Marks above or below a letter take no room, a Khmer letter takes a little more than a Latin one,
    emoji and full-width signs take two.
    """
    pairs = zip(" " + label, label, strict=False)
    return sum(_width(character) for before, character in pairs if before != _COENG)


def _width(character: str) -> float:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if category == "Mc":
        return 0.6
    if unicodedata.east_asian_width(character) in {"W", "F"} or category == "So":
        return 2.0
    return 1.15 if "\u1780" <= character <= "\u17ff" else 1.0


def cut_to_width(label: str, most: float) -> str:
    """Return a label whole if it fits into `most` average Latin letters, else cut with "…"."""
    if button_width(label) <= most:
        return label
    fits = [at for at in cut_positions(label) if button_width(label[:at].rstrip()) + 1 <= most]
    return f"{label[: max(fits, default=0)].rstrip()}…"


def badly_cut(text: str) -> str | None:
    """Return in words what shows that a text was cut or typed inside a cluster; None without."""
    for before, character in zip(" " + text, text, strict=False):
        if fault := _fault(before, character):
            return fault
    if text.endswith(_COENG):
        return "it ends with the sign for a subscript letter"
    return None


def _fault(before: str, character: str) -> str | None:
    if character == _DOTTED_CIRCLE:
        return "it contains a dotted circle"
    if before == _COENG and not "\u1780" <= character <= "\u17b3":
        return "a sign for a subscript letter has no letter after it"
    khmer_mark = "\u17b4" <= character <= "\u17d3" or character == "\u17dd"
    if khmer_mark and unicodedata.category(character)[0] == "M" and not _carries(before):
        return "a vowel or sign has no letter before it"
    return None


def _carries(character: str) -> bool:
    """Tell whether a Khmer mark can be on this letter, or after this mark or joiner."""
    khmer = "\u1780" <= character <= "\u17d3" or character == "\u17dd"
    return (khmer and character not in "\u17d4\u17d5") or character in "\u200c\u200d\u00ab\u00bb"
