"""Screens of all areas lead to these places."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class DeskBelow(Button, prefix="eo"):
    """The desk as a new message: what was tapped stays, for it waits for a result."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenHome(Button, prefix="h"):
    """Home; also what Close does."""


@dataclass(frozen=True, slots=True)
class HowThisWorks(Button, prefix="hw"):
    """What this is and how it behaves."""


# ---- the coordinators' desk -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenDesk(Button, prefix="dk"):
    """The desk of a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenPeople(Button, prefix="dp"):
    """Who is in, who is not yet."""

    cohort: int


# ---- who asks ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskHelp(Button, prefix="ta"):
    """Ask my coordinators: the next message is the question."""
