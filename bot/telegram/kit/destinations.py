"""Screens of all areas lead to these places."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class DeskBelow(Button, prefix="eo"):
    """The desk as a new message: what was tapped stays, for it waits for a result."""

    cohort: CohortId


class OpenHome(Button, prefix="h"):
    """Home; also what Close does."""


class HowThisWorks(Button, prefix="hw"):
    """What this is and how it behaves."""


# ---- the coordinators' desk -------------------------------------------------------------


class OpenDesk(Button, prefix="dk"):
    """The desk of a cohort."""

    cohort: CohortId


class OpenPeople(Button, prefix="dp"):
    """Who is in, who is not yet."""

    cohort: CohortId


# ---- who asks ---------------------------------------------------------------------------


class AskHelp(Button, prefix="ta"):
    """Ask my coordinators: the next message is the question."""
