"""What is asked about once more before it goes to everybody."""

from enum import StrEnum

from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.documents.grid import is_table_file
from bot.people.roster_text.domain import rows_of_people

_SPEAKS_FOR_ITSELF = frozenset({MessagePartKind.TEXT, MessagePartKind.VOICE})


class Doubt(StrEnum):
    """Why a message may not be meant for everybody."""

    LIST = "list"
    PHOTO = "photo"
    FILE = "file"
    """A file, like a photo, without a word."""


def doubt_about(part: MessagePart) -> Doubt | None:
    """Return why a message may not be meant for everybody; None if it looks like an announcement.

    A list of people is often sent to the wrong place, and so is a photo or file without a word.
    """
    if is_list(part):
        return Doubt.LIST
    if part.plain.strip() or part.kind in _SPEAKS_FOR_ITSELF:
        return None
    return Doubt.PHOTO if part.kind is MessagePartKind.PHOTO else Doubt.FILE


def is_list(part: MessagePart) -> bool:
    if part.kind is MessagePartKind.DOCUMENT:
        return is_table_file(part.name)
    return part.kind is MessagePartKind.TEXT and bool(rows_of_people(part.plain))
