"""Buttons that set the day on which the training ended."""

from bot.telegram.kit.button import CohortButton


class AskTrainingDay(CohortButton, prefix="d1"):
    """Ask for that day."""


class ForgetTrainingDay(CohortButton, prefix="d2"):
    """Take that day from the meetings again."""
