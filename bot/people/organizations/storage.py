"""Organizations with their people, renamed and merged.

Rows that name an organization say so in `TABLES` of their storage (`Owned`), like those of people.
"""

from collections.abc import Iterable

from bot.membership.domain import CohortId, OrganizationId
from bot.membership.enrolment.storage import ON_LIST
from bot.membership.person.domain import name_key
from bot.people.organizations.domain import ListedOrganization
from bot.storage.database import Tx
from bot.storage.ownership import Owned
from bot.storage.rows import from_row

_HAS_PLACE = f"({ON_LIST} OR e.state = 'waiting')"
_LISTED = f"""
SELECT o.id, o.name, (SELECT count(*) FROM enrolments e WHERE e.organization_id = o.id
  AND e.cohort_id = :cohort AND {ON_LIST}) AS people
FROM organizations o WHERE o.merged_into IS NULL
"""  # noqa: S608 - our own words


async def with_people(tx: Tx, cohort: CohortId) -> list[ListedOrganization]:
    """Return the organizations with people on the list of a cohort, by name."""
    rows = await tx.ask(
        f"SELECT o.id, o.name, count(*) FILTER (WHERE {ON_LIST}) AS people"  # noqa: S608
        " FROM enrolments e"
        " JOIN organizations o ON o.id = e.organization_id AND o.merged_into IS NULL"
        f" WHERE e.cohort_id = :cohort AND {_HAS_PLACE}"
        " GROUP BY o.id, o.name, o.name_key ORDER BY o.name_key",
        cohort=cohort,
    )
    return [from_row(ListedOrganization, row) for row in rows]


async def listed(tx: Tx, cohort: CohortId) -> list[ListedOrganization]:
    """Return all organizations by name, with their people on the list of a cohort."""
    rows = await tx.ask(f"{_LISTED} ORDER BY o.name_key", cohort=cohort)
    return [from_row(ListedOrganization, row) for row in rows]


async def by_id(
    tx: Tx, cohort: CohortId, organization: OrganizationId
) -> ListedOrganization | None:
    """Return an organization; None if it does not exist or was merged into another one."""
    row = await tx.one(f"{_LISTED} AND o.id = :id", cohort=cohort, id=organization)
    return None if row is None else from_row(ListedOrganization, row)


async def by_name(tx: Tx, cohort: CohortId, name: str) -> ListedOrganization | None:
    """Return the organization of this name, or None; a merged one leads to the other."""
    row = await tx.one(
        f"{_LISTED} AND o.id = (SELECT coalesce(n.merged_into, n.id) FROM organizations n"  # noqa: S608
        " WHERE n.name_key = :key)",
        cohort=cohort,
        key=name_key(name),
    )
    return None if row is None else from_row(ListedOrganization, row)


async def cohorts_with(tx: Tx, organization: OrganizationId) -> frozenset[CohortId]:
    """Return the cohorts in which somebody has or had a place for an organization."""
    rows = await tx.ask(
        "SELECT DISTINCT cohort_id FROM enrolments WHERE organization_id = :id", id=organization
    )
    return frozenset(CohortId(row["cohort_id"]) for row in rows)


async def count_people(tx: Tx, organization: OrganizationId) -> int:
    """Count the places of an organization on the lists of all cohorts."""
    row = await tx.single(
        f"SELECT count(*) AS n FROM enrolments e WHERE e.organization_id = :id AND {_HAS_PLACE}",  # noqa: S608
        id=organization,
    )
    return int(row["n"])


def rename(tx: Tx, organization: OrganizationId, name: str) -> None:
    """Give an organization another name that no other has."""
    tx.do(
        "UPDATE organizations SET name = :name, name_key = :key WHERE id = :id",
        id=organization,
        name=name,
        key=name_key(name),
    )


def merge(tx: Tx, gone: OrganizationId, kept: OrganizationId, rules: Iterable[Owned]) -> None:
    """Give everything of one organization to another; its name leads there from now on."""
    for rule in rules:
        tx.do(
            f"UPDATE {rule.table} SET {rule.owner} = :kept WHERE {rule.owner} = :gone",  # noqa: S608
            gone=gone,
            kept=kept,
        )
    tx.do(
        "UPDATE organizations SET merged_into = :kept WHERE id = :gone OR merged_into = :gone",
        gone=gone,
        kept=kept,
    )
