"""Buttons that several screens of the desk have."""

from collections.abc import Sequence

from bot.desk.buttons import OpenDeskMore
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import ButtonRow, ScreenButton, tap


def others_row(others: Sequence[Cohort]) -> ButtonRow:
    """Return the ways to other cohorts of the same coordinator."""
    return [tap(other.title, OpenDesk(other.id)) for other in others[:2]]


def more_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the way to what does not fit on the desk."""
    return tap(texts.label("common.more"), OpenDeskMore(cohort))
