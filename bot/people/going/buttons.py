"""The buttons of leaving and erasing without the PIN."""

from bot.telegram.kit.button import Button


class AskToGo(Button, prefix="sk"):
    """Ask to leave or erase everything without the PIN."""


class TakeGoingBack(Button, prefix="sn"):
    """Take this request back."""
