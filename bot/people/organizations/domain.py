"""An organization on a cohort's list, and the result of changing it."""

from dataclasses import dataclass

from bot.membership.domain import CohortId, OrganizationId
from bot.refusals import Refusal


class SharedOrganization(Refusal):
    """The organization is on the list of a course that this coordinator does not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrganization:
    """An organization, with how many people on one cohort's list belong to it."""

    id: OrganizationId
    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMerge:
    """Two organizations that may be one: `kept` gets everything of `gone`.

    `people` counts those of `gone` on the lists of all cohorts.
    """

    cohort: CohortId
    gone: ListedOrganization
    kept: ListedOrganization
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """An organization has another name."""

    cohort: CohortId
    organization: ListedOrganization
