"""Buttons that make days quiet, or ordinary again."""

from bot.telegram.kit.button import CohortButton


class AddQuietDays(CohortButton, prefix="w5"):
    """Ask for other days to make quiet."""


class RemoveQuietDays(CohortButton, prefix="w6"):
    """Make these quiet days ordinary ones; first and last as proleptic ordinals."""

    first: int
    last: int


class OpenHolidays(CohortButton, prefix="vy"):
    """Show a page (from 0) of the coming holidays of the country, to make them quiet."""

    page: int


class ToggleHoliday(CohortButton, prefix="vz"):
    """Make a holiday quiet, or ordinary again; first and last as proleptic ordinals."""

    first: int
    last: int
    page: int
