"""Coordinators choose the part with the typo, see the new words and confirm."""

from markupsafe import Markup

from bot.announcements.buttons import FixNow, FixPart, OpenAnnouncementCard, SendCorrection
from bot.announcements.domain import AnnouncementId
from bot.announcements.message.domain import AnnouncementTooLong
from bot.announcements.typos.domain import PartPosition
from bot.announcements.typos.service import FixableParts, ProposedFix
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.writing import beginning

BEGINNING = 20


def where(found: FixableParts, texts: Texts) -> Screen:
    buttons = [
        tap(
            texts.label(
                "typos.part",
                language=texts.language_name(position.language),
                words=beginning(part.plain, BEGINNING),
            ),
            FixPart(found.announcement, position.language, position.number),
        )
        for position, part in found.positions
    ]
    return _screen(texts("typos.where"), found.announcement, texts, *buttons)


def ask_corrected_words(
    announcement: AnnouncementId, position: PartPosition, texts: Texts
) -> Screen:
    words = texts("typos.ask", language=texts.language_name(position.language))
    return _screen(words, announcement, texts)


def only_words(announcement: AnnouncementId, texts: Texts) -> Screen:
    """Say that only words can be changed: the picture or file stays."""
    return _screen(texts("typos.only_words"), announcement, texts)


def too_long(found: AnnouncementTooLong, announcement: AnnouncementId, texts: Texts) -> Screen:
    words = texts.count("announcements.too_long", found.by, limit=found.limit)
    return _screen(words, announcement, texts)


def confirm(found: ProposedFix, texts: Texts) -> Screen:
    """Ask whether to change it silently, or to send a correction, which rings."""
    one, position = found.details.announcement.id, found.position
    fix = FixNow(one, position.language, position.number)
    return _screen(
        texts("typos.confirm"),
        one,
        texts,
        tap(texts.count("typos.fix", found.chats).unescape(), fix),
        tap(texts.label("typos.correction"), SendCorrection(one)),
    )


def done(found: ProposedFix, texts: Texts) -> Screen:
    return _screen(texts.count("typos.done", found.chats), found.details.announcement.id, texts)


def _screen(
    words: Markup, announcement: AnnouncementId, texts: Texts, *buttons: ScreenButton
) -> Screen:
    back = tap(texts.label("announcements.back"), OpenAnnouncementCard(announcement))
    return Screen(
        text=paragraphs(texts("typos.title"), words), buttons=[[each] for each in (*buttons, back)]
    )
