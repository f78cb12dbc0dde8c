"""A part of the course as messages to keep: as few as Telegram's length allows.

Lengths are UTF-16 units after tags are taken away, as Telegram counts them
(https://core.telegram.org/bots/api#sendmessage). A message breaks between lessons, else
between paragraphs; only a paragraph that is too long for one message is cut inside, as plain
text, at a space or at least between two clusters, never inside one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.learning.course import Card, Course, Unit
from bot.locale import Texts
from bot.services.learning.recap import is_draft
from bot.tg.screens.learning.sources import source_line
from bot.tg.screens.screen import PARAGRAPH, Screen, paragraphs

MOST_UNITS = 4096
ROOM = MOST_UNITS - 160
"""What is left beside the line above and the mark of a draft below."""
_BREAKS = " \n\u200b"
_COENG = "\u17d2"
_JOINERS = ("\u200d", "\ufe0f")
_TAG = re.compile(r"<[^>]*>")


def kept(course: Course, unit: Unit, texts: Texts) -> list[Screen]:
    """Return the messages with all lessons of a unit, each headed by a neutral line.

    The sources of all lessons stand together at the end, each once; a message of their own
    if they find no room in the last one.
    """
    groups: list[list[_Piece]] = []
    taken = ROOM
    for piece in _pieces(course, unit, texts):
        size = length(piece.text) + len(PARAGRAPH)
        if taken + size > ROOM:
            groups.append([])
            taken = 0
        groups[-1].append(piece)
        taken += size
    draft = any(is_draft(course, card, texts.language) for card in unit.cards)
    return [_message(group, len(unit.cards), texts, draft=draft) for group in groups]


def length(text: str) -> int:
    """Return how long Telegram takes a text to be."""
    plain = Markup(_TAG.sub("", text)).unescape()  # noqa: S704 - measured, not shown
    return _units(plain)


def fitting(text: Markup, room: int) -> list[Markup]:
    """Return a text in pieces of at most `room` units: itself, its paragraphs, or plain cuts."""
    if length(text) <= room:
        return [text]
    pieces = text.split(PARAGRAPH)
    if len(pieces) > 1:
        return [part for piece in pieces for part in fitting(piece, room)]
    plain = _TAG.sub("", text)
    return [Markup.escape(piece) for piece in cut(Markup(plain).unescape(), room)]  # noqa: S704


def cut(text: str, room: int) -> list[str]:
    """Cut a plain text into pieces of at most `room` UTF-16 units, never inside a cluster."""
    pieces: list[str] = []
    piece: list[str] = []
    units = 0
    for cluster in clusters(text):
        if piece and units + _units(cluster) > room:
            done, piece = _at_a_space(piece)
            pieces.append("".join(done))
            units = sum(map(_units, piece))
        piece.append(cluster)
        units += _units(cluster)
    return [*pieces, "".join(piece)] if piece else pieces


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one sign: a letter with its marks and subscript letters."""
    cluster = ""
    for character in text:
        if cluster and not _belongs(cluster[-1], character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(before: str, character: str) -> bool:
    if before == _COENG or before == _JOINERS[0] or character in _JOINERS:
        return True
    return unicodedata.category(character) in {"Mn", "Mc", "Me"}


def _at_a_space(piece: list[str]) -> tuple[list[str], list[str]]:
    """Split off what stands behind the last space, if the space is not far from the end."""
    at = max((at for at, cluster in enumerate(piece) if cluster in _BREAKS), default=-1)
    return (piece[: at + 1], piece[at + 1 :]) if at > len(piece) // 2 else (piece, [])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that stays together: as a rule a whole lesson with its number; 0 for sources."""

    number: int
    text: Markup


def _pieces(course: Course, unit: Unit, texts: Texts) -> Iterator[_Piece]:
    for number, card in enumerate(unit.cards, 1):
        for text in fitting(_lesson(card, texts), ROOM):
            yield _Piece(number, text)
    sources = tuple(dict.fromkeys(source for card in unit.cards for source in card.sources))
    line = source_line(course, sources, texts, "lesson.sources")
    for text in fitting(line, ROOM) if line else ():
        yield _Piece(0, text)


def _lesson(card: Card, texts: Texts) -> Markup:
    return paragraphs(
        texts("lesson.title", title=card.title.in_(texts.language)),
        card.sight.in_(texts.language),
        texts("lesson.update") if card.update else None,
        card.more.in_(texts.language) if card.more else None,
    )


def _message(group: Sequence[_Piece], of: int, texts: Texts, *, draft: bool) -> Screen:
    numbers = [piece.number for piece in group if piece.number] or [1, of]
    first, last = numbers[0], numbers[-1]
    head = (
        texts("lesson.head", number=first, total=of)
        if first == last
        else texts("kept.head", first=first, last=last, total=of)
    )
    words = [piece.text for piece in group]
    return Screen(text=paragraphs(head, *words, texts("lesson.draft") if draft else None))
