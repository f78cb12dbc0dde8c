"""Queries: who missed a meeting, was not active, or cannot be reached."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.desk.contacts.domain import ContactCandidate
from bot.membership.domain import CohortId, PersonId
from bot.sessions.attendance.storage import WAS_TAKEN
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

LOOKED_AT = 6
"""How many of the last meetings are read; a longer row of missed ones counts as this many."""
AT_MOST = 200
"""The limit of people of each kind; nobody contacts more in a day."""

_LAST_MEETINGS = f"""
SELECT s.id, s.starts_at, s.nobody_at FROM sessions s
WHERE s.cohort_id = :cohort AND s.state = 'planned' AND s.starts_at < :before
  AND {WAS_TAKEN}
ORDER BY s.starts_at DESC, s.id DESC LIMIT :n
"""  # noqa: S608 - our own words
_MEMBER = """
SELECT e.person_id, p.name, o.name AS organization, e.joined_at, e.seen_at AS last_at, c.reach,
       k.spoken_at, k.put_off_until, k.peace_why, k.peace_since
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN chats c ON c.person_id = e.person_id
LEFT JOIN contacts k ON k.cohort_id = e.cohort_id AND k.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.state = 'active'
"""
_SEEN = "CASE WHEN e.seen_at IS NULL THEN e.joined_at ELSE e.seen_at END"
# The newest come first: who fell silent long ago was shown at that time.
_SILENT = f"{_MEMBER} AND {_SEEN} < :before ORDER BY {_SEEN} DESC, e.person_id LIMIT :n"
_CLOSED = f"""
{_MEMBER} AND e.person_id IN (SELECT h.person_id FROM chats h WHERE h.reach <> 'open')
ORDER BY e.person_id LIMIT :n
"""  # noqa: S608
_ABSENT = """
e.cohort_id = :cohort AND e.joined_at <= s.starts_at
  AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id
    AND a.person_id = e.person_id AND a.state IN ('there', 'excused', 'unsure'))
  AND (NOT EXISTS (SELECT 1 FROM rsvps r WHERE r.session_id = s.id
      AND r.person_id = e.person_id AND r.answer = 'no')
    OR EXISTS (SELECT 1 FROM attendance n WHERE n.session_id = s.id
      AND n.person_id = e.person_id AND n.state = 'missed' AND n.noted_by IS NOT NULL))
"""
_MISSED_LAST = f"""
SELECT e.person_id FROM sessions s CROSS JOIN enrolments e
WHERE s.id = :session AND e.state = 'active' AND {_ABSENT} ORDER BY e.person_id LIMIT :n
"""  # noqa: S608
_MISSED = f"""
SELECT e.person_id, s.starts_at, CASE WHEN EXISTS (SELECT 1 FROM connection_troubles t
    WHERE t.session_id = s.id AND t.person_id = e.person_id AND t.over_at IS NULL)
  THEN 1 ELSE 0 END AS cut_off,
  CASE WHEN EXISTS (SELECT 1 FROM attendance w WHERE w.session_id = s.id
    AND w.person_id = e.person_id) THEN 1 ELSE 0 END AS said
FROM enrolments e JOIN sessions s ON s.id IN :sessions
WHERE e.person_id IN :people AND {_ABSENT}
ORDER BY s.starts_at DESC, e.person_id
"""  # noqa: S608
_SPOKEN = """
INSERT INTO contacts (cohort_id, person_id, spoken_at, noted_by)
VALUES (:cohort, :person, :at, :by)
ON CONFLICT (cohort_id, person_id) DO UPDATE
SET spoken_at = excluded.spoken_at, noted_by = excluded.noted_by
"""
_PUT_OFF = """
INSERT INTO contacts (cohort_id, person_id, put_off_until, peace_why, peace_since, noted_by)
VALUES (:cohort, :person, :until, :why, :since, :by)
ON CONFLICT (cohort_id, person_id) DO UPDATE
SET put_off_until = excluded.put_off_until, peace_why = excluded.peace_why,
  peace_since = excluded.peace_since, noted_by = excluded.noted_by
