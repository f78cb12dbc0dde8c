"""Stores meetings with their wall time and their instant."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import Room, Session, SessionId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables
from bot.storage.rows import from_row

SESSION_COLUMNS = (
    "s.id, s.cohort_id, s.unit, s.title, s.local_start, s.zone, s.starts_at, s.minutes, s.link,"
    " s.meeting_number, s.passcode, s.telephone, s.place, s.map_link, s.edits, s.recording,"
    " s.picture, s.calendar_uid, s.state, s.revision, s.told_at, s.moved_from, s.changed_at,"
    " s.next_rung, s.next_reminder_at, s.planned_to, s.nobody_at, s.placed_at"
)
SELECT_SESSIONS = f"SELECT {SESSION_COLUMNS} FROM sessions s"  # noqa: S608 - our own words
LOOK_BACK = timedelta(days=3)
"""Meetings of this long ago are loaded with coming ones: their series may have begun."""

_ADD = """
INSERT INTO sessions (cohort_id, unit, title, local_start, zone, starts_at, minutes, link,
                      meeting_number, passcode, telephone, place, map_link, picture,
                      calendar_uid, changed_at, created_at)
VALUES (:cohort, :unit, :title, :local_start, :zone, :starts_at, :minutes, :link,
        :number, :passcode, :telephone, :place, :map_link, :picture, :uid, :now, :now)
RETURNING id
"""
_MOVE = """
UPDATE sessions SET local_start = :local_start, moved_from = starts_at, starts_at = :starts_at,
       minutes = :minutes, revision = revision + 1, changed_at = :now
WHERE id = :id AND revision = :revision AND state = 'planned' AND starts_at > :asked_at RETURNING id
"""
_CANCEL = """
UPDATE sessions SET state = 'cancelled', revision = revision + 1, changed_at = :now,
       next_briefing = NULL, next_briefing_at = NULL
WHERE id = :id AND revision = :revision AND state = 'planned' AND starts_at > :asked_at RETURNING id
"""


async def add(tx: Tx, session: Session) -> SessionId:
    """Save a new meeting, which has no reminder planned yet, and return its id."""
    row = await tx.single(
        _ADD,
        cohort=session.cohort_id,
        unit=session.unit,
        title=session.title,
        local_start=session.local_start.isoformat(timespec="minutes"),
        zone=session.zone,
        starts_at=session.starts_at,
        minutes=round(session.length / timedelta(minutes=1)),
        **asdict(session.room),
        picture=session.picture,
        uid=session.calendar_uid,
        now=session.changed_at,
    )
    return SessionId(row["id"])


async def by_id(tx: Tx, session: SessionId) -> Session | None:
    row = await tx.one(
        f"{SELECT_SESSIONS} WHERE s.id = :id",
        id=session,
    )
    return None if row is None else read_session(row)


def planned_sessions_query(cohort: CohortId, *, since: datetime) -> Statement:
    """Return the query for a cohort's planned meetings that start after an instant, in order."""
    return query(
        f"{SELECT_SESSIONS} WHERE s.cohort_id = :cohort"
        " AND s.state = 'planned' AND s.starts_at > :since ORDER BY s.starts_at, s.id",
        cohort=cohort,
        since=since,
    )


def start_times_query(cohorts: Iterable[CohortId], *, since: datetime) -> Statement:
    """Return the query for the starts of cohorts' planned meetings after an instant."""
    return query(
        "SELECT DISTINCT s.starts_at FROM sessions s WHERE s.cohort_id IN :cohorts"
        " AND s.state = 'planned' AND s.starts_at > :since",
        cohorts=list(cohorts),
        since=since,
    )


def read_start_times(rows: Rows) -> list[datetime]:
    """Read the answer to `start_times_query`."""
    return [from_ms(row["starts_at"]) for row in rows]


async def around_now(tx: Tx, cohort: CohortId, *, now: datetime) -> list[Session]:
    """Return a cohort's coming meetings and those of the last three days, in order."""
    (rows,) = await tx.ask_each(planned_sessions_query(cohort, since=now - LOOK_BACK))
    return [read_session(row) for row in rows]


_OVER = (
    "s.cohort_id = :cohort AND s.state = 'planned'"
    " AND s.starts_at < :now AND s.starts_at + s.minutes * 60000 <= :now"
)


async def earlier(tx: Tx, cohort: CohortId, *, now: datetime) -> list[Session]:
    """Return a cohort's meetings that are over, the latest first."""
    rows = await tx.ask(
        f"{SELECT_SESSIONS} WHERE {_OVER} ORDER BY s.starts_at DESC, s.id DESC",
        cohort=cohort,
        now=now,
    )
    return [read_session(row) for row in rows]


async def upcoming_and_recorded(
    tx: Tx, cohort: CohortId, *, recorded: int, now: datetime
) -> tuple[list[Session], list[Session], int]:
    """Return a cohort's meetings that are not over, and the latest `recorded` recorded ones.

    The number is that of all meetings that are over.
    """
    taped = query(
        f"{SELECT_SESSIONS} WHERE s.cohort_id = :cohort"
        " AND s.state = 'planned' AND s.recording IS NOT NULL AND s.starts_at < :now"
        " ORDER BY s.starts_at DESC, s.id LIMIT :n",
        cohort=cohort,
        now=now,
        n=recorded,
    )
    over = query(
        f"SELECT count(*) AS n FROM sessions s WHERE {_OVER}",  # noqa: S608 - our own words
        cohort=cohort,
        now=now,
    )
    ahead, with_recording, counted = await tx.ask_each(
        planned_sessions_query(cohort, since=now - LOOK_BACK), taped, over
    )
    listed = [each for each in map(read_session, ahead) if not each.is_over(now=now)]
    recordings = [read_session(row) for row in reversed(with_recording)]
    return listed, recordings, counted[0]["n"]


