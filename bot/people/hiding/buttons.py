"""The button that hides what the bot wrote."""

from bot.telegram.kit.button import Button


class HideAll(Button, prefix="so"):
    """Hide all now."""
