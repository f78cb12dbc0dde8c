"""Writes reminders to the outbox in sets, edits them, and counts them for the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from bot.membership.cohort.storage import COLUMNS, cohort_of
from bot.membership.domain import Cohort, PersonId
from bot.membership.focus import on_person
from bot.outbox.domain import Lane, MeetingNotice
from bot.outbox.gate.storage import MeetingsLoader
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.domain import QuietTimes
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderPlan, SessionProgress, reminder_plans
from bot.sessions.reminder_plan.storage import read_progress
from bot.sessions.reminders.domain import START_KIND, unplanned_reminders
from bot.sessions.storage import LOOK_BACK, SELECT_SESSIONS
from bot.storage import set_aside
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.rows import from_row

_PEOPLE = """
SELECT e.person_id, e.joined_at, p.zone, p.quiet_from, p.quiet_until
FROM enrolments e JOIN people p ON p.id = e.person_id JOIN chats c ON c.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.state = 'active' AND c.reach = 'open' AND e.person_id > :after
"""
_ENQUEUE_EACH = """
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
class ReminderRecipient:
    """Somebody of a cohort who can be reached, and the quiet times in which they get nothing."""

    person: PersonId
    joined_at: datetime | None
    calendar: QuietTimes


async def recipients(tx: Tx, cohort: Cohort, *, after: int, limit: int) -> list[ReminderRecipient]:
    """Return up to `limit` people of a cohort whose id is above `after`, in order."""
    rows = await tx.ask(
        f"{_PEOPLE}{on_person(tx, 'e.person_id')} ORDER BY e.person_id LIMIT :n",
        cohort=cohort.id,
        after=after,
        n=limit,
    )
    return [
        from_row(
            ReminderRecipient,
            row,
            person=PersonId(row["person_id"]),
            calendar=read_quiet_times(row, cohort.quiet_days),
        )
        for row in rows
    ]


def read_quiet_times(row: Row, quiet_days: frozenset[str]) -> QuietTimes:
    """Read the quiet hours of a person, beside the quiet days of a cohort."""
    return from_row(QuietTimes, row, quiet_days=quiet_days)


