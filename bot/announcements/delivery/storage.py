"""Announcements are planned in chunks, stopped, tried again and ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.announcements.domain import Announcement, AnnouncementId
from bot.announcements.sending.domain import morning_of
from bot.announcements.sending.storage import CHUNK, end_of_chunk
from bot.announcements.storage import announcement_of
from bot.membership.domain import PersonId
from bot.outbox.domain import OUTCOME_UNKNOWN, Lane
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.dialect import from_ms_or_none

_PLAN = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, reason, announcement_id, created_at)
SELECT c.id, :lane, :kind, :about, :prefix || r.person_id || ':0', :due, :reason, :id, :now
FROM recipients r JOIN chats c ON c.person_id = r.person_id
WHERE r.announcement_id = :id AND r.is_in = 1 AND r.person_id > :after AND r.person_id <= :upto
  AND c.kind = 'private' AND c.reach = 'open' AND (EXISTS (
    SELECT 1 FROM enrolments e WHERE e.person_id = r.person_id AND e.cohort_id IN :cohorts
      AND e.state = 'active') OR EXISTS (
    SELECT 1 FROM roles w WHERE w.person_id = r.person_id AND w.cohort_id IN :cohorts
      AND w.revoked_at IS NULL)){0}
ON CONFLICT (dedup) DO NOTHING
"""
_OF_CALENDAR = """ AND EXISTS (SELECT 1 FROM people p WHERE p.id = r.person_id
  AND p.zone = :zone AND p.quiet_until = :until)"""
_SWEEP = """
UPDATE outbox SET state = 'dropped', reason = 'stopped', done_at = :now
WHERE id IN (SELECT o.id FROM outbox o WHERE o.announcement_id = :id AND o.state = 'pending'
             LIMIT :n)
RETURNING id
"""


