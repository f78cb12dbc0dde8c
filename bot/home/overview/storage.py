"""Queries for meetings, which Home sends in one trip with those of all other areas."""

from datetime import datetime

from bot.home.overview.domain import NextMeeting
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Statement, query
from bot.storage.dialect import from_ms
from bot.storage.rows import from_row

MINUTE_MS = 60_000


def next_meeting_query(cohort: CohortId, person: PersonId, *, now: datetime) -> Statement:
    """Ask for the next meeting of a cohort that is not over, with somebody's answer."""
    return query(
        "SELECT s.starts_at, s.minutes, s.zone, s.link, r.answer FROM sessions s"
        " LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = :person"
        " WHERE s.cohort_id = :cohort AND s.state = 'planned'"
        " AND s.starts_at + s.minutes * 60000 > :now ORDER BY s.starts_at, s.id LIMIT 1",
        cohort=cohort,
        person=person,
        now=now,
    )


def any_meeting_query(cohort: CohortId) -> Statement:
    """Ask whether a cohort has meetings, past or future."""
    return query("SELECT id FROM sessions WHERE cohort_id = :cohort LIMIT 1", cohort=cohort)


def meeting_of(row: Row) -> NextMeeting:
    return from_row(
        NextMeeting, row, ends_at=from_ms(row["starts_at"] + row["minutes"] * MINUTE_MS)
    )
