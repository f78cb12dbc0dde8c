"""The buttons with which a coordinator answers whether a name on the list is somebody known."""

from bot.membership.domain import PersonId
from bot.telegram.kit.button import CohortButton


class ClaimButton(CohortButton):
    """A button about somebody who takes part, and a name on the list of a cohort."""

    person: PersonId
    invited: PersonId


class OpenClaim(ClaimButton, prefix="qu"):
    """Show who opened the link of whom."""


class ClaimIsOne(ClaimButton, prefix="qv"):
    """Say that they are one person."""


class ClaimIsTwo(ClaimButton, prefix="qy"):
    """Say that they are two people who use one phone."""
