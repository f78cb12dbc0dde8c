"""Buttons that decide on somebody who asks to join."""

from bot.membership.domain import OrganizationId
from bot.telegram.kit.button import CohortButton, EnrolmentButton


class LetAllIn(CohortButton, prefix="d4"):
    """Let in everybody who matches one row of the list exactly."""


class LetInAsTyped(EnrolmentButton, prefix="d5"):
    """Let somebody in for the organization that they typed, which is new."""


class LetIn(EnrolmentButton, prefix="dy"):
    """Let somebody in for an organization."""

    organization: OrganizationId


class NameOrganization(EnrolmentButton, prefix="dn"):
    """Ask for an organization that is not on the list yet."""
