"""Buttons below safety texts, and below messages that nobody asked for."""

from bot.telegram.kit.button import Button


class ContactMe(Button, prefix="tc"):
    """Ask to be contacted; `message` is what I wrote, so that I can still delete it."""

    message: int


class WhatToDo(Button, prefix="tw"):
    """Read what can be done when somebody may be in danger."""


# ---- messages that nobody asked for -----------------------------------------------------


class DeleteMine(Button, prefix="ud"):
    """Delete a message of mine from this chat."""

    message: int


class Nothing(Button, prefix="un"):
    """Do nothing with what I wrote."""
