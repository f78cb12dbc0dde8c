"""Coordinators rename organizations and merge two of them.

Organizations are shared by all courses. A coordinator who changes one must run every course in
which it has people; administrators run all.
"""

from bot.act import Act
from bot.membership.domain import CohortId, OrganizationId
from bot.membership.staff.domain import coordinates
from bot.people.organizations import storage
from bot.people.organizations.domain import (
    ListedOrganization,
    OrganizationMerge,
    Renamed,
    SharedOrganization,
)
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require
from bot.safety.names.domain import typed_name
from bot.storage.ownership import Ownership


async def list_organizations(act: Act, cohort: CohortId) -> tuple[ListedOrganization, ...]:
    """Return the organizations with people on the list of a cohort; raise `NotAllowed`."""
    await rights.require_cohort(act, cohort)
    return tuple(await storage.with_people(act.tx, cohort))


async def list_others(
    act: Act, cohort: CohortId, organization: OrganizationId
) -> tuple[ListedOrganization, ...]:
    """Return all other organizations; raises as `require_organization` does."""
    await require_organization(act, cohort, organization)
    return tuple(e for e in await storage.listed(act.tx, cohort) if e.id != organization)


async def find(act: Act, cohort: CohortId, organization: OrganizationId) -> ListedOrganization:
    """Return an organization; raise `NotAllowed`, or `StaleButton` if it was merged."""
    await rights.require_cohort(act, cohort)
    return require(await storage.by_id(act.tx, cohort, organization))


async def require_organization(
    act: Act, cohort: CohortId, organization: OrganizationId
) -> ListedOrganization:
    """Return an organization that the visitor may change; raises as `find` does.

    Raises `SharedOrganization` too.
    """
    found = await find(act, cohort, organization)
    for each in await storage.cohorts_with(act.tx, organization):
        if not coordinates(act.visitor.grants, each):
            raise SharedOrganization
    return found


async def rename(
    act: Act, cohort: CohortId, organization: OrganizationId, written: str
) -> Renamed | OrganizationMerge:
    """Rename an organization; with the name of another, return what merging them would do.

    Raises `NoName`, and as `require_organization` does.
    """
    found = await require_organization(act, cohort, organization)
    name = typed_name(written)
    other = await storage.by_name(act.tx, cohort, name)
    if other is not None and other.id != organization:
        return await preview_merge(act, cohort, organization, other.id)
    storage.rename(act.tx, organization, name)
    await note_in_audit(act, "organization.rename", f"organization:{organization}")
    renamed = ListedOrganization(id=found.id, name=name, people=found.people)
    return Renamed(cohort=cohort, organization=renamed)


async def preview_merge(
    act: Act, cohort: CohortId, gone: OrganizationId, kept: OrganizationId
) -> OrganizationMerge:
    """Return what `merge` would do; raise the same refusals."""
    if gone == kept:
        raise StaleButton
    return OrganizationMerge(
        cohort=cohort,
        gone=await require_organization(act, cohort, gone),
        kept=await require_organization(act, cohort, kept),
        people=await storage.count_people(act.tx, gone),
    )


async def merge(
    act: Act, cohort: CohortId, gone: OrganizationId, kept: OrganizationId, owned: Ownership
) -> OrganizationMerge:
    """Merge two organizations; raises as `require_organization` does."""
    found = await preview_merge(act, cohort, gone, kept)
    storage.merge(act.tx, gone, kept, owned.of_organizations)
    await note_in_audit(act, "organization.merge", f"organization:{kept}", gone=gone)
    return found
