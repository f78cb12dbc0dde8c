"""Stores whether people attended a meeting, their scores, and whether to quote them."""

from datetime import datetime
from typing import Any

from bot.membership.domain import CohortId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.domain import SessionId
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Row, Tx
from bot.storage.ownership import Owned, Values, earliest
from bot.storage.personal_data import Tables, changed
from bot.storage.rows import from_row

LAST_TRY = 2
"""How often somebody may tap a picture."""
_ANSWER = """
INSERT INTO attendance (session_id, person_id, state, picked, tries, noted_at)
VALUES (:session, :person, :state, :picked, :tries, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET state = excluded.state, picked = excluded.picked, tries = excluded.tries,
  noted_at = excluded.noted_at
WHERE attendance.tries < excluded.tries AND attendance.state = 'unsure'
  AND attendance.noted_by IS NULL
RETURNING session_id
"""
_CORRECT = """
INSERT INTO attendance (session_id, person_id, state, noted_by, noted_at)
VALUES (:session, :person, :state, :by, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET state = excluded.state, noted_by = excluded.noted_by, noted_at = excluded.noted_at
"""
WAS_EXPECTED = "(e.joined_at IS NULL OR e.joined_at < s.starts_at + s.minutes * 60000)"
"""The condition that a meeting `s` was for the person of an enrolment `e`, who joined in time."""
WAS_TAKEN = """
(s.nobody_at IS NOT NULL OR EXISTS (SELECT 1 FROM attendance k
  JOIN enrolments m ON m.person_id = k.person_id AND m.cohort_id = s.cohort_id
  WHERE k.session_id = s.id AND k.state = 'there' AND m.state IN ('active', 'finished')
    AND (m.joined_at IS NULL OR m.joined_at < s.starts_at + s.minutes * 60000)))
"""
"""The condition that attendance at a meeting `s` was taken, for everything that counts it.

Somebody for whom it was, and who is inside, was there; or a coordinator noted that nobody was.
Otherwise nothing is known, which is not the same as nobody.
"""
TAKEN = f"CASE WHEN {WAS_TAKEN} THEN 1 ELSE 0 END AS taken"
"""The same as a column of a meeting `s`."""
_UNTAKEN = f"""
SELECT s.id FROM sessions s
WHERE s.cohort_id = :cohort AND s.state = 'planned' AND s.starts_at < :now AND NOT {WAS_TAKEN}
"""  # noqa: S608 - our own words
_LISTED = f"""
SELECT e.person_id, {SHOWN_NAME} AS name, a.state, a.noted_by, r.answer
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN attendance a ON a.person_id = e.person_id AND a.session_id = :session
LEFT JOIN rsvps r ON r.person_id = e.person_id AND r.session_id = :session
JOIN sessions s ON s.id = :session
WHERE e.cohort_id = :cohort AND e.state IN ('active', 'finished') AND {WAS_EXPECTED}
ORDER BY p.name_key, e.person_id
"""  # noqa: S608 - our own words
_ABSENT = """
FROM enrolments e JOIN sessions s ON s.cohort_id = e.cohort_id
JOIN chats c ON c.person_id = e.person_id
LEFT JOIN attendance a ON a.person_id = e.person_id AND a.session_id = s.id
WHERE s.id = :session AND e.state = 'active' AND c.reach = 'open'
  AND (e.joined_at IS NULL OR e.joined_at < s.starts_at + s.minutes * 60000)
  AND (a.state IS NULL OR a.state NOT IN ('there', 'unsure'))
"""


async def save_once(
    tx: Tx,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    picked: str | None,
    tries: int = LAST_TRY,
    now: datetime,
) -> bool:
    """Save whether somebody was there; return False if they may not answer again.

    `tries` is which of two tries it is. Only an unsure first one can be followed by another, as
    long as no coordinator has settled it.
    """
    saved = await tx.found(
        _ANSWER,
        session=session,
        person=person,
        state=str(state),
        picked=picked,
        tries=tries,
        now=now,
    )
    if saved and state is Attendance.THERE:
        forget_nobody(tx, session)
    return saved


def note_nobody(tx: Tx, session: SessionId, *, now: datetime) -> None:
    """Save that attendance is complete, and that nobody was there."""
    tx.do("UPDATE sessions SET nobody_at = :now WHERE id = :id", id=session, now=now)


def forget_nobody(tx: Tx, session: SessionId) -> None:
    """Take back that nobody was at a meeting, if that was noted."""
    tx.do(
        "UPDATE sessions SET nobody_at = NULL WHERE id = :id AND nobody_at IS NOT NULL", id=session
    )


