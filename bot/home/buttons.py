"""Buttons of Home."""

from bot.telegram.kit.button import Button, EnrolmentButton


class OpenMore(Button, prefix="hm"):
    """Show what does not fit on Home."""


class SwitchPlace(EnrolmentButton, prefix="hs"):
    """Show Home of another course that I take."""
