"""Rows of the outbox about meetings: planned in sets, tidied up, and counted for the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from bot.domain.delivery.lanes import Lane, Meeting
from bot.domain.people.person import CohortId, PersonId
from bot.domain.sessions.ladder import Scheduled, ladders, still_owed
from bot.domain.sessions.rungs import Calendar
from bot.domain.sessions.session import SessionId
from bot.storage.claims import MeetingsLoader
from bot.storage.cohorts import COLUMNS, cohort_of
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.sessions import AROUND, SESSION_COLUMNS, scheduled_of

COUNTED_KINDS = (
    "session.week",
    "session.evening",
    "session.start",
    "session.closing",
    "session.excused",
)
START_KIND = "session.start"
AHEAD = timedelta(days=10)
"""A rung comes at most seven days, and a few quiet ones, before its meeting."""

_PEOPLE = """
SELECT e.person_id, e.joined_at, p.zone, p.quiet_from, p.quiet_until
FROM enrolments e JOIN people p ON p.id = e.person_id JOIN chats c ON c.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.state = 'active' AND c.reach = 'open' AND e.person_id > :after
ORDER BY e.person_id LIMIT :n
"""
_OWE_EACH = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, expires_at, created_at)
SELECT c.id, :lane, :kind, :about, :dedup || c.person_id, :due_at, :expires_at, :now
FROM chats c WHERE c.person_id IN :people ORDER BY c.person_id
ON CONFLICT (dedup) DO NOTHING
"""
# ";" follows ":" in every collation that compares by code point, so this is a prefix.
_TIDY = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, dedup, due_at, created_at)
SELECT o.chat_id, 3, 'session.tidy', :about, o.id, 'tidy:' || o.id, :now, :now FROM outbox o
WHERE o.dedup > :from_dedup AND o.dedup < :to_dedup AND o.state = 'sent' AND o.kind IN :kinds
  AND o.message_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox t WHERE t.dedup = 'tidy:' || o.id)
ORDER BY o.id LIMIT :n
ON CONFLICT (dedup) DO NOTHING RETURNING id
"""
_EDIT = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, due_at, created_at)
SELECT o.chat_id, 2, :into, o.about, o.id, :now, :now FROM outbox o
WHERE o.dedup > :from_dedup AND o.dedup < :to_dedup AND o.state = 'sent' AND o.kind = :kind
  AND o.message_id IS NOT NULL
ORDER BY o.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Somebody of a cohort who can be reached, with the hours in which they may be."""

    person: PersonId
    joined_at: datetime | None
    zone: str
    quiet_from: int
    quiet_until: int


async def people(tx: Tx, cohort: CohortId, *, after: int, limit: int) -> list[Concerned]:
    """Return up to `limit` people of a cohort whose id is above `after`, in order."""
    rows = await tx.ask(_PEOPLE, cohort=cohort, after=after, n=limit)
    return [
        Concerned(
            person=PersonId(row["person_id"]),
            joined_at=from_ms_or_none(row["joined_at"]),
            zone=row["zone"],
            quiet_from=row["quiet_from"],
            quiet_until=row["quiet_until"],
        )
        for row in rows
    ]


def owe_each(
    tx: Tx,
    people_owed: Sequence[PersonId],
    *,
    lane: Lane,
    kind: str,
    about: Mapping[str, object],
    dedup: str,
    due_at: datetime,
    expires_at: datetime | None,
    now: datetime,
) -> None:
    """Owe the same to many people in one statement; `dedup` is completed by each one's id."""
    tx.owes = True
    tx.do(
        _OWE_EACH,
        people=list(people_owed),
        lane=int(lane),
        kind=kind,
        about=orjson.dumps(dict(about)).decode(),
        dedup=dedup,
        due_at=due_at,
        expires_at=expires_at,
        now=now,
    )


async def tidy(
    tx: Tx, session: SessionId, kinds: Sequence[str], *, limit: int, now: datetime
) -> int:
    """Owe an edit for up to `limit` messages that were sent about a meeting; return how many."""
    rows = await tx.ask(
        _TIDY,
        about=orjson.dumps({"session": session}).decode(),
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        kinds=list(kinds),
        n=limit,
        now=now,
    )
    tx.owes = tx.owes or bool(rows)
    return len(rows)


def edit(tx: Tx, session: SessionId, kind: str, *, into: str, now: datetime) -> None:
    """Owe an edit of the kind `into` for every message of a kind that was sent about a meeting."""
    tx.owes = True
    tx.do(
        _EDIT,
        kind=kind,
        into=into,
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        now=now,
    )


