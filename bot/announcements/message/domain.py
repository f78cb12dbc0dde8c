"""An announcement consists of parts, which become messages.

A message without a sender would look like one of the bot itself, so there is a line above and a
signature below. Kinds that can carry neither (voice, sticker) follow a signed line as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from itertools import groupby

from bot.catalog.wording import TopicWords, topic_words_in
from bot.locale.scripts import languages_written_in
from bot.writing import utf16_units

# https://core.telegram.org/bots/api#sendmessage and #sendphoto, in UTF-16 code units
TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
_BLANK = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and marks that are invisible."""
_TAG = re.compile(r"<[^>]*>")


class MessagePartKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    ANIMATION = "animation"
    STICKER = "sticker"


BARE = frozenset({MessagePartKind.VOICE, MessagePartKind.STICKER})


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePart:
    """One message as the coordinator sent it; `html` is its text or caption, safe as it is.

    `file_id` names the file at Telegram, `name` is what its reader sees it called, `album` is
    what parts of one album have in common. `words_from` and `file_from` are the author's messages
    that the words and the file were taken from; None if they are not known.
    """

    kind: MessagePartKind
    html: str = ""
    file_id: str | None = None
    name: str = ""
    album: str | None = None
    words_from: int | None = None
    file_from: int | None = None

    @property
    def limit(self) -> int:
        """How many characters of text Telegram accepts with it."""
        return TEXT_LENGTH if self.kind is MessagePartKind.TEXT else CAPTION_LENGTH

    @property
    def plain(self) -> str:
        """The words without their formatting."""
        return unescape(_TAG.sub("", self.html))

    @property
    def shows_nothing(self) -> bool:
        """Whether it has no file, and only invisible characters."""
        return self.file_id is None and not any(map(_is_seen, self.plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to send: a text, a file with a caption, or an album.

    `above`: it has the line above. `below`: it has the signature. `asks`: it has the button that
    people tap when they have seen it.
    """

    parts: tuple[MessagePart, ...]
    above: bool = False
    below: bool = False
    asks: bool = False

    @property
    def html(self) -> str:
        """The text; for an album, the captions of all its pictures."""
        return "\n\n".join(part.html for part in self.parts if part.html)

    @property
    def is_album(self) -> bool:
        """Whether it is an album: several files, which have no buttons."""
        return len(self.parts) > 1

    @property
    def is_bare(self) -> bool:
        """Whether it is of a kind that has no words, such as voice."""
        return self.parts[0].kind in BARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The parts in each language; the language written first comes first."""

    parts: tuple[tuple[str, tuple[MessagePart, ...]], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is something to read."""
        return tuple(language for language, _ in self.parts)

    @property
    def all_parts(self) -> tuple[MessagePart, ...]:
        return tuple(part for _, parts in self.parts for part in parts)

    def language_for(self, language: str) -> str:
        """Return the language that a reader of `language` gets."""
        return language if language in self.languages else self.parts[0][0]

    def files_in(self, language: str) -> int:
        """Return how many files a reader of `language` gets."""
        return sum(part.file_id is not None for part in self.in_(language))

    @property
    def without_files(self) -> tuple[str, ...]:
        """The languages whose readers get no file, although readers of another one do."""
        if not any(map(self.files_in, self.languages)):
            return ()
        return tuple(each for each in self.languages if not self.files_in(each))

    @property
    def can_be_text_only(self) -> tuple[str, ...]:
        """The languages that have words beside their files."""
        return tuple(
            language
            for language, parts in self.parts
            if self.files_in(language) and any(part.html for part in parts)
        )

    def in_(self, language: str) -> tuple[MessagePart, ...]:
        """Return what a reader of `language` gets: that language, else the first."""
        return dict(self.parts).get(language, self.parts[0][1]) if self.parts else ()


SIGNED_LINE = MessagePart(kind=MessagePartKind.TEXT)
"""A part with only the line above and the signature; it comes before a bare copy."""
ASKING_LINE = MessagePart(kind=MessagePartKind.TEXT)
"""A part with only the buttons to tap; it follows an album, which has no buttons."""


def laid_out(parts: Sequence[MessagePart], *, asks: bool = False) -> tuple[Message, ...]:
    """Return the messages that `parts` become, in order; albums stay albums.

    `asks`: the last message gets the buttons that people tap.
    """
    messages = [Message(parts=tuple(group)) for group in _albums(parts)]
    if not messages:
        return ()
    if messages[0].is_bare:
        messages = [Message(parts=(SIGNED_LINE,), above=True, below=True), *messages]
    else:
        messages[0] = replace(messages[0], above=True)
        last = max(at for at, each in enumerate(messages) if not each.is_bare)
        messages[last] = replace(messages[last], below=True)
    if asks and messages[-1].is_album:
        messages.append(Message(parts=(ASKING_LINE,), asks=True))
    elif asks:
        messages[-1] = replace(messages[-1], asks=True)
    return tuple(messages)


def together(parts: Sequence[MessagePart], part: MessagePart) -> MessagePart:
    """Return a part with all captions of its album so far, to measure their length."""
    album = [each for each in parts if part.album is not None and each.album == part.album]
    return replace(part, html=Message(parts=(*album, part)).html)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementTooLong:
    """With the lines that are added around it, a part is `by` characters too long for Telegram."""

    by: int
    limit: int


def too_long(part: MessagePart, *, added: int) -> AnnouncementTooLong | None:
    """Return by how much a part with `added` more characters is too long, or None if it fits."""
    by = utf16_units(part.plain) + added - part.limit
    if part.kind in BARE or by <= 0:
        return None
    return AnnouncementTooLong(by=by, limit=part.limit - added)


def rewritten(
    parts: Sequence[MessagePart], text: MessagePart, *, added: int
) -> tuple[MessagePart, ...]:
    """Return `parts` with a new text in place of their words; their files stay.

    The text stands where the first words stood: as the caption of a file, or as a message of its
    own. It is a message of its own, too, if it is too long for a caption; `added` is the length of
    the lines that are added around it.
    """
    files = [replace(part, html="", words_from=None) for part in parts if part.file_id is not None]
    spoken = next((part for part in parts if part.html), None)
    at = _caption_place(parts, spoken)
    if at is None or too_long(replace(files[at], html=text.html), added=added):
        return (text, *files)
    files[at] = replace(files[at], html=text.html, words_from=text.words_from)
    return tuple(files)


def _caption_place(parts: Sequence[MessagePart], spoken: MessagePart | None) -> int | None:
    """Return which of the files (from 0) takes the words, or None if no file does."""
    files = [part for part in parts if part.file_id is not None]
    if spoken is not None:
        return files.index(spoken) if spoken in files else None
    return next((at for at, part in enumerate(files) if part.kind not in BARE), None)


def text_only(parts: Sequence[MessagePart]) -> tuple[MessagePart, ...]:
    """Return the words of `parts` as texts, without any file."""
    return tuple(
        MessagePart(kind=MessagePartKind.TEXT, html=part.html, words_from=part.words_from)
        for part in parts
        if part.html
    )


def written_in(parts: Iterable[MessagePart], *, default: str, languages: Iterable[str]) -> str:
    """Return the language whose script most letters belong to, or `default` without letters.

    Languages with the same script cannot be told apart: it is `default`, or else the first.
    """
    found = languages_written_in("".join(part.plain for part in parts), languages)
    return default if default in found or not found else found[0]


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ" and sign not in _BLANK


def _albums(parts: Sequence[MessagePart]) -> list[list[MessagePart]]:
    keyed = [(part.album or f"#{at}", part) for at, part in enumerate(parts)]
    return [[part for _, part in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]


def revealing_words(parts: Iterable[MessagePart], words: TopicWords) -> tuple[str, ...]:
    """Return the topic words that a locked screen would show: in texts, captions, file names."""
    shown = (f"{part.plain}\n{part.name}" for part in parts)
    return tuple(dict.fromkeys(word for each in shown for word in topic_words_in(each, words)))
