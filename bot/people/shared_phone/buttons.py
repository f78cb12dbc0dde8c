"""The buttons of a shared phone."""

from bot.telegram.kit.button import Button


class GoOn(Button, prefix="sk"):
    """Go on after the screens have closed: type the PIN, if there is one, and see Home."""
