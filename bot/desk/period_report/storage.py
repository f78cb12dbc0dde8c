"""Counts for a period, over pages of people as in the reports."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bot.desk.period_report.domain import QUARTER_SECONDS, FirstRunRow, HappenedRow
from bot.desk.report_counts.storage import ATTENDED
from bot.desk.report_figures.domain import MeetingHeld
from bot.desk.report_figures.storage import MEETINGS, CountQuery, meeting_held
from bot.membership.domain import CohortId
from bot.membership.enrolment.storage import ON_LIST
from bot.sessions.attendance.storage import TAKEN
from bot.storage.database import Tx

_QUARTER_MS: Final = QUARTER_SECONDS * 1000
_LIST = "e.cohort_id = :cohort AND e.id > :after AND e.id <= :upto"
_IN = """e.state IN ('active', 'finished')
    AND (e.joined_at IS NULL OR e.joined_at < :until)"""
_DID: Mapping[str, str] = {
    "answered": """SELECT 1 FROM attempts a JOIN answers w ON w.attempt_id = a.id
    WHERE a.enrolment_id = e.id AND w.answered_at >= :since AND w.answered_at < :until""",
    "finished": """SELECT 1 FROM readings r WHERE r.enrolment_id = e.id
    AND r.finished_at >= :since AND r.finished_at < :until""",
    "practised": """SELECT 1 FROM attempts a JOIN answers w ON w.attempt_id = a.id
    WHERE a.enrolment_id = e.id AND a.purpose = 'refresher'
      AND w.answered_at >= :since AND w.answered_at < :until""",
    "walked": """SELECT 1 FROM walks k WHERE k.enrolment_id = e.id
    AND k.finished_at >= :since AND k.finished_at < :until""",
    "certified": """SELECT 1 FROM certificates k WHERE k.enrolment_id = e.id
    AND k.issued_at >= :since AND k.issued_at < :until""",
    "planned": """SELECT 1 FROM plans p WHERE p.enrolment_id = e.id
    AND p.made_at >= :since AND p.made_at < :until""",
    "done": """SELECT 1 FROM plans p WHERE p.enrolment_id = e.id AND p.state = 'done'
    AND p.ended_at >= :since AND p.ended_at < :until""",
}
_COUNTED = ",\n".join(
    f"  count(*) FILTER (WHERE {_IN} AND EXISTS ({did})) AS {name}" for name, did in _DID.items()
)
_HAPPENED = f"""
SELECT count(*) AS listed, count(*) FILTER (WHERE {_IN}) AS inside,
  count(*) FILTER (WHERE {_IN} AND e.joined_at >= :since) AS joined,
{_COUNTED}
FROM enrolments e
WHERE {_LIST} AND {ON_LIST}
"""  # noqa: S608 - our own words
_FIRSTS = f"""
SELECT f.quiz, f.finished_at / {_QUARTER_MS} AS quarter, count(DISTINCT f.place) AS people,
  count(*) FILTER (WHERE w.correct = 1) AS correct, count(*) AS total
FROM (
  SELECT a.id, a.quiz, a.finished_at, a.enrolment_id AS place FROM attempts a
  JOIN (
    SELECT min(o.id) AS id FROM enrolments e JOIN attempts o ON o.enrolment_id = e.id
    WHERE {_LIST} AND e.state IN ('active', 'finished')
      AND o.finished_at IS NOT NULL AND o.quiz IN :units
    GROUP BY e.id, o.quiz
  ) m ON m.id = a.id
) f JOIN answers w ON w.attempt_id = f.id GROUP BY 1, 2
"""  # noqa: S608
HAPPENED: Final = CountQuery("happened", _HAPPENED, HappenedRow, 0)
FIRSTS: Final = CountQuery("firsts", _FIRSTS, FirstRunRow, 2)
TRANSACTIONS: Final = ((HAPPENED,), (ATTENDED,), (FIRSTS,))
"""The counts of a page; each group runs in one transaction."""


async def meetings(
    tx: Tx, cohort: CohortId, *, between: tuple[datetime, datetime], now: datetime
) -> tuple[MeetingHeld, ...]:
    """Return the meetings of a period that have begun, without scores, the earliest first."""
    since, until = between
    when: dict[str, Any] = {"cohort": cohort, "since": since, "until": until, "now": now}
    rows = await tx.ask(
        f"SELECT s.id, s.unit, s.title, s.starts_at, {TAKEN} FROM sessions s"  # noqa: S608
        " WHERE s.cohort_id = :cohort AND s.state = 'planned' AND s.starts_at >= :since"
        " AND s.starts_at < :until AND s.starts_at <= :now"
        " ORDER BY s.starts_at DESC, s.id DESC LIMIT :n",
        **when,
        n=MEETINGS,
    )
    return tuple(map(meeting_held, reversed(rows)))
