"""Buttons of the handbook."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenHandbook(Button, prefix="bh"):
    """Search: the next message is a question to the handbook."""


@dataclass(frozen=True, slots=True)
class OpenEntry(Button, prefix="bo"):
    """Something that was found: its shelf and its id there."""

    shelf: str
    entry: str


@dataclass(frozen=True, slots=True)
class BackToFound(Button, prefix="bf"):
    """What was found before."""


@dataclass(frozen=True, slots=True)
class AskFault(Button, prefix="bw"):
    """Something is not right any more about a service."""

    service: str


@dataclass(frozen=True, slots=True)
class FlagService(Button, prefix="bg"):
    """What is not right any more about it."""

    service: str
    fault: str
