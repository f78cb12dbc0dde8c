"""Buttons of the second factor."""

from bot.telegram.kit.button import Button


class SetUpFactor(Button, prefix="fa"):
    """Show the QR code for the authenticator app."""


class CancelCode(Button, prefix="fb"):
    """Close the question for a code."""
