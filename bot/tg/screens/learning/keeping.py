"""A part of the course as messages to keep: as few as Telegram's length allows.

A message breaks between lessons, else between paragraphs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.learning.course import Card, Course, Unit
from bot.locale import Texts
from bot.services.learning.recap import is_draft
from bot.tg.screens.fitting import ROOM, fitting, length
from bot.tg.screens.learning import media
from bot.tg.screens.learning.sources import source_line
from bot.tg.screens.screen import PARAGRAPH, Screen, paragraphs


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
        media.described(card.media, texts, words_only=True),
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
