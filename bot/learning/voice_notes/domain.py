"""Voice notes that coordinators recorded in the chat.

A coordinator reads a lesson aloud, and participants hear it only after an approval: by another
coordinator, or by the same one if the course has no other.
It belongs to one wording: after a change of the lesson somebody has to listen to it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType

from bot.catalog.course import Card, Course, MediumKind
from bot.catalog.media import Medium
from bot.catalog.media_files import VOICE_BYTES
from bot.catalog.speech import LONGEST_SECONDS, SHORTEST_SECONDS, wording_of_card
from bot.membership.domain import PersonId
from bot.refusals import Refusal

VoiceNoteId = NewType("VoiceNoteId", int)


class OwnVoiceNote(Refusal):
    """Another coordinator is there, so they listen and approve."""


class UnusableVoice(StrEnum):
    """Why a message cannot become a voice note."""

    OTHER = "other"
    """It is not a voice message."""
    SHORT = "short"
    LONG = "long"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentVoice:
    """A voice message at Telegram: its file, its length and its size (0: unknown)."""

    file_id: str
    seconds: int
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNote:
    """A recording of a lesson in one language; `speaker` is None after their data was deleted.

    `wording` is a digest of the text that was read, or that somebody compared last.
    """

    id: VoiceNoteId
    card: str
    language: str
    wording: str
    voice: SentVoice
    approved: bool
    recorded_by: PersonId | None
    speaker: str | None
    recorded_at: datetime

    def fits(self, card: Card) -> bool:
        """Tell whether the lesson still has the wording that was read."""
        return self.wording == wording_of_card(card, self.language)


def fault_of(voice: SentVoice) -> UnusableVoice | None:
    """Return why a voice message cannot become a voice note, or None if it can."""
    if voice.seconds < SHORTEST_SECONDS:
        return UnusableVoice.SHORT
    if voice.seconds > LONGEST_SECONDS:
        return UnusableVoice.LONG
    return UnusableVoice.LARGE if voice.size_bytes > VOICE_BYTES else None


def with_voice_notes(card: Card, notes: Iterable[VoiceNote]) -> Card:
    """Return the lesson with the voice notes that participants may hear; they come first."""
    heard = tuple(
        _medium(note)
        for note in notes
        if note.card == card.id and note.approved and note.fits(card)
    )
    if not heard:
        return card
    return replace(card, media=replace(card.media, files=(*heard, *card.media.files)))


def _medium(note: VoiceNote) -> Medium:
    return Medium(
        kind=MediumKind.VOICE,
        language=note.language,
        file=Path(),
        seconds=note.voice.seconds,
        size_bytes=note.voice.size_bytes,
        digest="",
        file_id=note.voice.file_id,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonVoice:
    """The voice notes of one lesson in one language; `number` counts the lessons of the course.

    `shipped`: the files of the course include a voice note.
    """

    number: int
    card: Card
    language: str
    shipped: bool
    approved: VoiceNote | None
    waiting: VoiceNote | None

    @property
    def outdated(self) -> bool:
        """Whether the lesson has changed after its voice note was approved."""
        return self.approved is not None and not self.approved.fits(self.card)

    @property
    def heard(self) -> bool:
        return self.shipped or (self.approved is not None and not self.outdated)


def lessons_of(
    course: Course, notes: Iterable[VoiceNote], language: str
) -> tuple[LessonVoice, ...]:
    """Return all lessons of a course in a language, with their voice notes."""
    found = {(note.card, note.approved): note for note in notes if note.language == language}
    cards = [card for unit in course.units for card in unit.cards]
    return tuple(
        LessonVoice(
            number=number,
            card=card,
            language=language,
            shipped=card.media.in_(MediumKind.VOICE, language) is not None,
            approved=found.get((card.id, True)),
            waiting=found.get((card.id, False)),
        )
        for number, card in enumerate(cards, 1)
        if language in card.sight.languages
    )
