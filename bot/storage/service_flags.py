"""What people say is not right any more about a service; counted, never named."""

from datetime import datetime

from bot.domain.learning.course import ServiceFault, ServiceFlags
from bot.domain.people.person import PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms


def flag(
    tx: Tx, person: PersonId, course: str, service: str, fault: ServiceFault, *, now: datetime
) -> None:
    """Keep what somebody says of a service; it takes the place of what they said before."""
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


def forget(tx: Tx, course: str, service: str) -> None:
    """Forget what was said of a service, because somebody has tried it anew."""
    tx.do(
        "DELETE FROM service_flags WHERE course = :course AND service = :service",
        course=course,
        service=service,
    )


async def flags_of(tx: Tx, course: str) -> dict[str, ServiceFlags]:
    """Return what is said of the services of a course, by service; the others are left out."""
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
