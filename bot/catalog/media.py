"""Voice notes and pictures of a lesson, a question or an explanation."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.catalog.wording import Text

ALL = ""
"""The language of files for the readers of all languages."""


class MediumKind(StrEnum):
    """The kind of a file; one letter, so that it fits into a button."""

    VOICE = "v"
    PICTURE = "p"


class MediumTarget(StrEnum):
    """What a file belongs to; one letter, for the same reason."""

    LESSON = "l"
    QUESTION = "q"
    EXPLANATION = "e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A file of the course, with its length and size, which people see beforehand.

    `language` is `ALL` for a file for everybody; `seconds` is 0 for a picture; `digest` changes
    with the bytes, so that another recording under an old name is not confused with the old one.
    `file_id` is set for recordings from the chat: they are at Telegram, and there is no file.
    """

    kind: MediumKind
    language: str
    file: Path
    seconds: int
    size_bytes: int
    digest: str
    file_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The files of one thing. `alt` describes its picture."""

    files: tuple[Medium, ...] = ()
    alt: Text | None = None

    def in_(self, kind: MediumKind, language: str) -> Medium | None:
        """Return the file of a kind in this language or for all; no other language stands in."""
        suited = [each for each in self.files if each.kind is kind]
        own = (each for each in suited if each.language == language)
        return next(own, next((each for each in suited if each.language == ALL), None))

    def alt_in(self, language: str) -> str | None:
        """Return the description of the picture for readers of this language, if they have one."""
        if self.alt is None or self.in_(MediumKind.PICTURE, language) is None:
            return None
        return self.alt.in_(language)


NO_MEDIA = Media()
