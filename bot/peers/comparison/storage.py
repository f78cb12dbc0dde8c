"""Reads the activity of each person of a cohort; no names."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import CohortId, EnrolmentId
from bot.peers.comparison.domain import Activity
from bot.storage.database import Tx

_ANSWERS = """
SELECT count(*) FROM attempts a JOIN answers w ON w.attempt_id = a.id
WHERE a.enrolment_id = e.id AND w.answered_at > :since
"""
_ACTIVITIES = f"""
SELECT e.id, (SELECT sum(r.furthest) FROM readings r
              WHERE r.enrolment_id = e.id AND r.unit IN :units) AS lessons,
       ({_ANSWERS}) AS answered, ({_ANSWERS} AND w.correct = 1) AS correct
FROM enrolments e WHERE e.cohort_id = :cohort AND e.state = 'active'
"""  # noqa: S608 - our own words


async def activities(
    tx: Tx, cohort: CohortId, units: Sequence[str], *, since: datetime
) -> dict[EnrolmentId, Activity]:
    """Return each active person's read lessons of these units, and answers since an instant."""
    rows = await tx.ask(_ACTIVITIES, cohort=cohort, units=list(units) or [""], since=since)
    return {
        EnrolmentId(row["id"]): Activity(
            lessons=int(row["lessons"] or 0), answered=row["answered"], right=row["correct"]
        )
        for row in rows
    }
