"""The lists show open drafts, and what was sent."""

from bot.announcements.buttons import OpenAnnounce, OpenCard, OpenDrafts, OpenHistory, ResumeDraft
from bot.announcements.domain import State
from bot.announcements.history.domain import Line
from bot.announcements.history.service import Lines
from bot.announcements.message.domain import Made
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import before_and_after
from bot.writing import beginning

BEGINNING, SHORT_BEGINNING = 18, 11
"""So many signs of a text tell which one it is; the fewer where its state is told as well."""


def drafts(found: Lines, texts: Texts) -> Screen:
    """Which draft shall we go on with?"""
    buttons = [[tap(_label(found, each, texts), ResumeDraft(each.id))] for each in found.lines]
    said = texts("lists.drafts" if buttons else "lists.nothing")
    return _page(found, "lists.drafts_title", said, buttons, texts, sent=False)


def history(found: Lines, texts: Texts) -> Screen:
    """What was sent, or is on its way."""
    buttons = [[tap(_label(found, each, texts), OpenCard(each.id))] for each in found.lines]
    said = texts("lists.history" if buttons else "lists.nothing")
    return _page(found, "lists.history_title", said, buttons, texts, sent=True)


def _page(
    found: Lines,
    title: str,
    said: str,
    buttons: list[list[ScreenButton]],
    texts: Texts,
    *,
    sent: bool,
) -> Screen:
    cohort = found.cohort.id
    turn = OpenHistory if sent else OpenDrafts
    pages = before_and_after(found.page, found.pages, lambda page: turn(cohort, page), texts)
    back = [tap(texts.label("announce.title"), OpenAnnounce(cohort))]
    return Screen(text=paragraphs(texts(title), said), buttons=[*buttons, pages, back])


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
