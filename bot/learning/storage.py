"""Reads the course, the member and the planned meetings of an enrolment."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from bot.learning.domain import Learner, Meeting, MessageTimes
from bot.membership.domain import ChatId, CohortId, EnrolmentId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.rows import from_row

TRAINED_ON = """CASE WHEN c.trained_on IS NOT NULL THEN c.trained_on ELSE (
  SELECT max(substr(t.local_start, 1, 10)) FROM sessions t
  WHERE t.cohort_id = c.id AND t.state = 'planned' AND t.unit IS NOT NULL) END AS trained_on"""
"""The day (ISO) on which the training of cohort `c` ended: as its coordinators said, else the last
meeting about a part of the course, else NULL."""
MEMBER = f"""
SELECT e.id, e.person_id, e.cohort_id, e.joined_at, e.refresh_days, e.refresh_minute,
       e.next_lesson_at, e.next_refresh_at, e.unanswered_pushes,
       p.zone, p.paused_until, p.quiet_from, p.active_at, h.id AS chat_id, c.course,
       c.quiet_days, c.closed_at,
       {TRAINED_ON}
FROM enrolments e JOIN people p ON p.id = e.person_id JOIN cohorts c ON c.id = e.cohort_id
LEFT JOIN chats h ON h.person_id = e.person_id AND h.reach = 'open'
"""  # noqa: S608 - our own words


async def find_learner(tx: Tx, enrolment: EnrolmentId) -> Learner | None:
    """Return an active member, or None."""
    rows = await tx.ask_each(member_query(enrolment))
    return member_from(rows[0])


async def members(tx: Tx, enrolments: Iterable[EnrolmentId]) -> list[Learner]:
    """Return the active members among some enrolments, in no order."""
    rows = await tx.ask(
        f"{MEMBER} WHERE e.state = 'active' AND e.id IN :ids", ids=sorted(enrolments)
    )
    return [to_member(row) for row in rows]


def member_query(enrolment: EnrolmentId) -> Statement:
    """Ask for an active member (for `member_from`)."""
    return query(f"{MEMBER} WHERE e.state = 'active' AND e.id = :id", id=enrolment)


def member_from(rows: Rows) -> Learner | None:
    return to_member(rows[0]) if rows else None


async def meetings_of(tx: Tx, cohorts: Iterable[CohortId]) -> dict[CohortId, list[Meeting]]:
    """Return the planned meetings of each cohort, in order."""
    found: dict[CohortId, list[Meeting]] = {cohort: [] for cohort in cohorts}
    rows = await tx.ask(
        "SELECT cohort_id, starts_at, unit FROM sessions"
        " WHERE cohort_id IN :cohorts AND state = 'planned' ORDER BY starts_at, id",
        cohorts=list(found),
    )
    for row in rows:
        found[CohortId(row["cohort_id"])].append(from_row(Meeting, row))
    return found


def meetings_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the planned meetings of an enrolment's cohort, in order (for `meetings_from`)."""
    return query(
        "SELECT s.starts_at, s.unit FROM sessions s JOIN enrolments e ON e.cohort_id = s.cohort_id"
        " WHERE e.id = :enrolment AND s.state = 'planned' ORDER BY s.starts_at, s.id",
        enrolment=enrolment,
    )


def meetings_from(rows: Rows) -> list[Meeting]:
    return [from_row(Meeting, row) for row in rows]


def to_member(row: Row) -> Learner:
    chat = row["chat_id"] if row["closed_at"] is None else None
    return from_row(
        Learner,
        row,
        enrolment_id=EnrolmentId(row["id"]),
        chat_id=None if chat is None else ChatId(chat),
        times=MessageTimes(
            zone=row["zone"], days=row["refresh_days"], minute=row["refresh_minute"]
        ),
        offer_at=from_ms_or_none(row["next_lesson_at"]),
        practice_at=from_ms_or_none(row["next_refresh_at"]),
        unanswered=row["unanswered_pushes"],
        trained_on=trained_on_in(row),
    )


def trained_on_in(row: Row) -> date | None:
    """Read the day on which the training of a cohort ended, from a row with `TRAINED_ON`."""
    day = row["trained_on"]
    return None if day is None else date.fromisoformat(day)


def save_dates(
    tx: Tx,
    column: Literal["next_lesson_at", "next_refresh_at"],
    dates: Iterable[tuple[EnrolmentId, datetime]],
) -> None:
    """Save when the bot decides next about offers (lesson) or practice (refresh)."""
    groups: dict[datetime, list[EnrolmentId]] = {}
    for enrolment, at in dates:
        groups.setdefault(at, []).append(enrolment)
    for at, ids in groups.items():
        tx.do(
            f"UPDATE enrolments SET {column} = :at WHERE id IN :ids",  # noqa: S608 - one of two
            at=at,
            ids=ids,
        )


def course_of_enrolment_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the course and cohort of an active enrolment (for `course_in`)."""
    return query(
        f"SELECT e.person_id, e.cohort_id, c.course, {TRAINED_ON} FROM enrolments e"  # noqa: S608
        " JOIN cohorts c ON c.id = e.cohort_id WHERE e.id = :enrolment AND e.state = 'active'",
        enrolment=enrolment,
    )
