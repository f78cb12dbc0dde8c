"""Whom to look at for a warm-up or lessons, and when to look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.domain.learning.offer import Meeting, Rhythm
from bot.domain.learning.reading import Reading
from bot.domain.people.person import ChatId, CohortId, EnrolmentId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.readings import reading_of

_MEMBER = """
SELECT e.id, e.person_id, e.cohort_id, e.joined_at, e.refresh_days, e.refresh_minute,
       e.next_lesson_at, e.next_refresh_at, e.unanswered_pushes,
       p.zone, p.paused_until, p.quiet_from, h.id AS chat_id, c.course, c.quiet_days, c.closed_at
FROM enrolments e JOIN people p ON p.id = e.person_id JOIN cohorts c ON c.id = e.cohort_id
LEFT JOIN chats h ON h.person_id = e.person_id AND h.reach = 'open'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An active member, as far as offers are concerned; `look_at` is when the look was due.

    `chat_id` is None for somebody who cannot be written to, or whose cohort is closed.
    `quiet_from` is minutes after local midnight. `practice_at` is when to write about practice
    next, as far as it was worked out; `unanswered` counts the messages about it in a row that
    nobody answered.
    """

    enrolment_id: EnrolmentId
    person_id: PersonId
    cohort_id: CohortId
    course: str
    chat_id: ChatId | None
    rhythm: Rhythm
    quiet_from: int
    quiet_days: frozenset[str]
    joined_at: datetime | None
    paused_until: datetime | None
    look_at: datetime | None
    practice_at: datetime | None = None
    unanswered: int = 0


async def due_members(tx: Tx, *, limit: int, now: datetime) -> list[Member]:
    """Return at most `limit` members whose look is due, and as many who never had one."""
    due, new = await tx.ask_each(
        query(
            f"{_MEMBER} WHERE e.state = 'active' AND e.next_lesson_at <= :now"
            " ORDER BY e.next_lesson_at, e.id LIMIT :n",
            now=now,
            n=limit,
        ),
        query(
            f"{_MEMBER} WHERE e.state = 'active' AND e.next_lesson_at IS NULL"
            " ORDER BY e.id LIMIT :n",
            n=limit,
        ),
    )
    return [_member(row) for row in (*due, *new)]


async def member(tx: Tx, enrolment: EnrolmentId) -> Member | None:
    """Return an active member, or None."""
    rows = await tx.ask_each(member_read(enrolment))
    return member_in(rows[0])


def member_read(enrolment: EnrolmentId) -> Statement:
    """Write down the read of an active member, for `member_in`."""
    return query(f"{_MEMBER} WHERE e.state = 'active' AND e.id = :id", id=enrolment)


def member_in(rows: Rows) -> Member | None:
    """Read a member from what `member_read` found."""
    return _member(rows[0]) if rows else None


async def meetings_of(tx: Tx, cohorts: Iterable[CohortId]) -> dict[CohortId, list[Meeting]]:
    """Return the planned meetings of each cohort, in order."""
    found: dict[CohortId, list[Meeting]] = {cohort: [] for cohort in cohorts}
    rows = await tx.ask(
        "SELECT cohort_id, starts_at, unit FROM sessions"
        " WHERE cohort_id IN :cohorts AND state = 'planned' ORDER BY starts_at, id",
        cohorts=list(found),
    )
    for row in rows:
        found[CohortId(row["cohort_id"])].append(_meeting(row))
    return found


def meetings_read(enrolment: EnrolmentId) -> Statement:
    """Write down the read of the planned meetings of an enrolment's cohort, for `meetings_in`."""
    return query(
        "SELECT s.starts_at, s.unit FROM sessions s JOIN enrolments e ON e.cohort_id = s.cohort_id"
        " WHERE e.id = :enrolment AND s.state = 'planned' ORDER BY s.starts_at, s.id",
        enrolment=enrolment,
    )


def meetings_in(rows: Rows) -> list[Meeting]:
    """Read meetings, in order, from what `meetings_read` found."""
    return [_meeting(row) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a member has read, and which quizzes were finished."""

    readings: dict[str, Reading]
    quizzes: set[str]


async def done_by(tx: Tx, enrolments: Sequence[EnrolmentId]) -> dict[EnrolmentId, Done]:
    """Return what each of some members has done."""
    readings, quizzes = await tx.ask_each(
        query(
            "SELECT enrolment_id, unit, card, furthest, read_at, finished_at FROM readings"
            " WHERE enrolment_id IN :ids",
            ids=list(enrolments),
        ),
        query(
            "SELECT DISTINCT enrolment_id, quiz FROM attempts"
            " WHERE enrolment_id IN :ids AND finished_at IS NOT NULL",
            ids=list(enrolments),
        ),
    )
    found = {enrolment: Done(readings={}, quizzes=set()) for enrolment in enrolments}
    for row in readings:
        found[row["enrolment_id"]].readings[row["unit"]] = reading_of(row)
    for row in quizzes:
        found[row["enrolment_id"]].quizzes.add(row["quiz"])
    return found


def look_again(tx: Tx, looks: Iterable[tuple[EnrolmentId, datetime]]) -> None:
    """Note when to look at members again."""
    groups: dict[datetime, list[EnrolmentId]] = {}
    for enrolment, at in looks:
        groups.setdefault(at, []).append(enrolment)
    for at, ids in groups.items():
        tx.do("UPDATE enrolments SET next_lesson_at = :at WHERE id IN :ids", at=at, ids=ids)


async def next_look(tx: Tx) -> datetime | None:
    """Return when the next look is due, or None."""
    row = await tx.one(
        "SELECT min(next_lesson_at) AS due FROM enrolments"
        " WHERE state = 'active' AND next_lesson_at IS NOT NULL"
    )
    return None if row is None else from_ms_or_none(row["due"])


async def change_days(tx: Tx, enrolment: EnrolmentId, person: PersonId, days: int) -> bool:
    """Keep on which days (bits, Monday first) somebody wants to be written to about learning.

    Return False if the enrolment is not this person's.
    """
    changed = await tx.ask(
        "UPDATE enrolments SET refresh_days = :days"
        " WHERE id = :id AND person_id = :person AND state = 'active' RETURNING id",
        days=days,
        id=enrolment,
        person=person,
    )
    return bool(changed)


def _meeting(row: Row) -> Meeting:
    return Meeting(starts_at=from_ms(row["starts_at"]), unit=row["unit"])


def _member(row: Row) -> Member:
    chat = row["chat_id"] if row["closed_at"] is None else None
    return Member(
        enrolment_id=EnrolmentId(row["id"]),
        person_id=PersonId(row["person_id"]),
        cohort_id=CohortId(row["cohort_id"]),
        course=row["course"],
        chat_id=None if chat is None else ChatId(chat),
        rhythm=Rhythm(zone=row["zone"], days=row["refresh_days"], minute=row["refresh_minute"]),
        quiet_from=row["quiet_from"],
        quiet_days=frozenset(orjson.loads(row["quiet_days"])),
        joined_at=from_ms_or_none(row["joined_at"]),
        paused_until=from_ms_or_none(row["paused_until"]),
        look_at=from_ms_or_none(row["next_lesson_at"]),
        practice_at=from_ms_or_none(row["next_refresh_at"]),
        unanswered=row["unanswered_pushes"],
    )
