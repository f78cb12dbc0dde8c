"""The list of what waits, and the line with its number on Today."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.buttons import OpenWaiting
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import WaitingButton

PAGE = 8


def many(waiting: Sequence[WaitingButton]) -> int:
    """Return how many requests wait."""
    return sum(each.many for each in waiting)


def waiting_list(
    waiting: Sequence[WaitingButton], cohort: CohortId, number: int, texts: Texts
) -> Screen:
    """Show a page of all that waits, each with its button."""
    shown = Page.of(waiting, number, size=PAGE)
    key = "inbox.list" if waiting else "inbox.nothing"
    return Screen(
        text=paragraphs(texts("inbox.title", n=many(waiting)), texts(key)),
        buttons=[
            *([each.button] for each in shown.items),
            page_turns(shown, lambda to: OpenWaiting(cohort, to), texts),
            [to_desk(cohort, texts)],
        ],
    )


def with_waiting(
    screen: Screen, waiting: Sequence[WaitingButton], cohort: CohortId, texts: Texts
) -> Screen:
    """Add the number of what waits to Today, with the button to the list; nothing without any."""
    if not waiting:
        return screen
    label = texts.label("inbox.label", n=many(waiting))
    return replace(
        screen,
        text=paragraphs(screen.text, texts.count("inbox.line", many(waiting))),
        buttons=[[tap(label, OpenWaiting(cohort, 0))], *screen.buttons],
    )
