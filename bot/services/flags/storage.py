"""Stores reported faults of services; each person counts once, with the latest report."""

from datetime import datetime

from bot.catalog.course import ServiceFault, ServiceFlags
from bot.membership.domain import PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned, earliest
from bot.storage.personal_data import Tables, deleted


def save_flag(
    tx: Tx, person: PersonId, course: str, service: str, fault: ServiceFault, *, now: datetime
) -> None:
    """Save a report of a fault; it replaces the person's report before."""
    tx.do(
        "INSERT INTO service_flags (person_id, course, service, reason, flagged_at)"
        " VALUES (:person, :course, :service, :fault, :now)"
        " ON CONFLICT (person_id, course, service)"
        " DO UPDATE SET reason = excluded.reason, flagged_at = excluded.flagged_at",
        person=person,
        course=course,
        service=service,
        fault=str(fault),
        now=now,
    )


async def has_flagged(tx: Tx, person: PersonId, course: str, service: str) -> bool:
    """Tell whether somebody has reported a fault."""
    return await tx.found(
        "SELECT reason FROM service_flags"
        " WHERE person_id = :person AND course = :course AND service = :service",
        person=person,
        course=course,
        service=service,
    )


def take_back(tx: Tx, person: PersonId, course: str, service: str) -> None:
    """Delete somebody's report."""
    tx.do(
        "DELETE FROM service_flags"
        " WHERE person_id = :person AND course = :course AND service = :service",
        person=person,
        course=course,
        service=service,
    )


async def people_since(tx: Tx, course: str, service: str, since: datetime) -> int:
    """Count the people who have reported a fault since an instant."""
    row = await tx.single(
        "SELECT count(*) AS n FROM service_flags"
        " WHERE course = :course AND service = :service AND flagged_at >= :since",
        course=course,
        service=service,
        since=since,
    )
    return int(row["n"])


def delete_flags(tx: Tx, course: str, service: str) -> None:
    """Delete the reports about a service, since somebody has tried it again."""
    tx.do(
        "DELETE FROM service_flags WHERE course = :course AND service = :service",
        course=course,
        service=service,
    )


async def flags_of(tx: Tx, course: str) -> dict[str, ServiceFlags]:
    """Return the reported faults of a course by service; services without any are left out."""
    rows = await tx.ask(
        "SELECT service, reason, count(*) AS n, max(flagged_at) AS latest FROM service_flags"
        " WHERE course = :course GROUP BY service, reason ORDER BY service, reason",
        course=course,
    )
    counts: dict[str, dict[ServiceFault, int]] = {}
    latest: dict[str, int] = {}
    for row in rows:
        counts.setdefault(row["service"], {})[ServiceFault(row["reason"])] = row["n"]
        latest[row["service"]] = max(row["latest"], latest.get(row["service"], 0))
    return {
        service: ServiceFlags(faults=faults, latest_at=from_ms(latest[service]))
        for service, faults in counts.items()
    }


TABLES = Tables(
    holdings=(deleted("service_flags"),),
    owned=(
        Owned(
            table="service_flags",
            owner="person_id",
            key=("course", "service"),
            once=("course", "service"),
            order=earliest("flagged_at"),
        ),
    ),
)
