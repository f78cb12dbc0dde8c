"""Buttons of the handbook."""

from bot.telegram.kit.button import Button


class OpenHandbook(Button, prefix="bh"):
    """Search: the next message is a question to the handbook."""


class OpenEntry(Button, prefix="bo"):
    """Something that was found: its shelf and its id there."""

    shelf: str
    entry: str


class BackToFound(Button, prefix="bf"):
    """What was found before."""


class AskFault(Button, prefix="bw"):
    """Something is not right any more about a service."""

    service: str


class FlagService(Button, prefix="bg"):
    """What is not right any more about it."""

    service: str
    fault: str
