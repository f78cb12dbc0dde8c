"""The list of what waits, and the line with its number on Today."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.desk.buttons import OpenWaiting
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.paging import Page
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import WaitingButton

PAGE = 8


def many(waiting: Sequence[WaitingButton]) -> int:
    """Return how many requests wait."""
    return sum(each.many for each in waiting)


def how_many_wait(waiting: Sequence[WaitingButton], texts: Texts) -> Markup | None:
    """Say how many requests wait; None if there are none."""
    return texts.count("inbox.line", many(waiting)) if waiting else None


def waiting_list(
    waiting: Sequence[WaitingButton], cohort: Cohort, number: int, texts: Texts
) -> Screen:
    """Show a page of all that waits, the oldest first: since which day, and a button for each."""
    shown = Page.of(waiting, number, size=PAGE)
    rows = (
        texts("inbox.row", day=texts.day(each.since, cohort.zone), what=each.button.label)
        for each in shown.items
    )
    return Screen(
        text=paragraphs(
            texts("inbox.title", n=many(waiting)),
            texts("inbox.list" if waiting else "inbox.nothing"),
            lines(*rows) if waiting else texts("inbox.comes_here"),
        ),
        buttons=[
            *([each.button] for each in shown.items),
            page_turns(shown, lambda to: OpenWaiting(cohort.id, to), texts),
            [to_desk(cohort.id, texts)],
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
        text=paragraphs(screen.text, how_many_wait(waiting, texts)),
        buttons=[[tap(label, OpenWaiting(cohort, 0))], *screen.buttons],
    )
