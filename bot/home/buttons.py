"""Buttons of Home."""

from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton


class OpenMore(Button, prefix="hm"):
    """Show what does not fit on Home."""


class OpenEverything(Button, prefix="he"):
    """Show everything of More, also what I have not used yet."""


class SwitchPlace(EnrolmentButton, prefix="hs"):
    """Show Home of another course that I take."""


class OpenWays(CohortButton, prefix="hf"):
    """Show a page (from 0) of what can be done on the desk, by what it is for."""

    page: int


class AskWho(CohortButton, prefix="hk"):
    """Ask with whom of the list one of these things should be done."""

    way: str


class OpenWayIn(CohortButton, prefix="hl"):
    """Open one of these things in a course, and say what is tapped there."""

    way: str


class OpenWay(Button, prefix="hg"):
    """Open one of these things; ask for the course first if I run several (`page` from 0)."""

    way: str
    page: int = 0
