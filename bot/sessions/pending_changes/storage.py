"""Stores changes of meetings that wait for the end of the undo time, and recent ones."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.membership.domain import CohortId, PersonId
from bot.membership.focus import on_cohorts
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes.domain import ChangedSession, ChangeId, PendingChange
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms, from_ms_or_none, to_ms
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

PLACE = "sessions.changes"
"""Under this name changes are set aside that cannot be made."""
KEPT = timedelta(days=7)
"""The mover or canceller of a meeting is stored for this time; the audit keeps it longer."""
_COLUMNS = "id, cohort_id, person_id, meetings, asked_at, due_at, done_at"
_ADD = f"""
INSERT INTO session_changes (cohort_id, person_id, meetings, asked_at, due_at)
VALUES (:cohort, :by, :meetings, :now, :due_at) RETURNING {_COLUMNS}
"""  # noqa: S608 - our own words


async def add(
    tx: Tx,
    cohort: CohortId,
    by: PersonId,
    meetings: Iterable[ChangedSession],
    *,
    due_at: datetime,
    now: datetime,
) -> PendingChange:
    """Save a change that people are told of at `due_at`."""
    row = await tx.single(
        _ADD,
        cohort=cohort,
        by=by,
        meetings=_written(meetings),
        due_at=due_at,
        now=now,
    )
    return _change(row)


async def by_id(tx: Tx, change: ChangeId) -> PendingChange | None:
    """Return a change, if it was not undone."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM session_changes WHERE id = :id", id=change)  # noqa: S608
    return None if row is None else _change(row)


async def waiting(tx: Tx, cohort: CohortId) -> list[PendingChange]:
    """Return the changes of a cohort that can still be undone."""
    rows = await tx.ask(
        f"SELECT {_COLUMNS} FROM session_changes"  # noqa: S608 - our own words
        " WHERE cohort_id = :cohort AND done_at IS NULL ORDER BY id",
        cohort=cohort,
    )
    return [_change(row) for row in rows]


async def due(tx: Tx, *, now: datetime) -> ChangeId | None:
    """Return the change with the earliest end of the undo time, if that is over."""
    row = await tx.one(
        "SELECT c.id FROM session_changes c WHERE c.done_at IS NULL AND c.due_at <= :now"  # noqa: S608
        f" AND {set_aside.left_out(PLACE, 'c.id')}{on_cohorts(tx, 'c.cohort_id')}"
        " ORDER BY c.due_at, c.id LIMIT 1",
        now=now,
    )
    return None if row is None else ChangeId(row["id"])


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next undo time is over, or None."""
    row = await tx.single(
        "SELECT min(c.due_at) AS due FROM session_changes c WHERE c.done_at IS NULL"  # noqa: S608
        f" AND {set_aside.left_out(PLACE, 'c.id')}{on_cohorts(tx, 'c.cohort_id')}"
    )
    return from_ms_or_none(row["due"])


def mark_done(tx: Tx, change: ChangeId, *, now: datetime) -> None:
    """Save that the meetings have changed and people are told."""
    tx.do("UPDATE session_changes SET done_at = :now WHERE id = :id", id=change, now=now)


async def delete_waiting(tx: Tx, change: ChangeId) -> bool:
    """Delete a change that was not made yet; return False if it was."""
    return await tx.found(
        "DELETE FROM session_changes WHERE id = :id AND done_at IS NULL RETURNING id", id=change
    )


async def made_by_others(
    tx: Tx, cohort: CohortId, reader: PersonId, *, since: datetime
) -> list[tuple[PendingChange, str]]:
    """Return the changes of a cohort by others since an instant, with their names."""
    rows = await tx.ask(
        "SELECT c.id, c.cohort_id, c.person_id, c.meetings, c.asked_at, c.due_at, c.done_at, p.name"
        " FROM session_changes c JOIN people p ON p.id = c.person_id"
        " WHERE c.cohort_id = :cohort AND c.done_at > :since AND c.person_id <> :reader"
        " ORDER BY c.done_at, c.id",
        cohort=cohort,
        since=since,
        reader=reader,
    )
    return [(_change(row), row["name"]) for row in rows]


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete changes that were made long ago."""
    tx.do("DELETE FROM session_changes WHERE done_at < :before", before=now - KEPT)


def _written(meetings: Iterable[ChangedSession]) -> str:
    return orjson.dumps([_values(each) for each in meetings]).decode()


def _values(changed: ChangedSession) -> dict[str, Any]:
    local, start = changed.new_local, changed.new_start
    return {
        "session": changed.session,
        "revision": changed.revision,
        "start": to_ms(changed.start),
        "new_local": None if local is None else local.isoformat(timespec="minutes"),
        "new_start": None if start is None else to_ms(start),
        "minutes": changed.minutes,
    }


def _change(row: Row) -> PendingChange:
    return from_row(
        PendingChange,
        row,
        by=PersonId(row["person_id"]),
        meetings=tuple(_changed(each) for each in orjson.loads(row["meetings"])),
    )


def _changed(stored: dict[str, Any]) -> ChangedSession:
    local = stored["new_local"]
    return ChangedSession(
        session=SessionId(stored["session"]),
        revision=stored["revision"],
        start=from_ms(stored["start"]),
        new_local=None if local is None else datetime.fromisoformat(local),
        new_start=from_ms_or_none(stored["new_start"]),
        minutes=stored.get("minutes"),  # changes of an earlier release are without it
    )


TABLES = Tables(holdings=(deleted("session_changes"),), forget=(Forget(forget_old),))
