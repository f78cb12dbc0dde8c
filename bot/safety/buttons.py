"""Buttons of questions to the coordinators."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class ContactMe(Button, prefix="tc"):
    """Let somebody contact me; `message` is what I wrote, so that I can still delete it."""

    message: int
