"""Buttons of announcements until they go, and of messages that nobody asked for."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- messages that nobody asked for -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeleteMine(Button, prefix="ud"):
    """Delete a message of mine from this chat."""

    message: int


@dataclass(frozen=True, slots=True)
class Nothing(Button, prefix="un"):
    """Do nothing with what I wrote."""
