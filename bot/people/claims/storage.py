"""In which cohorts somebody takes part, or took part; and who says that a name is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts import CohortPlace, Fact
from bot.membership.domain import CohortId, PersonId
from bot.people.claims.domain import Claimants, WaitingClaim
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.rows import from_row


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlace:
    """A place of somebody in a cohort."""

    cohort_id: CohortId
    title: str
    organization: str | None


async def places_of(tx: Tx, person: PersonId) -> list[OtherPlace]:
    """Return the cohorts in which somebody is or was, the latest first."""
    rows = await tx.ask(
        "SELECT c.id AS cohort_id, c.title, o.name AS organization FROM enrolments e"
        " JOIN cohorts c ON c.id = e.cohort_id"
        " LEFT JOIN organizations o ON o.id = e.organization_id"
        " WHERE e.person_id = :person AND e.state IN ('active', 'finished', 'left')"
        " ORDER BY e.used_at DESC, e.id DESC",
        person=person,
    )
    return [from_row(OtherPlace, row) for row in rows]


def waiting_query(cohort: CohortId) -> Statement:
    """Ask for claims that wait for a coordinator, the oldest first (for `waiting_from`)."""
    return query(
        "SELECT c.cohort_id, c.person_id, c.invited_id, i.name AS invited,"
        " o.name AS organization, c.asked_at AS since FROM claims c"
        " JOIN people i ON i.id = c.invited_id"
        " JOIN enrolments e ON e.person_id = c.invited_id AND e.cohort_id = c.cohort_id"
        " LEFT JOIN organizations o ON o.id = e.organization_id"
        " WHERE c.cohort_id = :cohort AND e.state = 'invited' AND NOT EXISTS (SELECT 1"
        " FROM kept_apart k WHERE k.person_id = c.person_id AND k.other_id = c.invited_id)"
        " ORDER BY c.asked_at, c.person_id",
        cohort=cohort,
    )


def waiting_from(rows: Rows) -> list[WaitingClaim]:
    return [from_row(WaitingClaim, row) for row in rows]


def _claims_on(place: CohortPlace) -> Sequence[Statement]:
    return (
        query(
            "SELECT person_id FROM claims WHERE invited_id = :invited ORDER BY asked_at, person_id",
            invited=place.enrolment.person_id,
        ),
    )


def _claimants(_place: CohortPlace, rows: Sequence[Rows]) -> Claimants:
    return Claimants(people=tuple(PersonId(row["person_id"]) for found in rows for row in found))


CLAIMANTS = Fact(kind=Claimants, queries=_claims_on, read=_claimants)
