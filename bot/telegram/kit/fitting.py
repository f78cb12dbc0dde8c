"""Splits long texts into messages of the length that Telegram allows.

Telegram counts UTF-16 units after it has removed the tags
(https://core.telegram.org/bots/api#sendmessage). A text is split between its pieces or between
paragraphs. Only a paragraph that is too long for one message is cut, as plain text, at a space or
at least between two grapheme clusters.
"""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup

from bot.telegram.kit.screen import PARAGRAPH
from bot.writing import clusters, utf16_units

MOST_UNITS = 4096
ROOM = MOST_UNITS - 160
"""Units left for the text, without the line above it and the draft notice below it."""
_BREAKS = " \n\u200b"
_TAG = re.compile(r"<[^>]*>")


def pages(
    pieces: Iterable[Markup], room: int, *, size: Callable[[Markup], int] | None = None
) -> list[Markup]:
    """Join pieces, in order, into texts of about `room` units, which is at most ROOM.

    A longer piece gets a page of its own; `split_to_fit` cuts one longer than ROOM. There is always
    a first page, even an empty one. `size` returns how much of `room` a piece takes, if that is not
    its length; no page is longer than ROOM nevertheless.
    """
    found: list[list[Markup]] = [[]]
    taken = units = 0
    for piece in (part for whole in pieces for part in split_to_fit(whole, ROOM)):
        own = length(piece) + len(PARAGRAPH)
        takes = own if size is None else size(piece) + len(PARAGRAPH)
        if found[-1] and (taken + takes > room or units + own > ROOM):
            found.append([])
            taken = units = 0
        found[-1].append(piece)
        taken, units = taken + takes, units + own
    return [PARAGRAPH.join(page) for page in found]


def length(text: str) -> int:
    """Return the length of a text in Telegram's units."""
    plain = Markup(_TAG.sub("", text)).unescape()  # noqa: S704 - measured, not shown
    return utf16_units(plain)


def split_to_fit(text: Markup, room: int) -> list[Markup]:
    """Return a text in pieces of at most `room` units: itself, its paragraphs, or plain cuts."""
    if length(text) <= room:
        return [text]
    pieces = text.split(PARAGRAPH)
    if len(pieces) > 1:
        return [part for piece in pieces for part in split_to_fit(piece, room)]
    plain = _TAG.sub("", text)
    return [Markup.escape(piece) for piece in cut(Markup(plain).unescape(), room)]  # noqa: S704


def cut(text: str, room: int) -> list[str]:
    """Cut a plain text into pieces of at most `room` UTF-16 units, never inside a cluster."""
    pieces: list[str] = []
    piece: list[str] = []
    units = 0
    for cluster in clusters(text):
        if piece and units + utf16_units(cluster) > room:
            done, piece = _at_a_space(piece)
            pieces.append("".join(done))
            units = sum(map(utf16_units, piece))
        piece.append(cluster)
        units += utf16_units(cluster)
    return [*pieces, "".join(piece)] if piece else pieces


def _at_a_space(piece: list[str]) -> tuple[list[str], list[str]]:
    """Split after the last space, if it is in the second half."""
    at = max((at for at, cluster in enumerate(piece) if cluster in _BREAKS), default=-1)
    return (piece[: at + 1], piece[at + 1 :]) if at > len(piece) // 2 else (piece, [])
