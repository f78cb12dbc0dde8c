"""Fixes a typo in a sent announcement without telling anybody.

So it must be only a typo: a fix may not add anything that needs the approval of another coordinator
or a cover. Anything more is a correction, which rings.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.announcements.message.domain import BARE, Content, MessagePart, laid_out
from bot.refusals import Refusal

ALIKE = 0.8
"""How similar (1: equal) a text must stay after another coordinator has approved it."""


class NoWords(Refusal):
    """A part without words has no typo; a correction can be sent."""


class MoreThanATypo(Refusal):
    """So much is new that people who approved it, or got it, should be told."""


class AlreadySo(Refusal):
    """It says so already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPosition:
    """The place of a part in an announcement: its language, and its number there (from 0)."""

    language: str
    number: int


def fixable_parts(content: Content) -> tuple[tuple[PartPosition, MessagePart], ...]:
    """Return all parts that can have words: texts and files with captions, not voice or stickers.

    An album counts with its captions, or with its first picture if it has none.
    """
    found = []
    for language, parts in content.parts:
        for message in laid_out(parts):
            if message.is_bare:
                continue
            worded = [part for part in message.parts if part.html] or [message.parts[0]]
            found += [
                (PartPosition(language=language, number=_position(parts, part)), part)
                for part in worded
                if any(part is each for each in parts)
            ]
    return tuple(found)


def rewritten(part: MessagePart, html: str) -> MessagePart:
    """Return a part with new words; raise `NoWords` or `AlreadySo`."""
    if part.kind in BARE:
        raise NoWords
    changed = replace(part, html=html)
    if changed.html == part.html:
        raise AlreadySo
    if changed.shows_nothing:
        raise NoWords
    return changed


def changed(content: Content, position: PartPosition, new: MessagePart) -> Content:
    """Return the content with another part in a position."""
    parts = [
        (
            language,
            tuple(
                new if (language, at) == (position.language, position.number) else part
                for at, part in enumerate(every)
            ),
        )
        for language, every in content.parts
    ]
    return Content(parts=tuple(parts))


def require_typo(
    old: MessagePart,
    new: MessagePart,
    *,
    allowed_by_another: bool,
    new_links: Collection[str],
    new_topic_words: Collection[str],
) -> None:
    """Raise `MoreThanATypo` for a change that must not happen silently.

    `new_links` are unknown and were not there before; `new_topic_words` would have covered it.
    """
    if new_links or new_topic_words:
        raise MoreThanATypo
    if allowed_by_another and alike(old.plain, new.plain) < ALIKE:
        raise MoreThanATypo


def alike(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _position(parts: Sequence[MessagePart], part: MessagePart) -> int:
    return next(at for at, each in enumerate(parts) if each is part)