def owed_meetings(people_asked: Iterable[int], *, now: datetime) -> list[Statement]:
    """Ask for all that `meetings_of` needs to know what people will still be told of meetings."""
    ids = sorted(set(people_asked))
    mine = (
        "(SELECT e.cohort_id FROM enrolments e WHERE e.person_id IN :people AND e.state = 'active')"
    )
    return [
        query(
            "SELECT e.person_id, e.cohort_id, e.joined_at, p.zone, p.quiet_from, p.quiet_until"
            " FROM enrolments e JOIN people p ON p.id = e.person_id"
            " WHERE e.person_id IN :people AND e.state = 'active'",
            people=ids,
        ),
        query(
            f"SELECT {COLUMNS} FROM cohorts WHERE id IN {mine}",  # noqa: S608 - our own words
            people=ids,
        ),
        query(
            f"SELECT {SESSION_COLUMNS} FROM sessions s WHERE s.cohort_id IN {mine}"  # noqa: S608
            " AND s.state = 'planned' AND s.starts_at > :since AND s.starts_at < :until"
            " ORDER BY s.starts_at, s.id",
            people=ids,
            since=now - AROUND,
            until=now + AHEAD,
        ),
        query(
            "SELECT r.person_id, r.session_id FROM rsvps r JOIN sessions s ON s.id = r.session_id"
            " WHERE r.person_id IN :people AND r.answer = 'no' AND s.starts_at > :since",
            people=ids,
            since=now - AROUND,
        ),
        query(
            "SELECT o.id, c.person_id, o.kind, o.due_at"
            " FROM outbox o JOIN chats c ON c.id = o.chat_id WHERE c.person_id IN :people"
            " AND o.state IN ('pending', 'leased') AND o.kind IN :kinds",
            people=ids,
            kinds=list(COUNTED_KINDS),
        ),
    ]


@dataclass(frozen=True, slots=True)
class OwedMeetings:
    """What people will still be told of meetings: planned rows, and rungs not planned yet."""

    rows: Mapping[int, tuple[tuple[int, Meeting], ...]]
    unplanned: Mapping[int, tuple[Meeting, ...]]

    def of(self, person: int | None, *, besides: int) -> tuple[Meeting, ...]:
        """Return what somebody is owed about meetings, the row `besides` not included."""
        if person is None:
            return ()
        planned = (meeting for row, meeting in self.rows.get(person, ()) if row != besides)
        return (*planned, *self.unplanned.get(person, ()))


def meetings_of(answers: Sequence[Rows], *, now: datetime) -> OwedMeetings:
    """Read the answers to `owed_meetings`."""
    places, cohorts, sessions, refusals, rows = answers
    planned: dict[int, tuple[tuple[int, Meeting], ...]] = {}
    for row in rows:
        meeting = Meeting(due_at=from_ms(row["due_at"]), starts=row["kind"] == START_KIND)
        person = row["person_id"]
        planned[person] = (*planned.get(person, ()), (row["id"], meeting))
    return OwedMeetings(planned, _unplanned(places, cohorts, sessions, refusals, now=now))


MEETINGS = MeetingsLoader(ask=owed_meetings, read=meetings_of)
"""For `claim`: what the gate must know of meetings."""


def _unplanned(
    places: Rows, cohorts: Rows, sessions: Rows, refusals: Rows, *, now: datetime
) -> dict[int, tuple[Meeting, ...]]:
    of_cohort: dict[int, list[Scheduled]] = {}
    for row in sessions:
        of_cohort.setdefault(row["cohort_id"], []).append(scheduled_of(row))
    known = {row["id"]: cohort_of(row) for row in cohorts}
    climbed = {
        cohort: ladders(
            (each.session for each in all_of_it), known[cohort].rungs, known[cohort].quiet_days
        )
        for cohort, all_of_it in of_cohort.items()
    }
    found: dict[int, tuple[Meeting, ...]] = {}
    for row in places:
        cohort, person = row["cohort_id"], row["person_id"]
        if cohort not in of_cohort:
            continue
        owed = still_owed(
            of_cohort[cohort],
            climbed[cohort],
            _calendar(row, known[cohort].quiet_days),
            refused={SessionId(r["session_id"]) for r in refusals if r["person_id"] == person},
            joined_at=from_ms_or_none(row["joined_at"]),
            now=now,
        )
        found[person] = (*found.get(person, ()), *owed)
    return found


def _calendar(row: Row, quiet_days: frozenset[str]) -> Calendar:
    return Calendar(
        zone=row["zone"],
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        quiet_days=quiet_days,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A message that rang, which later ones of the same matter edit instead of ringing again."""

    id: int
    chat_id: int
    created_at: datetime


async def latest_ring(tx: Tx, matter: str, about: SessionId) -> list[Ring]:
    """Return the messages that rang last about a matter of a meeting, one for each chat."""
    rows = await tx.ask(
        "SELECT o.id, o.chat_id, o.created_at FROM outbox o"
        " WHERE o.dedup > :since AND o.dedup < :until AND o.created_at = (SELECT max(l.created_at)"
        " FROM outbox l WHERE l.dedup > :since AND l.dedup < :until) ORDER BY o.id",
        since=f"{matter}:{about}:",
        until=f"{matter}:{about};",
    )
    return [
        Ring(id=row["id"], chat_id=row["chat_id"], created_at=from_ms(row["created_at"]))
        for row in rows
    ]