def forget_missed(tx: Tx, session: SessionId, *, at: datetime) -> None:
    """Forget who was noted as absent at an instant, and was not noted at all before it."""
    tx.do(
        "DELETE FROM attendance WHERE session_id = :session AND state = 'missed'"
        " AND noted_by IS NOT NULL AND noted_at = :at",
        session=session,
        at=at,
    )


async def first_try(tx: Tx, session: SessionId, person: PersonId) -> str | None:
    """Return the wrong picture that somebody tapped at first, if they may try again."""
    row = await tx.one(
        "SELECT picked FROM attendance WHERE session_id = :session AND person_id = :person"
        " AND state = 'unsure' AND tries = 1 AND noted_by IS NULL",
        session=session,
        person=person,
    )
    return None if row is None else row["picked"]


def correct(
    tx: Tx,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    by: PersonId,
    now: datetime,
) -> None:
    """Save a coordinator's correction of whether somebody was there."""
    tx.do(_CORRECT, session=session, person=person, state=str(state), by=by, now=now)
    if state is Attendance.THERE:
        forget_nobody(tx, session)


async def of_person(tx: Tx, session: SessionId, person: PersonId) -> Attendance | None:
    """Return whether somebody was there, if it is known."""
    row = await tx.one(
        "SELECT state FROM attendance WHERE session_id = :session AND person_id = :person",
        session=session,
        person=person,
    )
    return None if row is None else Attendance(row["state"])


async def attendance_by_name(
    tx: Tx, session: SessionId, cohort: CohortId
) -> list[PersonAttendance]:
    """Return everybody of a cohort with their attendance of one meeting, by name."""
    rows = await tx.ask(_LISTED, session=session, cohort=cohort)
    return [_seen(row) for row in rows]


async def untaken(tx: Tx, cohort: CohortId, *, now: datetime) -> frozenset[SessionId]:
    """Return the meetings of a cohort that have begun, and of which nothing is known."""
    rows = await tx.ask(_UNTAKEN, cohort=cohort, now=now)
    return frozenset(SessionId(row["id"]) for row in rows)


async def absent_people(tx: Tx, session: SessionId, *, after: int = 0, limit: int) -> set[PersonId]:
    """Return up to `limit` people who can be reached, were in the cohort then, and were absent.

    Their ids are above `after`; people without an answer count as absent.
    """
    rows = await tx.ask(
        f"SELECT e.person_id {_ABSENT} AND e.person_id > :after ORDER BY e.person_id LIMIT :n",
        session=session,
        after=after,
        n=limit,
    )
    return {PersonId(row["person_id"]) for row in rows}


async def count_absent(tx: Tx, session: SessionId) -> int:
    """Count the people who can be reached and were absent."""
    row = await tx.single(f"SELECT count(*) AS n {_ABSENT}", session=session)
    return int(row["n"])


def _seen(row: Row) -> PersonAttendance:
    return from_row(
        PersonAttendance,
        row,
        person=PersonId(row["person_id"]),
        said_no=row["answer"] == RsvpAnswer.NO,
        noted=row["noted_by"] is not None,
    )


_RATE = """
INSERT INTO pulses (session_id, person_id, score, answered_at)
VALUES (:session, :person, :score, :now)
ON CONFLICT (session_id, person_id) DO NOTHING RETURNING session_id
"""
_LET_QUOTE = """
UPDATE pulses SET may_quote = :may
WHERE session_id = :session AND person_id = :person AND score >= :least RETURNING score
"""


async def save_rating(
    tx: Tx, session: SessionId, person: PersonId, score: int | None, *, now: datetime
) -> bool:
    """Save how useful it was (1 to 5; None: skipped); return False if that is already saved."""
    return await tx.found(_RATE, session=session, person=person, score=score, now=now)


async def let_quote(
    tx: Tx, session: SessionId, person: PersonId, *, may: bool, least: int
) -> int | None:
    """Save whether a score of at least `least` may be quoted; return the score, or None.

    NULL means not asked; such a score is not quoted.
    """
    row = await tx.one(_LET_QUOTE, session=session, person=person, may=int(may), least=least)
    return None if row is None else row["score"]


def _best(row: Values) -> tuple[Any, ...]:
    """The better one of two rows about one meeting counts."""
    return (("there", "excused", "unsure", "missed").index(row["state"]),)


TABLES = Tables(
    holdings=(changed("attendance", "picked = NULL"), changed("pulses", "may_quote = NULL")),
    owned=(
        Owned(
            table="attendance",
            owner="person_id",
            key=("session_id",),
            once=("session_id",),
            order=_best,
            what="meetings",
        ),
        Owned(
            table="pulses",
            owner="person_id",
            key=("session_id",),
            once=("session_id",),
            order=earliest("answered_at"),
        ),
    ),
)
