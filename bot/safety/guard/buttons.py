"""Buttons of announcements until they go, and of messages that nobody asked for."""

from bot.telegram.kit.button import Button

# ---- messages that nobody asked for -----------------------------------------------------


class DeleteMine(Button, prefix="ud"):
    """Delete a message of mine from this chat."""

    message: int


class Nothing(Button, prefix="un"):
    """Do nothing with what I wrote."""
