"""Buttons of voice notes: list, record, listen, approve, withdraw."""

from bot.learning.voice_notes.domain import VoiceNoteId
from bot.telegram.kit.button import CohortButton


class OpenVoiceNotes(CohortButton, prefix="y0"):
    """A page (from 0) of the lessons and their voice notes in one language."""

    language: str
    page: int


class OpenVoiceNote(CohortButton, prefix="y1"):
    """One lesson and its voice notes in one language."""

    card: str
    language: str


class RecordVoiceNote(CohortButton, prefix="y2"):
    """Record a lesson, read aloud, now."""

    card: str
    language: str


class HearVoiceNote(CohortButton, prefix="y3"):
    """Listen to a voice note."""

    note: VoiceNoteId


class ApproveVoiceNote(CohortButton, prefix="y4"):
    """Approve it after listening: it reads the lesson with the wording that I was shown."""

    note: VoiceNoteId
    wording: str


class AskDeleteVoiceNote(CohortButton, prefix="y5"):
    """Ask whether to withdraw a voice note, or to delete one that waits."""

    note: VoiceNoteId


class DeleteVoiceNote(CohortButton, prefix="y6"):
    """Yes, delete it."""

    note: VoiceNoteId
