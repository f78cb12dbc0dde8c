"""Lists of drafts, planned and sent announcements, and saved audiences."""

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
from bot.announcements.buttons import (
    OpenAnnounce,
    OpenAnnouncementCard,
    OpenDrafts,
    OpenHistory,
    OpenPlanned,
    ResumeDraft,
)
from bot.announcements.domain import (
    AnnouncementId,
    AnnouncementLine,
    AnnouncementState,
    SavedAudience,
    SavedId,
)
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.lists.service import AnnouncementList
from bot.announcements.screens import first_words
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.writing import beginning

BEGINNING, SHORT_BEGINNING = 18, 11
"""Characters of a text on a button; the smaller number if the state is on it, too."""


_OPENING: dict[
    AnnouncementListKind,
    tuple[Callable[[AnnouncementId], Button], Callable[[CohortId, int], Button]],
] = {
    AnnouncementListKind.DRAFTS: (ResumeDraft, OpenDrafts),
    AnnouncementListKind.PLANNED: (OpenAnnouncementCard, OpenPlanned),
    AnnouncementListKind.SENT: (OpenAnnouncementCard, OpenHistory),
}
"""What opens a line of a list, and another page of it."""


def announcement_list(found: AnnouncementList, texts: Texts) -> Screen:
    cohort, page = found.cohort.id, found.page
    back = tap(texts.label("announcements.title"), OpenAnnounce(cohort))
    open_line, open_page = _OPENING[found.which]
    words = texts(f"lists.{found.which}" if page.items else "lists.nothing")
    return Screen(
        text=paragraphs(texts(f"announcements.{found.which}_title"), words),
        buttons=[
            *([tap(_label(found, each, texts), open_line(each.id))] for each in page.items),
            page_turns(page, lambda at: open_page(cohort, at), texts),
            [back, to_desk(cohort, texts)]
            if found.which is AnnouncementListKind.PLANNED
            else [back],
        ],
    )


def _label(found: AnnouncementList, line: AnnouncementLine, texts: Texts) -> str:
    """Return the day, the state unless it is done, a colleague as author, and the first words."""
    zone = found.cohort.zone
    if found.which is AnnouncementListKind.PLANNED and line.state is AnnouncementState.SCHEDULED:
        day, time = texts.day_on_button(line.at, zone), texts.clock(line.at, zone)
        starts = texts.label("common.day_and_time", day=day, time=time)
        return " · ".join([starts, _beginning(line, texts)])
    day = texts.weekday(line.at, zone)
    whose = "" if line.author is None else beginning(line.author, SHORT_BEGINNING)
    parts = [day, _mark(line.state, texts), whose, _beginning(line, texts)]
    return " · ".join(part for part in parts if part)


def _mark(state: AnnouncementState, texts: Texts) -> str:
    return (
        ""
        if state in {AnnouncementState.DRAFT, AnnouncementState.DONE}
        else texts.label(f"lists.state.{state}")
    )


def _beginning(line: AnnouncementLine, texts: Texts) -> str:
    crowded = _mark(line.state, texts) or line.author is not None
    return first_words(line, texts, most=SHORT_BEGINNING if crowded else BEGINNING)


MOST, NAME = 20, 32


def saved(found: tuple[SavedAudience, ...], cohort: CohortId, texts: Texts) -> Screen:
    """List the saved audiences, under Announce."""
    return _list(found, lambda one: OpenOneSaved(cohort, one), OpenAnnounce(cohort), texts)


def choose_saved(found: tuple[SavedAudience, ...], one: AnnouncementId, texts: Texts) -> Screen:
    """Ask which saved audience a draft is for."""
    return _list(found, lambda saved: UseSaved(one, saved), OpenWho(one), texts)


def _list(
    found: tuple[SavedAudience, ...], to: Callable[[SavedId], Button], back: Button, texts: Texts
) -> Screen:
    buttons = [[tap(beginning(each.name, NAME), to(each.id))] for each in found[:MOST]]
    return _screen(
        texts("lists.saved_which" if buttons else "lists.nothing"), back, texts, *buttons
    )


def one_saved(found: SavedAudience, cohort: CohortId, texts: Texts) -> Screen:
    """Offer to write to a saved audience, or to delete it."""
    return _screen(
        texts("lists.saved_one", name=found.name),
        ListSaved(cohort),
        texts,
        [tap(texts.label("lists.saved_write"), WriteToSaved(cohort, found.id))],
        [tap(texts.label("lists.saved_forget"), DeleteSaved(cohort, found.id))],
    )


def name_it(one: AnnouncementId, texts: Texts) -> Screen:
    """Ask for the name of the audience."""
    return _screen(texts("lists.saved_name_it"), OpenWho(one), texts)


def audience_saved(name: str, one: AnnouncementId, texts: Texts) -> Screen:
    return _screen(texts("lists.saved_kept", name=name), OpenWho(one), texts)


def _screen(words: Markup, back: Button, texts: Texts, *buttons: ButtonRow) -> Screen:
    return Screen(
        text=paragraphs(texts("lists.saved_title"), words),
        buttons=[*buttons, [tap(texts.label("announcements.back"), back)]],
    )
