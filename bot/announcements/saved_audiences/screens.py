"""Coordinators see their saved audiences, and give one a name."""

from collections.abc import Callable

from markupsafe import Markup

from bot.announcements.audience.buttons import (
    DeleteSaved,
    ListSaved,
    OpenOneSaved,
    OpenWho,
    UseSaved,
    WriteToSaved,
)
from bot.announcements.buttons import OpenAnnounce
from bot.announcements.domain import AnnouncementId, SavedAudience, SavedId
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Row, Screen, paragraphs, tap
from bot.writing import beginning

MOST, NAME = 20, 32


def saved(found: tuple[SavedAudience, ...], cohort: CohortId, texts: Texts) -> Screen:
    """The saved audiences, under Announce."""
    return _list(found, lambda one: OpenOneSaved(cohort, one), OpenAnnounce(cohort), texts)


def choose_saved(found: tuple[SavedAudience, ...], one: AnnouncementId, texts: Texts) -> Screen:
    """Which saved audience is this draft for?"""
    return _list(found, lambda saved: UseSaved(one, saved), OpenWho(one), texts)


def _list(
    found: tuple[SavedAudience, ...], to: Callable[[SavedId], Button], back: Button, texts: Texts
) -> Screen:
    buttons = [[tap(beginning(each.name, NAME), to(each.id))] for each in found[:MOST]]
    return _screen(texts("saved.which" if buttons else "lists.nothing"), back, texts, *buttons)


def one_saved(found: SavedAudience, cohort: CohortId, texts: Texts) -> Screen:
    """Write to it, or delete it?"""
    return _screen(
        texts("saved.one", name=found.name),
        ListSaved(cohort),
        texts,
        [tap(texts.label("saved.write"), WriteToSaved(cohort, found.id))],
        [tap(texts.label("saved.forget"), DeleteSaved(cohort, found.id))],
    )


def name_it(one: AnnouncementId, texts: Texts) -> Screen:
    """Under which name?"""
    return _screen(texts("saved.name_it"), OpenWho(one), texts)


def audience_saved(name: str, one: AnnouncementId, texts: Texts) -> Screen:
    """It is saved."""
    return _screen(texts("saved.kept", name=name), OpenWho(one), texts)


def _screen(said: Markup, back: Button, texts: Texts, *buttons: Row) -> Screen:
    return Screen(
        text=paragraphs(texts("saved.title"), said),
        buttons=[*buttons, [tap(texts.label("announce.back"), back)]],
    )