"""


class HeldMeeting(NamedTuple):
    """A meeting whose attendance is known; `nobody`: a coordinator noted that nobody was there."""

    session: int
    starts_at: datetime
    nobody: bool = False


async def last_meetings(tx: Tx, cohort: CohortId, *, before: datetime) -> list[HeldMeeting]:
    """Return the last meetings with noted attendance, the newest first."""
    rows = await tx.ask(_LAST_MEETINGS, cohort=cohort, before=before, n=LOOKED_AT)
    return [
        HeldMeeting(row["id"], from_ms(row["starts_at"]), row["nobody_at"] is not None)
        for row in rows
    ]


async def candidates(
    tx: Tx,
    cohort: CohortId,
    meetings: Sequence[HeldMeeting],
    *,
    seen_before: datetime,
    missed_after: datetime,
) -> list[ContactCandidate]:
    """Return who was last seen before an instant, cannot be reached, or missed the last meeting.

    A meeting of before `missed_after` is no reason any more. It costs what it finds; only while the
    last meeting is a reason the places of the cohort are read once.
    """
    limits = {"cohort": cohort, "n": AT_MOST}
    quiet, closed = await tx.ask_each(
        query(_SILENT, **limits, before=seen_before), query(_CLOSED, **limits)
    )
    absent: Rows = []
    if meetings and meetings[0].starts_at >= missed_after:
        absent = await _missed(tx, cohort, [each.session for each in meetings])
    starts = _starts(absent)
    told = {flag: _starts([r for r in absent if r[flag] == 1]) for flag in ("cut_off", "said")}
    known = {row["person_id"]: row for row in (*quiet, *closed)}
    others = sorted(starts.keys() - known.keys())
    rest: Rows = []
    if others:
        rest = await tx.ask(f"{_MEMBER} AND e.person_id IN :people", cohort=cohort, people=others)
    return [_member(row, starts, told) for row in (*known.values(), *rest)]


async def _missed(tx: Tx, cohort: CohortId, sessions: Sequence[int]) -> Rows:
    """Return the missed meetings of those who missed the first of these."""
    rows = await tx.ask(_MISSED_LAST, cohort=cohort, session=sessions[0], n=AT_MOST)
    if not rows:
        return []
    people = [row["person_id"] for row in rows]
    return await tx.ask(_MISSED, cohort=cohort, sessions=list(sessions), people=people)


def note_spoken(tx: Tx, cohort: CohortId, person: PersonId, *, by: PersonId, now: datetime) -> None:
    """Save that a coordinator talked to somebody."""
    tx.do(_SPOKEN, cohort=cohort, person=person, at=now, by=by)


def put_off(
    tx: Tx, cohort: CohortId, person: PersonId, *, until: datetime, by: PersonId, now: datetime
) -> None:
    """Save when somebody may be listed again, for whatever reason."""
    tx.do(_PUT_OFF, cohort=cohort, person=person, until=until, by=by, why=None, since=now)


def leave_in_peace(
    tx: Tx,
    cohort: CohortId,
    person: PersonId,
    *,
    why: str,
    until: datetime,
    by: PersonId,
    now: datetime,
) -> None:
    """Save until when somebody is not listed for a reason that came up, or for `ANY_REASON`."""
    tx.do(_PUT_OFF, cohort=cohort, person=person, until=until, by=by, why=why, since=now)


async def take_back(tx: Tx, cohort: CohortId, *, by: PersonId, at: datetime) -> list[PersonId]:
    """Forget what somebody noted at an instant; return of whom, also if that was nobody.

    What was noted before does not come back: people are listed rather once too often.
    """
    where = " WHERE cohort_id = :cohort AND noted_by = :by"
    spoken, off = await tx.ask_each(
        query(
            f"UPDATE contacts SET spoken_at = NULL{where} AND spoken_at = :at RETURNING person_id",  # noqa: S608
            cohort=cohort,
            by=by,
            at=at,
        ),
        query(
            "UPDATE contacts SET put_off_until = NULL, peace_why = NULL, peace_since = NULL"  # noqa: S608
            f"{where} AND peace_since = :at RETURNING person_id",
            cohort=cohort,
            by=by,
            at=at,
        ),
    )
    return [PersonId(row["person_id"]) for row in (*spoken, *off)]


async def put_off_until(tx: Tx, cohort: CohortId, person: PersonId) -> datetime | None:
    """Return when somebody may be listed again, if they were put off."""
    row = await tx.one(
        "SELECT put_off_until FROM contacts WHERE cohort_id = :cohort AND person_id = :person",
        cohort=cohort,
        person=person,
    )
    return None if row is None else from_ms_or_none(row["put_off_until"])


def _starts(rows: Sequence[Row]) -> dict[int, tuple[datetime, ...]]:
    found: dict[int, tuple[datetime, ...]] = {}
    for row in rows:
        person = row["person_id"]
        found[person] = (*found.get(person, ()), from_ms(row["starts_at"]))
    return found


def _member(
    row: Row,
    missed: Mapping[int, tuple[datetime, ...]],
    told: Mapping[str, Mapping[int, tuple[datetime, ...]]],
) -> ContactCandidate:
    joined, active = from_ms(row["joined_at"]), from_ms_or_none(row["last_at"])
    return from_row(
        ContactCandidate,
        row,
        person=PersonId(row["person_id"]),
        seen_at=joined if active is None else max(joined, active),
        reachable=row["reach"] in {None, "open"},
        missed=missed.get(row["person_id"], ()),
        cut_off=told["cut_off"].get(row["person_id"], ()),
        said=told["said"].get(row["person_id"], ()),
    )


TABLES = Tables(
    holdings=(deleted("contacts"),),
    owned=(
        Owned(
            table="contacts",
            owner="person_id",
            key=("cohort_id",),
            once=("cohort_id",),
            order=latest("spoken_at"),
        ),
    ),
)
