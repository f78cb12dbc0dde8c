"""Coordinators see their saved audiences, and give one a name."""

from bot.announcements.audience.buttons import (
    DeleteSaved,
    ListSaved,
    OpenOneSaved,
    OpenWho,
    UseSaved,
    WriteToSaved,
)
from bot.announcements.buttons import OpenAnnounce
from bot.announcements.domain import AnnouncementId, SavedAudience
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.writing import beginning

MOST, NAME = 20, 32


def saved(found: tuple[SavedAudience, ...], cohort: CohortId, texts: Texts) -> Screen:
    """The saved audiences, under Announce."""
    buttons = [
        [tap(beginning(each.name, NAME), OpenOneSaved(cohort, each.id))] for each in found[:MOST]
    ]
    said = texts("saved.which" if buttons else "lists.nothing")
    return Screen(
        text=paragraphs(texts("saved.title"), said),
        buttons=[*buttons, [tap(texts.label("announce.back"), OpenAnnounce(cohort))]],
    )


def one_saved(found: SavedAudience, cohort: CohortId, texts: Texts) -> Screen:
    """Write to it, or delete it?"""
    return Screen(
        text=paragraphs(texts("saved.title"), texts("saved.one", name=found.name)),
        buttons=[
            [tap(texts.label("saved.write"), WriteToSaved(cohort, found.id))],
            [tap(texts.label("saved.forget"), DeleteSaved(cohort, found.id))],
            [tap(texts.label("announce.back"), ListSaved(cohort))],
        ],
    )


def choose_saved(found: tuple[SavedAudience, ...], one: AnnouncementId, texts: Texts) -> Screen:
    """Which saved audience is this draft for?"""
    buttons = [[tap(beginning(each.name, NAME), UseSaved(one, each.id))] for each in found[:MOST]]
    said = texts("saved.which" if buttons else "lists.nothing")
    return Screen(
        text=paragraphs(texts("saved.title"), said),
        buttons=[*buttons, [tap(texts.label("announce.back"), OpenWho(one))]],
    )


def name_it(one: AnnouncementId, texts: Texts) -> Screen:
    """Under which name?"""
    buttons = [[tap(texts.label("announce.back"), OpenWho(one))]]
    return Screen(text=paragraphs(texts("saved.title"), texts("saved.name_it")), buttons=buttons)


def audience_saved(name: str, one: AnnouncementId, texts: Texts) -> Screen:
    """It is saved."""
    buttons = [[tap(texts.label("announce.back"), OpenWho(one))]]
    said = texts("saved.kept", name=name)
    return Screen(text=paragraphs(texts("saved.title"), said), buttons=buttons)
