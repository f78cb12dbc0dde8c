"""Who was there, who was not, and who could not connect."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people.person import CohortId, PersonId
from bot.domain.sessions.session import Answer, Attendance, SessionId, Trouble
from bot.storage.database import Row, Tx

_NOTE_ONCE = """
INSERT INTO attendance (session_id, person_id, state, picked, noted_at)
VALUES (:session, :person, :state, :picked, :now)
ON CONFLICT (session_id, person_id) DO NOTHING RETURNING session_id
"""
_CORRECT = """
INSERT INTO attendance (session_id, person_id, state, noted_by, noted_at)
VALUES (:session, :person, :state, :by, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET state = excluded.state, noted_by = excluded.noted_by, noted_at = excluded.noted_at
"""
_LISTED = """
SELECT e.person_id, p.name, o.name AS organization, a.state, a.picked, a.noted_by, r.answer
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN attendance a ON a.person_id = e.person_id AND a.session_id = :session
LEFT JOIN rsvps r ON r.person_id = e.person_id AND r.session_id = :session
JOIN sessions s ON s.id = :session
WHERE e.cohort_id = :cohort AND e.state = 'active'
  AND (e.joined_at IS NULL OR e.joined_at < s.starts_at + s.minutes * 60000)
ORDER BY p.name_key, e.person_id
"""
_ABSENT = """
FROM enrolments e JOIN sessions s ON s.cohort_id = e.cohort_id
JOIN chats c ON c.person_id = e.person_id
LEFT JOIN attendance a ON a.person_id = e.person_id AND a.session_id = s.id
WHERE s.id = :session AND e.state = 'active' AND c.reach = 'open'
  AND (e.joined_at IS NULL OR e.joined_at < s.starts_at + s.minutes * 60000)
  AND (a.state IS NULL OR a.state <> 'there')
"""
_TROUBLE = """
INSERT INTO connection_troubles (session_id, person_id, trouble, reported_at)
VALUES (:session, :person, :trouble, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET trouble = excluded.trouble, over_at = NULL
"""
_TROUBLED = """
SELECT t.person_id, p.name, o.name AS organization, t.trouble, t.over_at
FROM connection_troubles t JOIN people p ON p.id = t.person_id
JOIN sessions s ON s.id = t.session_id
LEFT JOIN enrolments e ON e.person_id = t.person_id AND e.cohort_id = s.cohort_id
LEFT JOIN organizations o ON o.id = e.organization_id
WHERE t.session_id = :session ORDER BY t.reported_at, t.person_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody of the cohort and whether they were there; `said_no` beforehand.

    `guessed`: they tapped a picture, but another one than the trainer's. `noted`: a
    coordinator said so, which stands.
    """

    person: PersonId
    name: str
    organization: str | None
    state: Attendance | None
    said_no: bool
    guessed: bool
    noted: bool = False

    @property
    def counts_as(self) -> Attendance:
        """What stands in the overview: who said nothing missed it, unless they had excused."""
        if self.state is Attendance.THERE or (self.noted and self.state is not None):
            return self.state
        if self.said_no or self.state is Attendance.EXCUSED:
            return Attendance.EXCUSED
        return Attendance.MISSED

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: neither excused beforehand, nor answered afterwards."""
        return self.state is None and not self.said_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubled:
    """Somebody who could not connect, and whether they can by now."""

    person: PersonId
    name: str
    organization: str | None
    trouble: Trouble
    is_over: bool


async def note_once(
    tx: Tx,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    picked: str | None,
    now: datetime,
) -> bool:
    """Keep whether somebody was there; the first word stands. Return False for a second one."""
    row = await tx.one(
        _NOTE_ONCE, session=session, person=person, state=str(state), picked=picked, now=now
    )
    return row is not None


def correct(
    tx: Tx,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    by: PersonId,
    now: datetime,
) -> None:
    """Let a coordinator put right whether somebody was there."""
    tx.do(_CORRECT, session=session, person=person, state=str(state), by=by, now=now)


async def of_person(tx: Tx, session: SessionId, person: PersonId) -> Attendance | None:
    """Return whether somebody was there, if it is known."""
    row = await tx.one(
        "SELECT state FROM attendance WHERE session_id = :session AND person_id = :person",
        session=session,
        person=person,
    )
    return None if row is None else Attendance(row["state"])


async def listed(tx: Tx, session: SessionId, cohort: CohortId) -> list[Seen]:
    """Return everybody of a cohort with whether they were at one meeting, by name."""
    rows = await tx.ask(_LISTED, session=session, cohort=cohort)
    return [_seen(row) for row in rows]


async def absent(tx: Tx, session: SessionId, *, after: int = 0, limit: int) -> set[PersonId]:
    """Return up to `limit` people who can be reached, were in the cohort then, and not there.

    Their ids are above `after`; who said nothing counts, too.
    """
    rows = await tx.ask(
        f"SELECT e.person_id {_ABSENT} AND e.person_id > :after ORDER BY e.person_id LIMIT :n",
        session=session,
        after=after,
        n=limit,
    )
    return {PersonId(row["person_id"]) for row in rows}


async def number_absent(tx: Tx, session: SessionId) -> int:
    """Return how many they are."""
    row = await tx.one(f"SELECT count(*) AS n {_ABSENT}", session=session)
    return 0 if row is None else row["n"]


def report_trouble(
    tx: Tx, session: SessionId, person: PersonId, trouble: Trouble, *, now: datetime
) -> None:
    """Keep that somebody cannot connect."""
    tx.do(_TROUBLE, session=session, person=person, trouble=str(trouble), now=now)


def end_trouble(tx: Tx, session: SessionId, person: PersonId, *, now: datetime) -> None:
    """Keep that somebody can connect now."""
    tx.do(
        "UPDATE connection_troubles SET over_at = :now"
        " WHERE session_id = :session AND person_id = :person",
        session=session,
        person=person,
        now=now,
    )


async def cut_off(tx: Tx, session: SessionId) -> list[tuple[int, PersonId]]:
    """Return the chats of those who still cannot connect to a meeting, with whose they are."""
    rows = await tx.ask(
        "SELECT c.id, t.person_id FROM connection_troubles t"
        " JOIN chats c ON c.person_id = t.person_id AND c.reach = 'open'"
        " JOIN sessions s ON s.id = t.session_id"
        " JOIN enrolments e ON e.person_id = t.person_id AND e.cohort_id = s.cohort_id"
        " AND e.state = 'active'"
        " WHERE t.session_id = :session AND t.over_at IS NULL ORDER BY t.person_id",
        session=session,
    )
    return [(row["id"], PersonId(row["person_id"])) for row in rows]


async def troubled(tx: Tx, session: SessionId) -> list[Troubled]:
    """Return who could not connect to a meeting, in the order they said so."""
    rows = await tx.ask(_TROUBLED, session=session)
    return [
        Troubled(
            person=PersonId(row["person_id"]),
            name=row["name"],
            organization=row["organization"],
            trouble=Trouble(row["trouble"]),
            is_over=row["over_at"] is not None,
        )
        for row in rows
    ]


def _seen(row: Row) -> Seen:
    state = None if row["state"] is None else Attendance(row["state"])
    return Seen(
        person=PersonId(row["person_id"]),
        name=row["name"],
        organization=row["organization"],
        state=state,
        said_no=row["answer"] == str(Answer.NO),
        guessed=row["picked"] is not None
        and row["noted_by"] is None
        and state is Attendance.MISSED,
        noted=row["noted_by"] is not None,
    )