def enqueue_each(
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
    """Enqueue the same message to many people in one statement; each id is added to `dedup`."""
    tx.enqueued = True
    tx.do(
        _ENQUEUE_EACH,
        people=list(people_owed),
        lane=int(lane),
        kind=kind,
        about=orjson.dumps(dict(about)).decode(),
        dedup=dedup,
        due_at=due_at,
        expires_at=expires_at,
        now=now,
    )


async def enqueue_tidying(
    tx: Tx, session: SessionId, kinds: Sequence[str], *, limit: int, now: datetime
) -> int:
    """Enqueue the removal of buttons of up to `limit` reminders of a meeting; count them."""
    rows = await tx.ask(
        _TIDY,
        about=orjson.dumps({"session": session}).decode(),
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        kinds=list(kinds),
        n=limit,
        now=now,
    )
    tx.enqueued = tx.enqueued or bool(rows)
    return len(rows)


def enqueue_edits(tx: Tx, session: SessionId, kind: str, *, into: str, now: datetime) -> None:
    """Enqueue an edit of the kind `into` for each sent reminder of a kind about a meeting."""
    tx.enqueued = True
    tx.do(
        _EDIT,
        kind=kind,
        into=into,
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        now=now,
    )


COUNTED_KINDS = (
    "session.week",
    "session.evening",
    START_KIND,
    "session.closing",
    "session.excused",
)
AHEAD = timedelta(days=10)
"""A step comes at most seven days, and a few quiet ones, before its meeting."""


def pending_meetings(people_asked: Iterable[int], *, now: datetime) -> list[Statement]:
    """Return the queries for the reminders that people will still get, for `meetings_of`."""
    ids = sorted(set(people_asked))
    mine = (
        "(SELECT e.cohort_id FROM enrolments e WHERE e.person_id IN :people AND e.state = 'active')"
    )
    return [
        query(
            "SELECT e.person_id AS id, e.cohort_id, e.joined_at,"
            " p.zone, p.quiet_from, p.quiet_until"
            " FROM enrolments e JOIN people p ON p.id = e.person_id"
            " WHERE e.person_id IN :people AND e.state = 'active'",
            people=ids,
        ),
        query(
            f"SELECT {COLUMNS} FROM cohorts WHERE id IN {mine}",  # noqa: S608 - our own words
            people=ids,
        ),
        query(
            f"{SELECT_SESSIONS} WHERE s.cohort_id IN {mine}"
            " AND s.state = 'planned' AND s.starts_at > :since AND s.starts_at < :until"
            " ORDER BY s.starts_at, s.id",
            people=ids,
            since=now - LOOK_BACK,
            until=now + AHEAD,
        ),
        query(
            "SELECT r.person_id, r.session_id FROM rsvps r JOIN sessions s ON s.id = r.session_id"
            " WHERE r.person_id IN :people AND r.answer = 'no' AND s.starts_at > :since",
            people=ids,
            since=now - LOOK_BACK,
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
class PendingReminders:
    """Reminders that people will still get: planned rows, and steps not planned yet."""

    rows: Mapping[int, tuple[tuple[int, MeetingNotice], ...]]
    unplanned: Mapping[int, tuple[MeetingNotice, ...]]

    def of(self, person: int | None, *, besides: int) -> tuple[MeetingNotice, ...]:
        """Return the reminders that somebody will still get, without the row `besides`."""
        if person is None:
            return ()
        planned = (meeting for row, meeting in self.rows.get(person, ()) if row != besides)
        return (*planned, *self.unplanned.get(person, ()))


async def meetings_of(tx: Tx, answers: Sequence[Rows], *, now: datetime) -> PendingReminders:
    """Read the answers to `pending_meetings`; set aside the rows that cannot be read."""
    enrolments, cohorts, sessions, refusals, rows = answers
    planned: dict[int, tuple[tuple[int, MeetingNotice], ...]] = {}
    for person, row, meeting in await set_aside.readable(tx, "outbox", rows, _notice, now=now):
        planned[person] = (*planned.get(person, ()), (row, meeting))
    unplanned = await _unplanned(tx, enrolments, cohorts, sessions, refusals, now=now)
    return PendingReminders(planned, unplanned)


def _notice(row: Row) -> tuple[int, int, MeetingNotice]:
    notice = MeetingNotice(due_at=from_ms(row["due_at"]), starts=row["kind"] == START_KIND)
    return row["person_id"], row["id"], notice


MEETINGS = MeetingsLoader(ask=pending_meetings, read=meetings_of)
"""Tells the gate about meetings when rows are claimed."""


async def _unplanned(
    tx: Tx, enrolments: Rows, cohorts: Rows, sessions: Rows, refusals: Rows, *, now: datetime
) -> dict[int, tuple[MeetingNotice, ...]]:
    of_cohort: dict[int, list[SessionProgress]] = {}
    for each in await set_aside.readable(tx, plans.PLACE, sessions, read_progress, now=now):
        of_cohort.setdefault(each.session.cohort_id, []).append(each)
    readable = await set_aside.readable(tx, "cohorts", cohorts, cohort_of, now=now)
    calendars = {cohort.id: _plans_of(cohort, of_cohort.get(cohort.id, ())) for cohort in readable}

    def of_person(row: Row) -> tuple[int, tuple[MeetingNotice, ...]]:
        cohort, planned = calendars[row["cohort_id"]]
        unplanned = unplanned_reminders(
            of_cohort.get(cohort.id, []),
            planned,
            read_quiet_times(row, cohort.quiet_days),
            refused={SessionId(r["session_id"]) for r in refusals if r["person_id"] == row["id"]},
            joined_at=from_ms_or_none(row["joined_at"]),
            now=now,
        )
        return row["id"], tuple(unplanned)

    found: dict[int, tuple[MeetingNotice, ...]] = {}
    usable = [row for row in enrolments if row["cohort_id"] in calendars]
    for person, unplanned in await set_aside.readable(tx, "people", usable, of_person, now=now):
        found[person] = (*found.get(person, ()), *unplanned)
    return found


def _plans_of(
    cohort: Cohort, progress: Sequence[SessionProgress]
) -> tuple[Cohort, dict[SessionId, ReminderPlan]]:
    sessions = (each.session for each in progress)
    return cohort, reminder_plans(sessions, cohort.rungs, cohort.quiet_days)
