"""Coordinators see a list of open drafts, or of what was sent."""

from bot.announcements.buttons import OpenAnnounce, OpenCard, OpenDrafts, OpenHistory, ResumeDraft
from bot.announcements.domain import AnnouncementLine, State
from bot.announcements.lists.service import AnnouncementList
from bot.announcements.message.domain import PartKind
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns
from bot.writing import beginning

BEGINNING, SHORT_BEGINNING = 18, 11
"""Characters of a text on a button; the smaller number if the state is on it as well."""


def announcement_list(found: AnnouncementList, texts: Texts) -> Screen:
    """Which draft do you want to continue? Or: what was sent, or is going out."""
    cohort, page = found.cohort.id, found.page
    name = "history" if found.sent else "drafts"
    open_line, open_page = (OpenCard, OpenHistory) if found.sent else (ResumeDraft, OpenDrafts)
    said = texts(f"lists.{name}" if page.items else "lists.nothing")
    return Screen(
        text=paragraphs(texts(f"lists.{name}_title"), said),
        buttons=[
            *([tap(_label(found, each, texts), open_line(each.id))] for each in page.items),
            page_turns(page, lambda at: open_page(cohort, at), texts),
            [tap(texts.label("announce.title"), OpenAnnounce(cohort))],
        ],
    )


def _label(found: AnnouncementList, line: AnnouncementLine, texts: Texts) -> str:
    """Return the day, the state unless it is done, the colleague who wrote it, the first words."""
    zone = found.cohort.zone
    day = texts.weekday(line.at, zone)
    whose = "" if line.author is None else beginning(line.author, SHORT_BEGINNING)
    parts = [day, _mark(line.state, texts), whose, _beginning(line, texts)]
    return " · ".join(part for part in parts if part)


def _mark(state: State, texts: Texts) -> str:
    return "" if state in {State.DRAFT, State.DONE} else texts.label(f"lists.state.{state}")


def _beginning(line: AnnouncementLine, texts: Texts) -> str:
    if line.first is None:
        return texts.label("lists.forgotten")
    crowded = _mark(line.state, texts) or line.author is not None
    words = beginning(line.first.plain, SHORT_BEGINNING if crowded else BEGINNING)
    if not words:
        made = line.first.kind
        return texts.label("lists.file" if made is not PartKind.VOICE else "lists.voice")
    return words
