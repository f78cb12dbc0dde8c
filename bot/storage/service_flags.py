"""What people say is not right any more about a service; counted, never named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.learning.course import ServiceFault
from bot.domain.people.person import PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """How many people say what of one service, and when the latest of them said so.

    Whoever confirms the service again later than that has looked at what they said.
    """

    faults: Mapping[ServiceFault, int]
    latest_at: datetime

    @property
    def people(self) -> int:
        """How many say that something is wrong; each counts once."""
        return sum(self.faults.values())


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


async def flags_of(tx: Tx, course: str) -> dict[str, Flags]:
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
        service: Flags(faults=faults, latest_at=from_ms(latest[service]))
        for service, faults in counts.items()
    }
