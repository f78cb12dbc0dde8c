"""These are the buttons that fix a typo in what was sent."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class FixTypo(Button, prefix="al"):
    """Put a typo right, silently."""

    announcement: int


@dataclass(frozen=True, slots=True)
class FixPart(Button, prefix="am"):
    """The part (from 0) of a language in which the typo is."""

    announcement: int
    language: str
    part: int


@dataclass(frozen=True, slots=True)
class FixNow(Button, prefix="an"):
    """Change it in every chat; the question answers the new words."""

    announcement: int
    language: str
    part: int
