"""What was begun and waits, and what a new announcement has put away."""

from markupsafe import Markup

from bot.announcements.begun.service import BegunDraft
from bot.announcements.buttons import BringBack, ResumeDraft
from bot.announcements.screens import first_words
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap

WORDS = 60
"""The most characters that a line says of a draft."""


def waits(found: BegunDraft, texts: Texts) -> Markup:
    """Say what was begun, and until when it waits."""
    zone = found.cohort.zone
    return texts(
        "begun.waits",
        words=first_words(found.line, texts, most=WORDS),
        day=texts.day(found.line.at, zone),
        until=texts.day(found.until, zone),
    )


def go_on(found: BegunDraft, texts: Texts) -> ButtonRow:
    return [tap(texts.label("begun.go_on"), ResumeDraft(found.line.id))]


def put_away(found: BegunDraft, texts: Texts) -> Screen:
    """Say that the draft before was put away, and offer to bring it back."""
    said = texts(
        "begun.put_away",
        words=first_words(found.line, texts, most=WORDS),
        until=texts.day(found.until, found.cohort.zone),
    )
    return Screen(
        text=paragraphs(texts("announcements.title"), said),
        buttons=[[tap(texts.label("begun.back"), BringBack(found.line.id))]],
    )
