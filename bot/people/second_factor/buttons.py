"""Buttons of the second factor."""

from bot.telegram.kit.button import Button


class SetUpFactor(Button, prefix="fa"):
    """Show the QR code for the authenticator app."""


class CancelCode(Button, prefix="fb"):
    """Do not write a code now."""
