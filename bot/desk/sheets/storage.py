"""Queries for the people of a cohort and their attendance, one page of people at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.catalog.course import Course
from bot.desk.report_figures.storage import MEETINGS
from bot.desk.sheets.domain import Held, ListedStatus, PeopleSheetEntry
from bot.membership.domain import CohortId, Membership, PersonId
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.attendance.storage import TAKEN, WAS_EXPECTED, WAS_TAKEN
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.rows import from_row

PEOPLE: Final = 50
"""How many people one page has."""
_HELD = """
FROM sessions s WHERE s.cohort_id = :cohort AND s.state = 'planned'
  AND s.starts_at >= :since AND s.starts_at < :until AND s.starts_at <= :now
"""
_PEOPLE = f"""
SELECT e.id, e.person_id AS person, e.state, e.joined_at, p.name, p.name_key, p.language,
  p.active_at, o.name AS organization,
  (SELECT count(*) FROM attendance a JOIN sessions s ON s.id = a.session_id
    WHERE a.person_id = e.person_id AND a.state = 'there' AND s.cohort_id = :cohort
      AND s.state = 'planned' AND s.starts_at <= :now AND {WAS_EXPECTED}) AS meetings,
  (SELECT count(*) FROM sessions s WHERE s.cohort_id = :cohort AND s.state = 'planned'
    AND s.starts_at <= :now AND {WAS_TAKEN} AND {WAS_EXPECTED}) AS noted,
  (SELECT count(*) FROM readings r WHERE r.enrolment_id = e.id AND r.unit IN :units
    AND r.finished_at IS NOT NULL) AS parts
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
WHERE e.cohort_id = :cohort AND e.id > :after
  AND e.state IN ('invited', 'waiting', 'active', 'finished')
ORDER BY e.id LIMIT :n
"""  # noqa: S608 - our own words
_KNOWN = """
SELECT s.id AS session_id, e.person_id, a.state, a.noted_by, r.answer
FROM enrolments e JOIN sessions s ON s.id IN :sessions
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.id > :after AND e.id <= :upto
  AND e.state IN ('active', 'finished') AND (a.state IS NOT NULL OR r.answer = 'no')
"""


async def held(
    tx: Tx,
    cohort: CohortId,
    course: Course | None,
    *,
    between: tuple[datetime, datetime] | None,
    now: datetime,
) -> tuple[tuple[Held, ...], int]:
    """Return the meetings that have begun, the earliest first, and how many earlier are left out.

    `between` are the first instant of a period and the one after it (UTC-aware); None: all. A
    meeting outside the parts of the course has the title that its coordinator gave it.
    """
    since, until = between or (from_ms(0), now + timedelta(days=1))
    when = {"cohort": cohort, "since": since, "until": until, "now": now}
    many, rows = await tx.ask_each(
        query(f"SELECT count(*) AS n {_HELD}", **when),
        query(
            f"SELECT s.id, s.unit, s.title, s.starts_at, s.minutes, {TAKEN} {_HELD}"
            " ORDER BY s.starts_at DESC, s.id DESC LIMIT :n",
            **when,
            n=MEETINGS,
        ),
    )
    units = () if course is None else course.units
    parts = {unit.id: part for part, unit in enumerate(units, 1)}
    found = tuple(
        Held(
            session=row["id"],
            part=parts.get(row["unit"]),
            title=row["title"],
            starts_at=from_ms(row["starts_at"]),
            ends_at=from_ms(row["starts_at"] + row["minutes"] * 60_000),
            taken=bool(row["taken"]),
        )
        for row in reversed(rows)
    )
    return found, many[0]["n"] - len(found)


async def page(
    tx: Tx, cohort: CohortId, *, units: Sequence[str], after: int, now: datetime
) -> tuple[list[tuple[str, PeopleSheetEntry]], int | None]:
    """Return a page of people, each with the key to sort by, and the id of the last one.

    The id is None after the last page.
    """
    asked = {"cohort": cohort, "units": list(units), "after": after, "now": now}
    rows = await tx.ask(_PEOPLE, **asked, n=PEOPLE)
    return [(row["name_key"], _entry(row)) for row in rows], rows[-1]["id"] if rows else None


async def known(
    tx: Tx, cohort: CohortId, sessions: Sequence[int], *, after: int, upto: int
) -> dict[tuple[int, PersonId], PersonAttendance]:
    """Return the attendance of the people of a page."""
    if not sessions:
        return {}
    rows = await tx.ask(_KNOWN, cohort=cohort, sessions=list(sessions), after=after, upto=upto)
    return {(row["session_id"], PersonId(row["person_id"])): _known(row) for row in rows}


def _entry(row: Row) -> PeopleSheetEntry:
    standing = _STANDINGS[Membership(row["state"])]
    if standing in {ListedStatus.IN, ListedStatus.FINISHED}:
        return from_row(PeopleSheetEntry, row, standing=standing)
    return from_row(PeopleSheetEntry, row, standing=standing, meetings=None)


def _known(row: Row) -> PersonAttendance:
    return PersonAttendance(
        person=PersonId(row["person_id"]),
        name="",
        state=None if row["state"] is None else Attendance(row["state"]),
        said_no=row["answer"] == str(RsvpAnswer.NO),
        noted=row["noted_by"] is not None,
    )


_STANDINGS = {
    Membership.INVITED: ListedStatus.LISTED,
    Membership.WAITING: ListedStatus.WAITING,
    Membership.ACTIVE: ListedStatus.IN,
    Membership.FINISHED: ListedStatus.FINISHED,
}
