"""The button of the second yes before real people are invited while texts are unsigned."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class InviteUnsigned(Button, prefix="dc"):
    """Invite people anyway; `then` is the button that was tapped, with dots for its colons."""

    cohort: CohortId
    then: str
