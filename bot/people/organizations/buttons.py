"""Buttons that rename and merge organizations."""

from bot.membership.domain import OrganizationId
from bot.telegram.kit.button import CohortButton


class OrganizationButton(CohortButton):
    """A button about an organization."""

    organization: OrganizationId


class OpenOrganization(OrganizationButton, prefix="x8"):
    """Show one organization."""


class AskRenameOrganization(OrganizationButton, prefix="x9"):
    """Ask for another name of it."""


class ChooseOrganization(OrganizationButton, prefix="x0"):
    """Show a page of other organizations that it may be."""

    page: int


class CheckOrganizations(OrganizationButton, prefix="xh"):
    """Show what merging two organizations would do."""

    into: OrganizationId


class MergeOrganizations(OrganizationButton, prefix="xi"):
    """Merge two organizations."""

    into: OrganizationId
