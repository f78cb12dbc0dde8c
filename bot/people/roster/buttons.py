"""Buttons of the list of people as a file: the template, what is taken in, the links."""

from bot.membership.domain import CohortId
from bot.people.roster.domain import RosterId
from bot.telegram.kit.button import Button


class SendTemplate(Button, prefix="za"):
    """An empty list to fill in."""

    cohort: CohortId


class TakeRoster(Button, prefix="zb"):
    """Put these people on the list."""

    roster: RosterId


class DropRoster(Button, prefix="zc"):
    """Take in nothing of it."""

    roster: RosterId
