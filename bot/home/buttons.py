"""These buttons stand on Home."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenMore(Button, prefix="hm"):
    """What Home has no room for."""


@dataclass(frozen=True, slots=True)
class SwitchPlace(Button, prefix="hs"):
    """Home of another course that I take."""

    enrolment: int
