"""Coordinators are asked for the message, and get an answer to each part."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.announcements.audience.buttons import ListSaved
from bot.announcements.buttons import (
    CancelAnnounce,
    OpenAnnounce,
    OpenCard,
    OpenCheck,
    OpenDrafts,
    OpenHistory,
    PartsComplete,
)
from bot.announcements.composing.service import AnnounceMenu, TooLong
from bot.announcements.domain import AnnouncementId
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.telegram.kit.screen import Row, Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def which(cohorts: Sequence[Cohort], texts: Texts) -> Screen:
    """For which course?"""
    buttons = [[tap(each.title, OpenAnnounce(each.id))] for each in cohorts[:10]]
    return _screen(texts("announce.which"), texts, *buttons)


def ask(found: AnnounceMenu, texts: Texts) -> Screen:
    """Send me the message now; with drafts, saved audiences and history, if there are any."""
    cohort = found.cohort
    menu = []
    if found.drafts:
        menu.append(tap(texts.label("announce.drafts", n=found.drafts), OpenDrafts(cohort, 0)))
    if found.saved:
        menu.append(tap(texts.label("saved.open", n=found.saved), ListSaved(cohort)))
    sent = [tap(texts.label("lists.history_title"), OpenHistory(cohort, 0))]
    return Screen(
        text=paragraphs(
            texts("announce.title"),
            None if found.to is None else texts("check.to", who=found.to),
            texts("announce.ask"),
        ),
        buttons=[
            menu,
            sent if found.history else [],
            _cancel(cohort, texts),
        ],
    )


def ask_correction(first: AnnouncementId, texts: Texts) -> Screen:
    """Send me the correction now: it rings, for the people who got the first message."""
    back = [tap(texts.label("announce.back"), OpenCard(first))]
    words = paragraphs(texts("check.title_correction"), texts("announce.ask_correction"))
    return Screen(text=words, buttons=[back])


def draft_saved(cohort: CohortId, texts: Texts) -> Screen:
    """The draft waits under Announce."""
    return _screen(texts("announce.kept"), texts, [to_desk(cohort, texts)])


def ask_in(announcement: AnnouncementId, language: str, *, again: bool, texts: Texts) -> Screen:
    """Send me the same in another language, or the text in this language again."""
    key = "announce.ask_anew" if again else "announce.ask_language"
    words = texts(key, language=texts.language_name(language))
    return _screen(words, texts, [tap(texts.label("announce.back"), OpenCheck(announcement))])


def adding(announcement: AnnouncementId, cohort: CohortId, texts: Texts) -> Screen:
    """Send more, or tap Next if it is complete."""
    complete = [tap(texts.label("announce.next"), PartsComplete(announcement))]
    return _screen(texts("announce.adding"), texts, complete, _cancel(cohort, texts))


def too_long(found: TooLong, cohort: CohortId, texts: Texts) -> Screen:
    """Say by how much it is too long."""
    words = texts.count("announce.too_long", found.by, limit=found.limit)
    return _screen(words, texts, _cancel(cohort, texts))


def cannot(cohort: CohortId, texts: Texts) -> Screen:
    """This kind of message cannot be passed on."""
    return _screen(texts("announce.cannot"), texts, _cancel(cohort, texts))


def nothing_sent(cohort: CohortId, texts: Texts) -> Screen:
    """Nothing was sent."""
    return _screen(texts("announce.nothing_sent"), texts, [to_desk(cohort, texts)])


def send_again(texts: Texts) -> Screen:
    """The message is too old to be read back."""
    return Screen(text=texts("unasked.too_old"))


def _screen(words: Markup, texts: Texts, *buttons: Row) -> Screen:
    return Screen(text=paragraphs(texts("announce.title"), words), buttons=buttons)


def _cancel(cohort: CohortId, texts: Texts) -> Row:
    return [tap(texts.label("announce.cancel"), CancelAnnounce(cohort))]
