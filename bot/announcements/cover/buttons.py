"""These buttons open what the cover hides, close it, and choose whether there is a cover."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenCovered(Button, prefix="n1"):
    """Show what the cover hides."""

    announcement: int


@dataclass(frozen=True, slots=True)
class CoverAgain(Button, prefix="n0"):
    """Hide it again."""

    announcement: int


@dataclass(frozen=True, slots=True)
class SetCover(Button, prefix="nv"):
    """Cover topic words: 1, or not: 0."""

    announcement: int
    cover: int