_AGAIN = """
UPDATE outbox SET state = 'pending', attempts = 0, unknowns = 0, due_at = :now, done_at = NULL,
       reason = NULL
WHERE announcement_id = :id AND (state = 'failed' OR (state = 'skipped' AND EXISTS (
  SELECT 1 FROM chats c WHERE c.id = outbox.chat_id AND c.reach = 'open')))
RETURNING id
"""
NO_END = 9_000_000_000_000_000
"""Above every id: the last chunk has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWork:
    """What the planner has to do: at most one announcement of each kind, and all that run."""

    freezing: Announcement | None
    starting: Announcement | None
    planning: Announcement | None
    sweeping: Announcement | None
    editing: tuple[Announcement, ...]
    reminding: Announcement | None
    watched: tuple[AnnouncementId, ...]


def dedup(announcement: AnnouncementId, person: int, part: int) -> str:
    """Return the dedup key of one part for one person."""
    return f"{prefix(announcement)}{person}:{part}"


async def due_work(tx: Tx, *, now: datetime) -> DueWork:
    """Load what is due, in one round trip."""
    freezing, starting, going, editing, reminding = await tx.ask_each(
        query("SELECT * FROM announcements WHERE frozen_to IS NOT NULL ORDER BY id LIMIT 1"),
        query(
            "SELECT * FROM announcements WHERE state = 'scheduled' AND start_at <= :now"
            " AND frozen_to IS NULL ORDER BY start_at, id LIMIT 1",
            now=now,
        ),
        query(
            "SELECT * FROM announcements WHERE state IN ('running', 'stopped', 'recalled')"
            " AND ended_at IS NULL ORDER BY id"
        ),
        query(
            "SELECT * FROM announcements WHERE editing = 1"
            " AND state IN ('running', 'done', 'stopped') ORDER BY id"
        ),
        query("SELECT * FROM announcements WHERE remind_to IS NOT NULL ORDER BY id LIMIT 1"),
    )
    running = [row for row in going if row["state"] == "running"]
    return DueWork(
        freezing=_first_of(freezing),
        starting=_first_of(starting),
        planning=_first_of([row for row in running if row["planned_to"] is not None]),
        sweeping=_first_of([row for row in going if row["state"] != "running"]),
        editing=tuple(announcement_of(row) for row in editing),
        reminding=_first_of(reminding),
        watched=tuple(AnnouncementId(row["id"]) for row in running),
    )


async def next_start(tx: Tx) -> datetime | None:
    """Return when the next announcement starts, or None."""
    row = await tx.one("SELECT min(start_at) AS due FROM announcements WHERE state = 'scheduled'")
    return None if row is None else from_ms_or_none(row["due"])


async def start_running(tx: Tx, announcement: AnnouncementId) -> bool:
    """Let a scheduled announcement run; its rows are planned from now on."""
    row = await tx.one(
        "UPDATE announcements SET state = 'running', planned_to = 0"
        " WHERE id = :id AND state = 'scheduled' RETURNING id",
        id=announcement,
    )
    return row is not None


async def plan(tx: Tx, running: Announcement, *, day: date | None, now: datetime) -> None:
    """Enqueue the first message for at most 1,000 more recipients who can be reached.

    `day`: it is due in each person's morning of that day, else at once.
    """
    after = await _planned_to(tx, running.id)
    if after is None:
        return
    upto = await end_of_chunk(tx, running.id, after)
    chunk = {"id": running.id, "after": after, "upto": NO_END if upto is None else upto}
    if day is None:
        _plan_chunk(tx, running, chunk, due=now, reason=None, now=now)
    else:
        for zone, until in await _calendars(tx, chunk):
            due = max(now, morning_of(day, zone, until))
            only = {"zone": zone, "until": until}
            _plan_chunk(tx, running, {**chunk, **only}, due=due, reason="morning", now=now)
    tx.do("UPDATE announcements SET planned_to = :to WHERE id = :id", to=upto, id=running.id)


def _plan_chunk(
    tx: Tx,
    running: Announcement,
    chunk: dict[str, Any],
    *,
    due: datetime,
    reason: str | None,
    now: datetime,
) -> None:
    tx.enqueued = True
    tx.do(
        _PLAN.format(_OF_CALENDAR if "zone" in chunk else ""),
        lane=int(Lane.URGENT if running.urgent else Lane.BULK),
        kind=_kind(running),
        about=f'{{"announcement":{running.id},"part":0}}',
        prefix=prefix(running.id),
        due=due,
        reason=reason,
        now=now,
        cohorts=list(running.audience.cohorts),
        **chunk,
    )


async def _calendars(tx: Tx, chunk: dict[str, Any]) -> list[tuple[str, int]]:
    """Return the time zones and ends of quiet hours (minutes) of the people of a chunk."""
    rows = await tx.ask(
        "SELECT DISTINCT p.zone, p.quiet_until FROM recipients r JOIN people p"
        " ON p.id = r.person_id WHERE r.announcement_id = :id AND r.is_in = 1"
        " AND r.person_id > :after AND r.person_id <= :upto ORDER BY p.zone, p.quiet_until",
        **chunk,
    )
    return [(row["zone"], row["quiet_until"]) for row in rows]


async def _planned_to(tx: Tx, announcement: AnnouncementId) -> int | None:
    """Return the cursor, and lock the row, so that other workers and a stop wait."""
    row = await tx.one(
        "UPDATE announcements SET planned_to = planned_to"
        " WHERE id = :id AND state = 'running' AND planned_to IS NOT NULL RETURNING planned_to",
        id=announcement,
    )
    return None if row is None else row["planned_to"]


async def drop_pending(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    """Drop at most 1,000 messages that were not sent; return whether there may be more."""
    return len(await tx.ask(_SWEEP, id=announcement, n=CHUNK, now=now)) == CHUNK


def run_again_if_done(tx: Tx, announcement: AnnouncementId) -> None:
    """Let an announcement that is done run again."""
    tx.do(
        "UPDATE announcements SET state = 'running', ended_at = NULL"
        " WHERE id = :id AND state IN ('done', 'running')",
        id=announcement,
    )


async def in_flight(tx: Tx, announcement: AnnouncementId) -> bool:
    """Tell whether a message is being sent at this moment."""
    row = await tx.one(
        "SELECT id FROM outbox WHERE announcement_id = :id AND state = 'leased' LIMIT 1",
        id=announcement,
    )
    return row is not None


async def retry_failed(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> int:
    """Make the failed rows pending again; return how many."""
    tx.enqueued = True
    return len(await tx.ask(_AGAIN, id=announcement, now=now))


async def was_sent_to(tx: Tx, announcement: AnnouncementId, person: PersonId) -> bool:
    """Tell whether it was or is being sent to a person, or may have arrived."""
    row = await tx.one(
        "SELECT id FROM outbox WHERE dedup = :dedup"
        " AND (state IN ('sent', 'leased', 'pending') OR reason = :unknown)",
        dedup=dedup(announcement, person, 0),
        unknown=OUTCOME_UNKNOWN,
    )
    return row is not None


def mark_ended(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Save that nothing is left to do."""
    tx.do("UPDATE announcements SET ended_at = :now WHERE id = :id", id=announcement, now=now)


def _kind(running: Announcement) -> str:
    if running.urgent:
        return "announcement.urgent"
    if running.corrects is not None:
        return "announcement.correction"
    return "announcement.covered" if running.covered else "announcement.part"


def prefix(announcement: AnnouncementId) -> str:
    """Return the prefix of the dedup keys of its messages."""
    return f"ann:{announcement}:"


def _first_of(rows: Rows | list[Row]) -> Announcement | None:
    return announcement_of(rows[0]) if rows else None
