"""Buttons below safety texts, and below messages that nobody asked for."""

from bot.telegram.kit.button import Button, CohortButton


class ContactMe(Button, prefix="tc"):
    """Ask to be contacted; `message` is the text that I wrote, so that I can still delete it.

    It is 0 if I wrote none.
    """

    message: int


class ContactIn(CohortButton, prefix="q8"):
    """Ask to be contacted by those who run this one of my courses.

    `message` is as in `ContactMe`.
    """

    message: int


class ChooseContactWay(Button, prefix="tz"):
    """Say how I want to be contacted: `question` is my wish, `message` as in `ContactMe`."""

    question: int
    way: str
    message: int


class WhatToDo(Button, prefix="tw"):
    """Read what to do when somebody may be in danger."""


# ---- messages that nobody asked for -----------------------------------------------------


class DeleteMine(Button, prefix="ud"):
    """Delete a message that I wrote from this chat."""

    message: int


class Nothing(Button, prefix="un"):
    """Leave the text that I wrote as it is."""
