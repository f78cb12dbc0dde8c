"""Buttons of voice notes: what is there, record, listen, approve, withdraw."""

from bot.learning.voice_notes.domain import VoiceNoteId
from bot.telegram.kit.button import CohortButton


class OpenVoiceNotes(CohortButton, prefix="y0"):
    """The lessons and their voice notes in one language, from the `page`th page."""

    language: str
    page: int


class OpenVoiceNote(CohortButton, prefix="y1"):
    """One lesson and its voice notes in one language."""

    card: str
    language: str


class RecordVoiceNote(CohortButton, prefix="y2"):
    """I read the lesson aloud now."""

    card: str
    language: str


class HearVoiceNote(CohortButton, prefix="y3"):
    """Let me listen to it."""

    note: VoiceNoteId


class ApproveVoiceNote(CohortButton, prefix="y4"):
    """I listened: it reads the lesson as it was shown to me."""

    note: VoiceNoteId
    wording: str


class AskDeleteVoiceNote(CohortButton, prefix="y5"):
    """I want to withdraw a voice note, or throw one away that waits."""

    note: VoiceNoteId


class DeleteVoiceNote(CohortButton, prefix="y6"):
    """Yes, delete it."""

    note: VoiceNoteId
