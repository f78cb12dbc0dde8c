"""Asks coordinators for a message, and answers each part of it."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from bot.announcements.audience.buttons import ListSaved
from bot.announcements.audience.domain import Headcount
from bot.announcements.audience.screens import count_line
from bot.announcements.begun.screens import go_on, waits
from bot.announcements.buttons import (
    CancelAnnounce,
    OpenAnnounce,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenDrafts,
    OpenHistory,
    OpenTemplates,
    PartsComplete,
)
from bot.announcements.composing.service import AnnounceMenu
from bot.announcements.domain import AnnouncementId
from bot.announcements.message.domain import AnnouncementTooLong
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.sessions.domain import Session
from bot.telegram.kit.screen import ButtonRow, Screen, copy, in_rows, paragraphs, tap
from bot.telegram.kit.ways import course_rows, more_courses, to_desk
from bot.writing import utf16_units

COPIED: Final = 256
"""The most characters that a button copies: https://core.telegram.org/bots/api#copytextbutton"""


def which(cohorts: Sequence[Cohort], texts: Texts) -> Screen:
    """Ask for which course."""
    words = paragraphs(texts("composing.which"), more_courses(cohorts, texts))
    return _screen(words, texts, *course_rows(cohorts, OpenAnnounce))


def ask_message(found: AnnounceMenu, texts: Texts) -> Screen:
    """Ask for the message, and offer what was begun, kept, saved and sent, if there is any."""
    cohort = found.cohort
    menu = []
    if found.drafts:
        menu.append(tap(texts.label("composing.drafts", n=found.drafts), OpenDrafts(cohort, 0)))
    if found.saved:
        menu.append(tap(texts.label("announcements.saved_open", n=found.saved), ListSaved(cohort)))
    if found.templates:
        menu.append(tap(texts.label("composing.templates_label"), OpenTemplates(cohort)))
    sent = [tap(texts.label("announcements.history_title"), OpenHistory(cohort, 0))]
    begun = found.begun
    return Screen(
        text=paragraphs(
            texts("announcements.title"),
            None if begun is None else waits(begun, texts),
            None if found.to is None else texts("announcements.check_to", who=found.to),
            texts("composing.ask"),
        ),
        buttons=[
            [] if begun is None else go_on(begun, texts),
            *in_rows(menu, 2),
            sent if found.history else [],
            _cancel(cohort, texts),
        ],
    )


def missed_name(found: Session, people: Headcount, texts: Texts) -> Markup:
    """Return "Missed Mon 29 May, 3 people: 2 can be reached, 1 is not in yet"."""
    missed = texts.label(
        "announcements.who_missed", day=texts.day_on_button(found.starts_at, found.zone)
    )
    return texts("announcements.check_audience", titles=missed, count=count_line(people, texts))


def ask_correction(first: AnnouncementId, texts: Texts) -> Screen:
    """Ask for the correction: it rings for the people who got the first message."""
    back = [tap(texts.label("announcements.back"), OpenAnnouncementCard(first))]
    words = paragraphs(
        texts("announcements.check_title_correction"), texts("composing.ask_correction")
    )
    return Screen(text=words, buttons=[back])


def draft_saved(cohort: CohortId, texts: Texts) -> Screen:
    """Say that the draft waits under Announce."""
    return _screen(texts("composing.kept"), texts, [to_desk(cohort, texts)])


def ask_in(
    announcement: AnnouncementId, language: str, *, before: str | None, texts: Texts
) -> Screen:
    """Ask for the text in another language, or for a new text in the same language.

    `before` is the old text, with a button to copy it if it is short enough; None: there is none.
    """
    key = "composing.ask_language" if before is None else "composing.ask_anew"
    words = texts(key, language=texts.language_name(language))
    copied = before if before and utf16_units(before) <= COPIED else None
    return _screen(
        words,
        texts,
        [copy(texts.label("composing.copy"), copied)] if copied else [],
        [tap(texts.label("announcements.back"), OpenAnnouncementCheck(announcement))],
    )


def adding(announcement: AnnouncementId, cohort: CohortId, texts: Texts) -> Screen:
    """Ask for more parts, until a tap on Next."""
    complete = [tap(texts.label("composing.next"), PartsComplete(announcement))]
    return _screen(texts("composing.adding"), texts, complete, _cancel(cohort, texts))


def too_long(found: AnnouncementTooLong, cohort: CohortId, texts: Texts) -> Screen:
    words = texts.count("announcements.too_long", found.by, limit=found.limit)
    return _screen(words, texts, _cancel(cohort, texts))


def cannot(cohort: CohortId, texts: Texts) -> Screen:
    """Say that this kind of message cannot be announced."""
    return _screen(texts("composing.cannot"), texts, _cancel(cohort, texts))


def nothing_sent(cohort: CohortId, texts: Texts) -> Screen:
    return _screen(texts("announcements.nothing_sent"), texts, [to_desk(cohort, texts)])


def _screen(words: Markup, texts: Texts, *buttons: ButtonRow) -> Screen:
    return Screen(text=paragraphs(texts("announcements.title"), words), buttons=buttons)


def _cancel(cohort: CohortId, texts: Texts) -> ButtonRow:
    return [tap(texts.label("announcements.cancel"), CancelAnnounce(cohort))]
