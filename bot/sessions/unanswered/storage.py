"""Finds people who have not answered whether they will come, and whether they were asked again."""

from datetime import date

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import Session, SessionId
from bot.storage.database import Tx

_UNANSWERED = """
SELECT e.person_id FROM enrolments e JOIN chats c ON c.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.state = 'active' AND c.kind = 'private' AND c.reach = 'open'
  AND NOT EXISTS (SELECT 1 FROM rsvps r
    WHERE r.session_id = :session AND r.person_id = e.person_id)
ORDER BY e.person_id
"""


async def unanswered(tx: Tx, session: SessionId, cohort: CohortId) -> list[PersonId]:
    """Return the people of a cohort who can be reached and have not answered, by id."""
    rows = await tx.ask(_UNANSWERED, session=session, cohort=cohort)
    return [PersonId(row["person_id"]) for row in rows]


def dedup(session: Session, day: date) -> str:
    """Return the key that lets people be asked again once a day; the person's id follows it."""
    return f"asked:{session.id}:{session.revision}:{day.toordinal()}:"


async def were_asked(tx: Tx, session: Session, day: date) -> bool:
    """Tell whether somebody was asked again on a day."""
    return await tx.found(
        "SELECT id FROM outbox WHERE dedup >= :first AND dedup < :last LIMIT 1",
        first=dedup(session, day),
        last=f"{dedup(session, day)[:-1]};",
    )
