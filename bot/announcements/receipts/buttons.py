"""These are the buttons around "Got it"."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class AskGotIt(Button, prefix="n2"):
    """Ask people to tap that they have seen it: 1, or not: 0."""

    announcement: int
    ask: int


@dataclass(frozen=True, slots=True)
class OpenGotIt(Button, prefix="ap"):
    """Who has tapped that they have seen it, and who has not."""

    announcement: int


@dataclass(frozen=True, slots=True)
class RemindGotIt(Button, prefix="aq"):
    """Remind those who have not, once."""

    announcement: int


# ---- who gets it ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GotIt(Button, prefix="ar"):
    """I have seen it. `closable`: 1 where the message can be closed, else 0."""

    announcement: int
    closable: int
