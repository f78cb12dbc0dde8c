"""The buttons of a shared phone."""

from bot.telegram.kit.button import Button


class GoOn(Button, prefix="s8"):
    """Go on after the screens have closed: type the PIN, if there is one, and see Home."""
