"""More: what does not fit on the desk, in groups."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from markupsafe import Markup

from bot.desk.buttons import FirstSteps
from bot.desk.service import Board
from bot.locale import Texts
from bot.membership.domain import UsedFeature
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import CohortView, ScreenSlot, Slots, rows_of

GROUPS: Final = (
    ("", range(2)),
    ("more.how_it_goes", range(2, 4)),
    ("more.course", range(4, 6)),
    ("more.together", range(6, 7)),
    ("more.you", range(7, 9)),
)
"""The headings of More, and which rows of its slots they are about; the first has none: Find."""


def more(
    board: Board, used: frozenset[UsedFeature], slots: Slots, texts: Texts, *, learns: bool
) -> Screen:
    """Show what does not fit on the desk; `learns`: the coordinator takes part in a course, too.

    The first steps leave it when they are done.
    """
    cohort = board.cohort.id
    steps: ButtonRow = (
        [tap(texts.label("more.set_up", done=board.set_up), FirstSteps(cohort))]
        if board.set_up < len(board.steps_done)
        else []
    )
    lessons = [tap(texts.label("more.my_lessons"), OpenHome())] if learns else []
    own: tuple[ScreenSlot[CohortView], ...] = (
        ScreenSlot(row=8, buttons=lambda _view, _texts: steps),
        ScreenSlot(row=8, column=2, buttons=lambda _view, _texts: lessons),
    )
    view = CohortView(
        cohort=board.cohort, course=board.course, has_others=bool(board.others), used=used
    )
    groups = list(_groups((*slots.desk_more, *own), view, texts))
    return Screen(
        text=paragraphs(
            texts("more.more_title"),
            lines(*(_heading(key, rows, texts) for key, rows in groups if key and any(rows))),
        ),
        buttons=[*chain.from_iterable(rows for _, rows in groups), [to_desk(cohort, texts)]],
    )


def _groups(
    slots: Sequence[ScreenSlot[CohortView]], view: CohortView, texts: Texts
) -> Iterator[tuple[str, list[ButtonRow]]]:
    """Yield the heading of each group with its rows of buttons."""
    for key, numbers in GROUPS:
        yield key, rows_of((each for each in slots if each.row in numbers), view, texts)


def _heading(key: str, rows: Sequence[ButtonRow], texts: Texts) -> Markup:
    """Return a group's heading with the labels below it, in their order."""
    labels = " \u00b7 ".join(button.label for row in rows for button in row)
    return texts("more.group", heading=texts.label(key), labels=labels)
