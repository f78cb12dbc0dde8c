"""Buttons of the workbook on its way out."""

from bot.telegram.kit.button import CohortButton


class MakeWorkbook(CohortButton, prefix="j1"):
    """Send the workbook: `form` is names or codes."""

    form: str


class LockWorkbook(CohortButton, prefix="j2"):
    """Ask for a password, and then send the workbook with it."""
