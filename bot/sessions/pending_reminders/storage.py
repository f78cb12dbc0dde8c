"""Reminders of meetings that people will still get are loaded and counted for the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.cohort.storage import COLUMNS, cohort_of
from bot.membership.domain import Cohort
from bot.outbox.domain import MeetingNotice
from bot.outbox.gate.storage import MeetingsLoader
from bot.sessions.domain import SessionId
from bot.sessions.pending_reminders.domain import unplanned_reminders
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderPlan, SessionProgress, reminder_plans
from bot.sessions.reminder_plan.storage import read_progress
from bot.sessions.reminders.domain import START_KIND
from bot.sessions.reminders.storage import read_quiet_times
from bot.sessions.storage import LOOK_BACK, SESSION_COLUMNS
from bot.storage import set_aside
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none

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
            f"SELECT {SESSION_COLUMNS} FROM sessions s WHERE s.cohort_id IN {mine}"  # noqa: S608
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
class PendingMeetings:
    """The reminders that people will still get: planned rows, and steps not planned yet."""

    rows: Mapping[int, tuple[tuple[int, MeetingNotice], ...]]
    unplanned: Mapping[int, tuple[MeetingNotice, ...]]

    def of(self, person: int | None, *, besides: int) -> tuple[MeetingNotice, ...]:
        """Return the reminders that somebody will still get, without the row `besides`."""
        if person is None:
            return ()
        planned = (meeting for row, meeting in self.rows.get(person, ()) if row != besides)
        return (*planned, *self.unplanned.get(person, ()))


async def meetings_of(tx: Tx, answers: Sequence[Rows], *, now: datetime) -> PendingMeetings:
    """Read the answers to `pending_meetings`; set aside the rows that cannot be read."""
    enrolments, cohorts, sessions, refusals, rows = answers
    planned: dict[int, tuple[tuple[int, MeetingNotice], ...]] = {}
    for person, row, meeting in await set_aside.readable(tx, "outbox", rows, _notice, now=now):
        planned[person] = (*planned.get(person, ()), (row, meeting))
    unplanned = await _unplanned(tx, enrolments, cohorts, sessions, refusals, now=now)
    return PendingMeetings(planned, unplanned)


def _notice(row: Row) -> tuple[int, int, MeetingNotice]:
    notice = MeetingNotice(due_at=from_ms(row["due_at"]), starts=row["kind"] == START_KIND)
    return row["person_id"], row["id"], notice


MEETINGS = MeetingsLoader(ask=pending_meetings, read=meetings_of)
"""What the gate must know of meetings when rows are claimed."""


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
