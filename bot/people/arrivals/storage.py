"""The people who have come to a cohort since an instant."""

from datetime import datetime

from bot.membership.domain import CohortId, EnrolmentId, Membership
from bot.storage.database import Tx

# With a personal link people join; with the link for all they ask, and a coordinator lets them in.
_CAME = """
SELECT e.id, e.state FROM enrolments e JOIN invites i ON i.id = e.invite_id
WHERE e.cohort_id = :cohort AND e.used_at >= :since
  AND (e.state = 'waiting'
    OR (e.state = 'active' AND i.person_id IS NOT NULL AND e.joined_at >= :since))
ORDER BY e.used_at DESC, e.id DESC
"""


async def came_since(
    tx: Tx, cohort: CohortId, since: datetime
) -> tuple[list[EnrolmentId], list[EnrolmentId]]:
    """Return who has joined with a personal link and who asks to join, the latest first."""
    rows = await tx.ask(_CAME, cohort=cohort, since=since)
    waits = str(Membership.WAITING)
    return (
        [EnrolmentId(row["id"]) for row in rows if row["state"] != waits],
        [EnrolmentId(row["id"]) for row in rows if row["state"] == waits],
    )