async def ordinal_of(tx: Tx, session: Session) -> int:
    """Return the number of a meeting among those of its cohort, from 1."""
    row = await tx.single(
        "SELECT count(*) AS n FROM sessions WHERE cohort_id = :cohort AND state = 'planned'"
        " AND (starts_at, id) <= (:starts_at, :id)",
        cohort=session.cohort_id,
        starts_at=session.starts_at,
        id=session.id,
    )
    return int(row["n"])


async def all_of(tx: Tx, cohort: CohortId) -> list[Session]:
    """Return all meetings of a cohort in order, cancelled ones too."""
    rows = await tx.ask(
        f"{SELECT_SESSIONS} WHERE s.cohort_id = :cohort ORDER BY s.starts_at, s.id",
        cohort=cohort,
    )
    return [read_session(row) for row in rows]


async def starting_at(
    tx: Tx, cohort: CohortId, starts: Iterable[datetime], *, apart_from: Iterable[SessionId] = ()
) -> Session | None:
    """Return a meeting of the cohort that starts at one of these instants, or None."""
    rows = await tx.ask(
        f"{SELECT_SESSIONS} WHERE s.cohort_id = :cohort"
        " AND s.state = 'planned' AND s.starts_at IN :starts AND s.id NOT IN :besides"
        " ORDER BY s.starts_at LIMIT 1",
        cohort=cohort,
        starts=list(starts),
        besides=[0, *apart_from],  # nothing is NOT IN an empty list
    )
    return read_session(rows[0]) if rows else None


async def move(tx: Tx, moved: Session, *, now: datetime, asked_at: datetime | None = None) -> bool:
    """Save the new time of a meeting that had not begun at `asked_at` (now), and delete answers.

    Returns False if it has changed since the revision before, has begun, or is cancelled.
    """
    row = await tx.one(
        _MOVE,
        id=moved.id,
        revision=moved.revision - 1,
        local_start=moved.local_start.isoformat(timespec="minutes"),
        starts_at=moved.starts_at,
        minutes=round(moved.length / timedelta(minutes=1)),
        asked_at=asked_at or now,
        now=now,
    )
    if row is None:
        return False
    tx.do("DELETE FROM rsvps WHERE session_id = :id", id=moved.id)
    return True


async def cancel(
    tx: Tx, session: SessionId, *, revision: int, now: datetime, asked_at: datetime | None = None
) -> bool:
    """Cancel a meeting that had not begun at `asked_at` (now); return False like `move`."""
    return await tx.found(_CANCEL, id=session, revision=revision, asked_at=asked_at or now, now=now)


async def changed_with(tx: Tx, session: Session) -> list[Session]:
    """Return the meetings that were moved or cancelled at the same instant as one, in order."""
    rows = await tx.ask(
        f"{SELECT_SESSIONS} WHERE s.cohort_id = :cohort"
        " AND s.state = :state AND s.changed_at = :at"
        " AND (s.state = 'cancelled' OR s.moved_from IS NOT NULL) ORDER BY s.starts_at, s.id",
        cohort=session.cohort_id,
        state="cancelled" if session.cancelled else "planned",
        at=session.changed_at,
    )
    return [read_session(row) for row in rows]


def set_room(tx: Tx, sessions: Iterable[SessionId], room: Room) -> None:
    """Save where meetings are held; calendars that have them are told by a higher `edits`."""
    tx.do(
        "UPDATE sessions SET link = :link, meeting_number = :number, passcode = :passcode,"
        " telephone = :telephone, place = :place, map_link = :map_link, edits = edits + 1"
        " WHERE id IN :ids",
        ids=list(sessions),
        **asdict(room),
    )


def set_placed(tx: Tx, session: SessionId, at: datetime | None) -> None:
    """Save when the place changed of which people have been told; None: they know, or need not."""
    tx.do("UPDATE sessions SET placed_at = :at WHERE id = :id", id=session, at=at)


def set_length(tx: Tx, session: SessionId, length: timedelta) -> None:
    """Save the length of a meeting, as `set_room` does."""
    tx.do(
        "UPDATE sessions SET minutes = :minutes, edits = edits + 1 WHERE id = :id",
        id=session,
        minutes=round(length / timedelta(minutes=1)),
    )


def set_recording(tx: Tx, session: SessionId, link: str) -> None:
    tx.do("UPDATE sessions SET recording = :link WHERE id = :id", id=session, link=link)


async def count_recipients(tx: Tx, cohort: CohortId) -> int:
    """Count the people who get a message to a cohort."""
    row = await tx.single(
        "SELECT count(*) AS people FROM enrolments e JOIN chats c ON c.person_id = e.person_id"
        " WHERE e.cohort_id = :cohort AND e.state = 'active'",
        cohort=cohort,
    )
    return int(row["people"])


async def takes_part(tx: Tx, cohort: CohortId, person: PersonId) -> bool:
    """Tell whether somebody takes part in a cohort now."""
    return await tx.found(
        "SELECT id FROM enrolments WHERE person_id = :person AND cohort_id = :cohort"
        " AND state = 'active'",
        person=person,
        cohort=cohort,
    )


def room_of(row: Row) -> Room:
    """Read the room of a meeting, or of a draft."""
    return from_row(Room, row, number=row["meeting_number"])


def read_session(row: Row) -> Session:
    """Read a meeting from a row with SESSION_COLUMNS."""
    return from_row(
        Session,
        row,
        local_start=datetime.fromisoformat(row["local_start"]),
        length=timedelta(minutes=row["minutes"]),
        room=room_of(row),
        cancelled=row["state"] == "cancelled",
    )


TABLES = Tables(impersonal=("sessions",))
