"""The digest of each cohort's last week: counted once, page by page, and saved as JSON."""

from datetime import date, datetime
from typing import Final

import orjson

from bot.desk.digest.domain import Digest, DigestProgress
from bot.desk.report_figures import storage as reports
from bot.membership.domain import Cohort, CohortId
from bot.membership.focus import on_run_cohorts
from bot.sessions.attendance.storage import WAS_EXPECTED, WAS_TAKEN
from bot.storage import set_aside
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms_or_none

PLACE = "cohorts.digest"
"""The place name under which `set_aside` keeps cohorts."""
_PAGE = "e.cohort_id = :cohort AND e.id > :after AND e.id <= :upto"
_INSIDE = f"{_PAGE} AND e.state IN ('active', 'finished')"
_PEOPLE: Final = f"""
SELECT count(*) FILTER (WHERE e.joined_at >= :monday AND e.joined_at < :until) AS joined,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM attempts a JOIN answers w ON w.attempt_id = a.id
    WHERE a.enrolment_id = e.id AND w.answered_at >= :monday AND w.answered_at < :until))
    AS answered
FROM enrolments e WHERE {_INSIDE}
"""  # noqa: S608 - our own words
_FINISHED: Final = f"""
SELECT count(*) AS finished FROM enrolments e JOIN readings r ON r.enrolment_id = e.id
WHERE {_INSIDE} AND r.finished_at >= :monday AND r.finished_at < :until
"""  # noqa: S608
_ATTENDED: Final = f"""
SELECT count(*) AS places, count(*) FILTER (WHERE a.state = 'there') AS there
FROM sessions s JOIN enrolments e ON e.cohort_id = s.cohort_id
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
WHERE s.cohort_id = :cohort AND s.state = 'planned'
  AND s.starts_at >= :monday AND s.starts_at < :until
  AND {WAS_TAKEN} AND {_INSIDE} AND {WAS_EXPECTED}
"""  # noqa: S608
_UNNOTED: Final = f"""
SELECT count(*) AS unnoted FROM sessions s
WHERE s.cohort_id = :cohort AND s.state = 'planned' AND s.starts_at >= :monday
  AND s.starts_at < :until
  AND NOT {WAS_TAKEN}
"""  # noqa: S608
_UNCLEAR: Final = f"""
SELECT count(*) AS unclear FROM enrolments e JOIN unclear u ON u.person_id = e.person_id
WHERE {_INSIDE} AND u.course = :course AND u.flagged_at >= :monday AND u.flagged_at < :until
"""  # noqa: S608
_ANNOUNCED: Final = """
SELECT count(*) AS announced FROM announcements n
WHERE n.state IN ('running', 'done', 'stopped') AND n.start_at >= :monday AND n.start_at < :until
  AND EXISTS (SELECT 1 FROM recipients r JOIN enrolments e ON e.person_id = r.person_id
    WHERE r.announcement_id = n.id AND r.is_in = 1 AND e.cohort_id = :cohort)
"""


async def due(tx: Tx, *, now: datetime) -> CohortId | None:
    """Return an open cohort whose last week is not counted yet."""
    row = await tx.one(
        "SELECT id FROM cohorts WHERE id IN (SELECT n.id FROM cohorts n"  # noqa: S608
        " WHERE n.closed_at IS NULL AND n.next_digest_at IS NULL UNION ALL SELECT d.id"
        " FROM cohorts d WHERE d.closed_at IS NULL AND d.next_digest_at <= :now)"
        f" AND {set_aside.left_out(PLACE, 'cohorts.id')}{on_run_cohorts(tx, 'cohorts.id')}"
        " ORDER BY id LIMIT 1",
        now=now,
    )
    return None if row is None else CohortId(row["id"])


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.single(
        "SELECT min(next_digest_at) AS due FROM cohorts WHERE closed_at IS NULL"  # noqa: S608
        f" AND {set_aside.left_out(PLACE, 'cohorts.id')}{on_run_cohorts(tx, 'cohorts.id')}"
    )
    return from_ms_or_none(row["due"])


async def count(
    tx: Tx, cohort: Cohort, *, after: int, monday: datetime, until: datetime
) -> tuple[int | None, Digest]:
    """Count the page of enrolments after `after`; return where it ends and the counts.

    `monday` and `until` are the first instant of the week and the one after it. The end is None if
    nobody is left; then the counts of the whole cohort are made.
    """
    asked = {"cohort": cohort.id, "monday": monday, "until": until}
    upto = await reports.page_end(tx, cohort.id, after)
    if upto is None:
        [told], [held] = await tx.ask_each(query(_ANNOUNCED, **asked), query(_UNNOTED, **asked))
        return None, Digest(announced=told["announced"], unnoted=held["unnoted"])
    page = {**asked, "after": after, "upto": upto}
    found = await tx.ask_each(
        query(_PEOPLE, **page),
        query(_FINISHED, **page),
        query(_ATTENDED, **page),
        query(_UNCLEAR, **page, course=cohort.course),
    )
    counts = {name: row[name] for [row] in found for name in row.keys()}  # noqa: SIM118
    return upto, Digest(**counts)


async def of_cohort(tx: Tx, cohort: CohortId) -> DigestProgress | None:
    row = await tx.one("SELECT digest FROM cohorts WHERE id = :id", id=cohort)
    if row is None or not row["digest"]:
        return None
    saved = orjson.loads(row["digest"])
    return DigestProgress(
        monday=date.fromisoformat(saved["monday"]),
        upto=saved["upto"],
        digest=Digest(**saved["counts"]),
    )


def save(tx: Tx, cohort: CohortId, counting: DigestProgress) -> None:
    saved = {
        "monday": counting.monday.isoformat(),
        "upto": counting.upto,
        "counts": counting.digest.counts(),
    }
    tx.do(
        "UPDATE cohorts SET digest = :saved WHERE id = :id",
        id=cohort,
        saved=orjson.dumps(saved).decode(),
    )


def set_next(tx: Tx, cohort: CohortId, at: datetime) -> None:
    tx.do("UPDATE cohorts SET next_digest_at = :at WHERE id = :id", id=cohort, at=at)
