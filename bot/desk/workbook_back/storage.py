"""Stores workbooks that came back: the cells that differ, and what they held before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

import orjson

from bot.desk.workbook_back.domain import CellEdit, CellRefusal, SavedCell, SavedReturn
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

UNDO_FOR: Final = timedelta(days=1)
KEPT: Final = timedelta(days=2)
_KNOWN = """
SELECT s.id AS session_id, e.person_id, a.state, a.noted_by, r.answer
FROM enrolments e JOIN sessions s ON s.id IN :sessions
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = e.person_id
WHERE e.id IN :places AND (a.state IS NOT NULL OR r.answer = 'no')
"""
_CELLS = f"""
SELECT c.id, c.sheet, c.place, c.head, c.what, c.cohort_id AS cohort, c.person_id AS person,
  c.before, c.after, c.why, c.former, {SHOWN_NAME} AS name, e.id AS enrolment
FROM workbook_cells c LEFT JOIN people p ON p.id = c.person_id
LEFT JOIN enrolments e ON e.person_id = c.person_id AND e.cohort_id = c.cohort_id
WHERE c.return_id = :id ORDER BY c.id
"""  # noqa: S608 - our own words
_RETURN = "SELECT id, author_id, file_made_at, missing, state, created_at, taken_at"


async def add(
    tx: Tx,
    author: PersonId,
    edits: Sequence[tuple[CellEdit, PersonId | None]],
    *,
    made_at: datetime,
    missing: int,
    now: datetime,
) -> int:
    """Save a workbook that came back; an earlier one of its author that waits is dropped."""
    tx.do(
        "UPDATE workbook_returns SET state = 'dropped'"
        " WHERE author_id = :author AND state = 'read'",
        author=author,
    )
    row = await tx.single(
        "INSERT INTO workbook_returns (author_id, file_made_at, missing, created_at)"
        " VALUES (:author, :made, :missing, :now) RETURNING id",
        author=author,
        made=made_at,
        missing=missing,
        now=now,
    )
    for edit, person in edits:
        tx.do(
            "INSERT INTO workbook_cells (return_id, sheet, place, head, what, cohort_id, person_id,"
            " before, after, why) VALUES (:id, :sheet, :place, :head, :what, :cohort, :person,"
            " :before, :after, :why)",
            id=row["id"],
            sheet=edit.sheet,
            place=edit.place,
            head=edit.head,
            what=edit.key,
            cohort=edit.cohort,
            person=person,
            before=edit.was,
            after=edit.wants,
            why=None if edit.why is None else str(edit.why),
        )
    return int(row["id"])


async def load(tx: Tx, number: int) -> SavedReturn | None:
    row = await tx.one(f"{_RETURN} FROM workbook_returns WHERE id = :id", id=number)
    return None if row is None else from_row(SavedReturn, row)


async def last_taken(tx: Tx, author: PersonId, *, now: datetime) -> SavedReturn | None:
    """Return the last workbook that somebody took back, if it can still be undone."""
    row = await tx.one(
        f"{_RETURN} FROM workbook_returns WHERE author_id = :author AND state = 'taken'"
        " AND taken_at > :since ORDER BY id DESC LIMIT 1",
        author=author,
        since=now - UNDO_FOR,
    )
    return None if row is None else from_row(SavedReturn, row)


async def cells(tx: Tx, number: int) -> tuple[SavedCell, ...]:
    rows = await tx.ask(_CELLS, id=number)
    return tuple(from_row(SavedCell, row) for row in rows)


async def change_state(tx: Tx, number: int, *, was: str, becomes: str, now: datetime) -> bool:
    """Change the state of a return; return False if it was in another one."""
    return await tx.found(
        "UPDATE workbook_returns SET state = :becomes,"
        " taken_at = CASE WHEN :taken = 1 THEN :now ELSE taken_at END"
        " WHERE id = :id AND state = :was RETURNING id",
        id=number,
        was=was,
        becomes=becomes,
        taken=becomes == "taken",
        now=now,
    )


def refuse(tx: Tx, cell: int, why: CellRefusal, before: str) -> None:
    """Save that a cell is not taken after all, and what the chat says."""
    tx.do(
        "UPDATE workbook_cells SET why = :why, before = :before WHERE id = :id",
        id=cell,
        why=str(why),
        before=before,
    )


def note_former(tx: Tx, cell: int, former: Mapping[str, Any]) -> None:
    tx.do(
        "UPDATE workbook_cells SET former = :former WHERE id = :id",
        id=cell,
        former=orjson.dumps(dict(former)).decode(),
    )


class BegunMeeting(NamedTuple):
    """A meeting that has begun, of a cohort."""

    cohort: CohortId
    ends_at: datetime


async def meetings(tx: Tx, sessions: Iterable[int], *, now: datetime) -> dict[int, BegunMeeting]:
    """Return those of some meetings that stand and have begun."""
    asked = sorted(sessions)
    if not asked:
        return {}
    rows = await tx.ask(
        "SELECT id, cohort_id, starts_at, minutes FROM sessions"
        " WHERE id IN :ids AND state = 'planned' AND starts_at <= :now",
        ids=asked,
        now=now,
    )
    return {row["id"]: _meeting(row) for row in rows}


def _meeting(row: Row) -> BegunMeeting:
    ends_at = from_ms(row["starts_at"] + row["minutes"] * 60_000)
    return BegunMeeting(CohortId(row["cohort_id"]), ends_at)


async def attendance(
    tx: Tx, sessions: Iterable[int], places: Iterable[EnrolmentId]
) -> dict[tuple[int, PersonId], PersonAttendance]:
    """Return what is known of the attendance of some people at some meetings."""
    meets, people = sorted(sessions), sorted(places)
    if not meets or not people:
        return {}
    rows = await tx.ask(_KNOWN, sessions=meets, places=people)
    return {(row["session_id"], PersonId(row["person_id"])): _seen(row) for row in rows}


def _seen(row: Row) -> PersonAttendance:
    return PersonAttendance(
        person=PersonId(row["person_id"]),
        name="",
        state=None if row["state"] is None else Attendance(row["state"]),
        said_no=row["answer"] == str(RsvpAnswer.NO),
        noted=row["noted_by"] is not None,
    )


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete what can no longer be undone."""
    tx.do(
        "DELETE FROM workbook_cells WHERE return_id IN"
        " (SELECT id FROM workbook_returns WHERE created_at < :before)",
        before=now - KEPT,
    )
    tx.do("DELETE FROM workbook_returns WHERE created_at < :before", before=now - KEPT)


TABLES = Tables(
    holdings=(
        Holding(
            table="workbook_cells",
            whose="person_id = :person",  # the cells of an author are about others
            deleting=(
                "DELETE FROM workbook_cells WHERE person_id = :person",
                (
                    "DELETE FROM workbook_cells WHERE return_id IN"
                    " (SELECT id FROM workbook_returns WHERE author_id = :person)"
                ),
            ),
            secret=("former",),
        ),
        deleted("workbook_returns", "author_id = :person"),
    ),
    forget=(Forget(forget_old),),
    owned=(Owned(table="workbook_cells", owner="person_id"),),
)
