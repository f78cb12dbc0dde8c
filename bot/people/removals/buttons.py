"""Buttons that remove several people of a list at once."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import CohortButton


class TickRemoval(CohortButton, prefix="l8"):
    """Tick somebody on this page, or untick them."""

    enrolment: EnrolmentId
    page: int


class AskRemovals(CohortButton, prefix="l9"):
    """Ask before those who are ticked are removed."""


class RemoveTicked(CohortButton, prefix="l0"):
    """Remove those who are ticked; `seal` stands for whom the message names."""

    seal: int


class UndoRemovals(CohortButton, prefix="lr"):
    """Bring those back whom I removed at an instant (milliseconds since 1970)."""

    at: int
