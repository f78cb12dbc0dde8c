"""Which cohorts may name communes, since when, and which coordinator talked over the risks."""

from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Tx
from bot.storage.personal_data import Tables, changed


async def allow(tx: Tx, cohort: CohortId, person: PersonId, *, now: datetime) -> bool:
    """Let a cohort name communes; return False if it may already."""
    return await tx.found(
        "INSERT INTO commune_permits (cohort_id, person_id, talked_at)"
        " VALUES (:cohort, :person, :now) ON CONFLICT (cohort_id) DO NOTHING RETURNING cohort_id",
        cohort=cohort,
        person=person,
        now=now,
    )


async def forbid(tx: Tx, cohort: CohortId) -> bool:
    """Stop a cohort from naming communes, and delete those it named; False if it could not."""
    row = await tx.one(
        "DELETE FROM commune_permits WHERE cohort_id = :cohort RETURNING cohort_id", cohort=cohort
    )
    tx.do(
        "UPDATE community_sessions SET commune = '' WHERE cohort_id = :cohort AND commune <> ''",
        cohort=cohort,
    )
    return row is not None


TABLES = Tables(holdings=(changed("commune_permits", "person_id = NULL"),))
