"""Lists under Announce: drafts, saved audiences, what was sent."""

from bot.domain.announcements.announcement import AnnouncementId, State
from bot.domain.announcements.letter import Made
from bot.domain.people.person import CohortId
from bot.domain.writing import beginning
from bot.locale import Texts
from bot.services.announcements.lists import Lines
from bot.storage.announcement_lists import Line
from bot.storage.saved_audiences import Saved
from bot.tg.buttons.announced import OpenCard, OpenHistory
from bot.tg.buttons.announcements import OpenAnnounce, OpenDrafts, ResumeDraft
from bot.tg.buttons.audiences import (
    ForgetSaved,
    ListSaved,
    OpenOneSaved,
    OpenWho,
    UseSaved,
    WriteToSaved,
)
from bot.tg.screens.screen import Key, Screen, paragraphs, tap
from bot.tg.screens.ways import before_and_after

BEGINNING, SHORT_BEGINNING = 18, 11
"""So many signs of a text tell which one it is; the fewer where its state is told as well."""
MOST, NAME = 20, 32


def drafts(found: Lines, texts: Texts) -> Screen:
    """Which draft shall we go on with?"""
    keys = [[tap(_label(found, each, texts), ResumeDraft(each.id))] for each in found.lines]
    said = texts("lists.drafts" if keys else "lists.nothing")
    return _page(found, "lists.drafts_title", said, keys, texts, sent=False)


def history(found: Lines, texts: Texts) -> Screen:
    """What was sent, or is on its way."""
    keys = [[tap(_label(found, each, texts), OpenCard(each.id))] for each in found.lines]
    said = texts("lists.history" if keys else "lists.nothing")
    return _page(found, "lists.history_title", said, keys, texts, sent=True)


def saved(found: tuple[Saved, ...], cohort: CohortId, texts: Texts) -> Screen:
    """The saved audiences, under Announce."""
    keys = [
        [tap(beginning(each.name, NAME), OpenOneSaved(cohort, each.id))] for each in found[:MOST]
    ]
    said = texts("saved.which" if keys else "lists.nothing")
    return Screen(
        text=paragraphs(texts("saved.title"), said),
        keys=[*keys, [tap(texts.label("announce.back"), OpenAnnounce(cohort))]],
    )


def one_saved(found: Saved, cohort: CohortId, texts: Texts) -> Screen:
    """Write to it, or keep it no longer?"""
    return Screen(
        text=paragraphs(texts("saved.title"), texts("saved.one", name=found.name)),
        keys=[
            [tap(texts.label("saved.write"), WriteToSaved(cohort, found.id))],
            [tap(texts.label("saved.forget"), ForgetSaved(cohort, found.id))],
            [tap(texts.label("announce.back"), ListSaved(cohort))],
        ],
    )


def choose_saved(found: tuple[Saved, ...], one: AnnouncementId, texts: Texts) -> Screen:
    """Which saved audience is this draft for?"""
    keys = [[tap(beginning(each.name, NAME), UseSaved(one, each.id))] for each in found[:MOST]]
    said = texts("saved.which" if keys else "lists.nothing")
    return Screen(
        text=paragraphs(texts("saved.title"), said),
        keys=[*keys, [tap(texts.label("announce.back"), OpenWho(one))]],
    )


def name_it(one: AnnouncementId, texts: Texts) -> Screen:
    """Under which name?"""
    keys = [[tap(texts.label("announce.back"), OpenWho(one))]]
    return Screen(text=paragraphs(texts("saved.title"), texts("saved.name_it")), keys=keys)


def kept(name: str, one: AnnouncementId, texts: Texts) -> Screen:
    """It is kept."""
    keys = [[tap(texts.label("announce.back"), OpenWho(one))]]
    said = texts("saved.kept", name=name)
    return Screen(text=paragraphs(texts("saved.title"), said), keys=keys)


def _page(
    found: Lines, title: str, said: str, keys: list[list[Key]], texts: Texts, *, sent: bool
) -> Screen:
    cohort = found.cohort.id
    turn = OpenHistory if sent else OpenDrafts
    pages = before_and_after(found.page, found.pages, lambda page: turn(cohort, page), texts)
    back = [tap(texts.label("announce.title"), OpenAnnounce(cohort))]
    return Screen(text=paragraphs(texts(title), said), keys=[*keys, pages, back])


def _label(found: Lines, line: Line, texts: Texts) -> str:
    """Day, state if it is not simply sent, a colleague whose it is, and how it begins."""
    zone = found.cohort.zone
    day = texts.weekday(line.at, zone)
    whose = "" if line.author is None else beginning(line.author, SHORT_BEGINNING)
    parts = [day, _mark(line.state, texts), whose, _beginning(line, texts)]
    return " · ".join(part for part in parts if part)


def _mark(state: State, texts: Texts) -> str:
    return "" if state in {State.DRAFT, State.DONE} else texts.label(f"lists.state.{state}")


def _beginning(line: Line, texts: Texts) -> str:
    if line.first is None:
        return texts.label("lists.forgotten")
    crowded = _mark(line.state, texts) or line.author is not None
    words = beginning(line.first.plain, SHORT_BEGINNING if crowded else BEGINNING)
    if not words:
        made = line.first.made
        return texts.label("lists.file" if made is not Made.VOICE else "lists.voice")
    return words
