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
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def which(cohorts: Sequence[Cohort], texts: Texts) -> Screen:
    """For which course?"""
    buttons = [[tap(each.title, OpenAnnounce(each.id))] for each in cohorts[:10]]
    return Screen(text=_titled(texts("announce.which"), texts), buttons=buttons)


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
            [tap(texts.label("announce.cancel"), CancelAnnounce(cohort))],
        ],
    )


def ask_correction(first: AnnouncementId, texts: Texts) -> Screen:
    """Send me the correction now: it rings, for the people who got the first message."""
    buttons = [[tap(texts.label("announce.back"), OpenCard(first))]]
    said = texts("announce.ask_correction")
    return Screen(text=paragraphs(texts("check.title_correction"), said), buttons=buttons)


def draft_saved(cohort: CohortId, texts: Texts) -> Screen:
    """The draft waits under Announce."""
    buttons = [[to_desk(cohort, texts)]]
    return Screen(text=_titled(texts("announce.kept"), texts), buttons=buttons)


def ask_in(announcement: AnnouncementId, language: str, *, anew: bool, texts: Texts) -> Screen:
    """Send me the same in another language, or the text in this language again."""
    key = "announce.ask_anew" if anew else "announce.ask_language"
    said = texts(key, language=texts.language_name(language))
    buttons = [[tap(texts.label("announce.back"), OpenCheck(announcement))]]
    return Screen(text=_titled(said, texts), buttons=buttons)


def adding(announcement: AnnouncementId, cohort: CohortId, texts: Texts) -> Screen:
    """Send more, or tap Next if it is complete."""
    buttons = [
        [tap(texts.label("announce.next"), PartsComplete(announcement))],
        [tap(texts.label("announce.cancel"), CancelAnnounce(cohort))],
    ]
    return Screen(text=_titled(texts("announce.adding"), texts), buttons=buttons)


def too_long(found: TooLong, cohort: CohortId, texts: Texts) -> Screen:
    """Say by how much it is too long."""
    buttons = [[tap(texts.label("announce.cancel"), CancelAnnounce(cohort))]]
    said = texts.count("announce.too_long", found.by, limit=found.limit)
    return Screen(text=_titled(said, texts), buttons=buttons)


def cannot(cohort: CohortId, texts: Texts) -> Screen:
    """This kind of message cannot be passed on."""
    buttons = [[tap(texts.label("announce.cancel"), CancelAnnounce(cohort))]]
    return Screen(text=_titled(texts("announce.cannot"), texts), buttons=buttons)


def nothing_sent(cohort: CohortId, texts: Texts) -> Screen:
    """Nothing was sent."""
    buttons = [[to_desk(cohort, texts)]]
    return Screen(text=_titled(texts("announce.nothing_sent"), texts), buttons=buttons)


def send_again(texts: Texts) -> Screen:
    """The message is too old to be read back."""
    return Screen(text=texts("unasked.too_old"))


def _titled(words: Markup, texts: Texts) -> Markup:
    return paragraphs(texts("announce.title"), words)
