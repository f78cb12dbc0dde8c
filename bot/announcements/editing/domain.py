"""What a draft says after its author edited one of the messages it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.announcements.message.domain import (
    AnnouncementTooLong,
    Content,
    MessagePart,
    together,
    too_long,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """A part of a language, at its position (from 0), as it is after the edit."""

    language: str
    position: int
    part: MessagePart
    excess: AnnouncementTooLong | None


def comes_from(part: MessagePart, message: int) -> bool:
    """Tell whether the words or the file of a part come from this message of its author."""
    return message in (part.words_from, part.file_from)


def changed_parts(
    content: Content, message: int, written: MessagePart, *, added: int
) -> list[ChangedPart]:
    """Return the parts that change when the author edits a message to `written`.

    A file may be in two languages, each with its own words: each part changes what it took from the
    message. `added` is the length of the lines that are added around the words.
    """
    return list(_changed(content, message, written, added))


def _changed(
    content: Content, message: int, written: MessagePart, added: int
) -> Iterator[ChangedPart]:
    for language, parts in content.parts:
        for at, part in enumerate(parts):
            if comes_from(part, message):
                new = _edited(part, message, written)
                others = (*parts[:at], *parts[at + 1 :])
                excess = too_long(together(others, new), added=added)
                yield ChangedPart(language=language, position=at, part=new, excess=excess)


def _edited(part: MessagePart, message: int, written: MessagePart) -> MessagePart:
    words_change = part.words_from == message
    file_changes = part.file_from == message or (words_change and part.file_id is None)
    if words_change:
        part = replace(part, html=written.html)
    if not file_changes or written.file_id is None:
        return part
    return replace(
        part,
        kind=written.kind,
        file_id=written.file_id,
        name=written.name,
        file_from=message,
    )
