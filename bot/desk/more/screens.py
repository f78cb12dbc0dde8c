"""More: what does not fit on the desk."""

from bot.desk.buttons import FirstSteps
from bot.desk.service import Board
from bot.locale import Texts
from bot.membership.domain import UsedFeature
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import CohortView, ScreenSlot, Slots, rows_of


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
        ScreenSlot(row=5, buttons=lambda _view, _texts: steps),
        ScreenSlot(row=6, column=2, buttons=lambda _view, _texts: lessons),
    )
    view = CohortView(
        cohort=board.cohort, course=board.course, has_others=bool(board.others), used=used
    )
    return Screen(
        text=texts("more.more_title"),
        buttons=[*rows_of((*slots.desk_more, *own), view, texts), [to_desk(cohort, texts)]],
    )
