"""A part of the course as messages to keep: as few as Telegram's length allows.

Lengths are UTF-16 units after tags are taken away, as Telegram counts them
(https://core.telegram.org/bots/api#sendmessage). A message breaks between lessons, else
between paragraphs; only a paragraph that is too long for one message is cut inside, as plain
text, at a space or at least between two clusters, never inside one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from bot.domain.learning.course import Card, Course, Unit
from bot.locale import Texts
from bot.services.learning.recap import is_draft
from bot.tg.screens.learning.recap import behind
from bot.tg.screens.screen import PARAGRAPH, Screen, paragraphs

MOST_UNITS = 4096
AROUND_UNITS = 256
"""Room for the line above and the mark of a draft below."""
_BREAKS = " \n\u200b"
_COENG = "\u17d2"
_JOINERS = ("\u200d", "\ufe0f")
_TAG = re.compile(r"<[^>]*>")


def kept(course: Course, unit: Unit, texts: Texts) -> list[Screen]:
    """Return the messages with all lessons of a unit, each headed by a neutral line."""
    room = MOST_UNITS - AROUND_UNITS
    groups: list[list[tuple[int, list[Markup]]]] = []
    taken = room
    for number, card in enumerate(unit.cards, 1):
        parts = [part for whole in _parts(course, card, texts) for part in fitting(whole, room)]
        for together in _packed(parts, room):
            size = length(PARAGRAPH.join(together)) + len(PARAGRAPH)
            if taken + size > room:
                groups.append([])
                taken = 0
            groups[-1].append((number, together))
            taken += size
    draft = any(is_draft(course, card, texts.language) for card in unit.cards)
    return [_message(group, len(unit.cards), texts, draft=draft) for group in groups]


def length(text: str) -> int:
    """Return how long Telegram takes a text to be."""
    plain = Markup(_TAG.sub("", text)).unescape()  # noqa: S704 - measured, not shown
    return len(plain.encode("utf-16-le")) // 2


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
    pieces, piece, units = [], "", 0
    for cluster in clusters(text):
        size = len(cluster.encode("utf-16-le")) // 2
        if piece and units + size > room:
            done, piece = _at_a_space(piece)
            pieces.append(done)
            units = len(piece.encode("utf-16-le")) // 2
        piece += cluster
        units += size
    return [*pieces, piece] if piece else pieces


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


def _at_a_space(piece: str) -> tuple[str, str]:
    """Split off what stands behind the last space, if the space is not far from the end."""
    at = max(piece.rfind(sign) for sign in _BREAKS)
    return (piece[: at + 1], piece[at + 1 :]) if at > len(piece) // 2 else (piece, "")


def _parts(course: Course, card: Card, texts: Texts) -> Iterator[Markup]:
    yield texts("lesson.title", title=card.title.in_(texts.language))
    yield card.sight.in_(texts.language)
    if card.update:
        yield texts("lesson.update")
    if rest := behind(course, card, texts):
        yield rest


def _packed(parts: Sequence[Markup], room: int) -> Iterable[list[Markup]]:
    """Put the parts of a lesson together, all in one if they fit."""
    group: list[Markup] = []
    for part in parts:
        if group and length(PARAGRAPH.join([*group, part])) > room:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _message(
    group: Sequence[tuple[int, list[Markup]]], of: int, texts: Texts, *, draft: bool
) -> Screen:
    first, last = group[0][0], group[-1][0]
    head = (
        texts("lesson.head", number=first, total=of)
        if first == last
        else texts("kept.head", first=first, last=last, total=of)
    )
    words = [part for _, parts in group for part in parts]
    return Screen(text=paragraphs(head, *words, texts("lesson.draft") if draft else None))
