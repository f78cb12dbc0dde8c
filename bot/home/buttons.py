"""Buttons of Home."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class OpenMore(Button, prefix="hm"):
    """Show what does not fit on Home."""


class SwitchPlace(Button, prefix="hs"):
    """Show Home of another course that I take."""

    enrolment: EnrolmentId
