"""The second yes before real people are invited to unsigned texts."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class InviteUnsigned(Button, prefix="dc"):
    """Invite all the same; `then` is the button that was tapped, with dots for its colons."""

    cohort: CohortId
    then: str
