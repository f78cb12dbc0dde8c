"""An announcement on its way: planned in chunks, swept, taken back, tried again, counted."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements.announcement import Announcement, AnnouncementId
from bot.domain.delivery.lanes import Lane
from bot.domain.people.person import PersonId
from bot.storage.announcements import announcement_of
from bot.storage.audiences import CHUNK
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.dialect import from_ms_or_none

_PLAN = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, announcement_id, created_at)
SELECT c.id, :lane, :kind, :about, :prefix || r.person_id || ':0', :now, :id, :now
FROM recipients r JOIN chats c ON c.person_id = r.person_id
WHERE r.announcement_id = :id AND r.is_in = 1 AND r.person_id > :after AND r.person_id <= :upto
  AND c.kind = 'private' AND c.reach = 'open' AND EXISTS (
    SELECT 1 FROM enrolments e WHERE e.person_id = r.person_id AND e.cohort_id IN :cohorts
      AND e.state = 'active')
ON CONFLICT (dedup) DO NOTHING
"""
_SWEEP = """
UPDATE outbox SET state = 'dropped', reason = 'stopped', done_at = :now
WHERE id IN (SELECT o.id FROM outbox o WHERE o.announcement_id = :id AND o.state = 'pending'
             LIMIT :n)
RETURNING id
"""
_TO_DELETE = """
SELECT o.id, o.chat_id, o.message_id, o.more_message_ids, o.dedup FROM outbox o
WHERE o.announcement_id = :id AND o.state = 'sent' AND o.message_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.dedup = 'recall:' || o.id)
LIMIT :n
"""
_AGAIN = """
UPDATE outbox SET state = 'pending', attempts = 0, due_at = :now, done_at = NULL, reason = NULL
WHERE announcement_id = :id AND (state = 'failed' OR (state = 'skipped' AND EXISTS (
  SELECT 1 FROM chats c WHERE c.id = outbox.chat_id AND c.reach = 'open')))
RETURNING id
"""
_EVER = 9_000_000_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the planner has to do: at most one announcement of each sort, and all to watch."""

    freezing: Announcement | None
    starting: Announcement | None
    planning: Announcement | None
    sweeping: Announcement | None
    watched: tuple[AnnouncementId, ...]


def dedup(announcement: AnnouncementId, person: int, part: int) -> str:
    """Return what makes one part for one person happen once."""
    return f"{prefix(announcement)}{person}:{part}"


async def work(tx: Tx, *, now: datetime) -> Work:
    """Look for what is to be done, in one trip."""
    freezing, starting, going = await tx.ask_each(
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
    )
    running = [row for row in going if row["state"] == "running"]
    return Work(
        freezing=_first(freezing),
        starting=_first(starting),
        planning=_first([row for row in running if row["planned_to"] is not None]),
        sweeping=_first([row for row in going if row["state"] != "running"]),
        watched=tuple(AnnouncementId(row["id"]) for row in running),
    )


async def next_start(tx: Tx) -> datetime | None:
    """Return when the next announcement starts, or None."""
    row = await tx.one("SELECT min(start_at) AS due FROM announcements WHERE state = 'scheduled'")
    return None if row is None else from_ms_or_none(row["due"])


async def begin(tx: Tx, announcement: AnnouncementId) -> bool:
    """Let a scheduled announcement run; its rows are planned from now on."""
    row = await tx.one(
        "UPDATE announcements SET state = 'running', planned_to = 0"
        " WHERE id = :id AND state = 'scheduled' RETURNING id",
        id=announcement,
    )
    return row is not None


async def plan(tx: Tx, running: Announcement, *, now: datetime) -> None:
    """Owe the first message to at most 1,000 more recipients who are enrolled and reachable."""
    after = await _planned_to(tx, running.id)
    if after is None:
        return
    upto = await _end_of_chunk(tx, running.id, after)
    tx.owes = True
    tx.do(
        _PLAN,
        id=running.id,
        lane=int(Lane.URGENT if running.urgent else Lane.BULK),
        kind=_kind(running),
        about=f'{{"announcement":{running.id},"part":0}}',
        prefix=prefix(running.id),
        now=now,
        after=after,
        upto=_EVER if upto is None else upto,
        cohorts=list(running.audience.cohorts),
    )
    tx.do("UPDATE announcements SET planned_to = :to WHERE id = :id", to=upto, id=running.id)


async def _planned_to(tx: Tx, announcement: AnnouncementId) -> int | None:
    """Return the cursor, and let other workers and a stop wait for this chunk."""
    row = await tx.one(
        "UPDATE announcements SET planned_to = planned_to"
        " WHERE id = :id AND state = 'running' AND planned_to IS NOT NULL RETURNING planned_to",
        id=announcement,
    )
    return None if row is None else row["planned_to"]


async def _end_of_chunk(tx: Tx, announcement: AnnouncementId, after: int) -> int | None:
    row = await tx.one(
        "SELECT person_id FROM recipients WHERE announcement_id = :id AND person_id > :after"
        " ORDER BY person_id LIMIT 1 OFFSET :last",
        id=announcement,
        after=after,
        last=CHUNK - 1,
    )
    return None if row is None else row["person_id"]


async def sweep(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    """Close at most 1,000 messages that have not gone; return whether there may be more."""
    return len(await tx.ask(_SWEEP, id=announcement, n=CHUNK, now=now)) == CHUNK


async def to_delete(tx: Tx, announcement: AnnouncementId, *, limit: int) -> Rows:
    """Return rows that were sent and are not deleted yet: id, chat, message ids, dedup."""
    return await tx.ask(_TO_DELETE, id=announcement, n=limit)


async def rest_to_delete(tx: Tx, dedups: list[str]) -> Rows:
    """Return the further messages of a recipient that were sent, by their dedup."""
    return await tx.ask(
        "SELECT id, chat_id, message_id, more_message_ids, dedup FROM outbox"
        " WHERE dedup IN :dedups AND state = 'sent' AND message_id IS NOT NULL",
        dedups=dedups,
    )


def run_again(tx: Tx, announcement: AnnouncementId) -> None:
    """Let an announcement that was done run once more."""
    tx.do(
        "UPDATE announcements SET state = 'running', ended_at = NULL"
        " WHERE id = :id AND state IN ('done', 'running')",
        id=announcement,
    )


def recall_anew(tx: Tx, announcement: AnnouncementId) -> None:
    """Let an announcement that is taken back be worked on until nothing of it is left."""
    tx.do("UPDATE announcements SET ended_at = NULL WHERE id = :id", id=announcement)


async def in_flight(tx: Tx, announcement: AnnouncementId) -> bool:
    """Tell whether a message is being sent at this moment."""
    row = await tx.one(
        "SELECT id FROM outbox WHERE announcement_id = :id AND state = 'leased' LIMIT 1",
        id=announcement,
    )
    return row is not None


async def again(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> int:
    """Make the same rows that failed pending again; return how many."""
    tx.owes = True
    return len(await tx.ask(_AGAIN, id=announcement, now=now))


async def was_sent_to(tx: Tx, announcement: AnnouncementId, person: PersonId) -> bool:
    """Tell whether somebody is among those to whom it went."""
    row = await tx.one(
        "SELECT id FROM outbox WHERE dedup = :dedup AND state IN ('sent', 'leased', 'pending')",
        dedup=dedup(announcement, person, 0),
    )
    return row is not None


def close(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Note that nothing is left to be done."""
    tx.do("UPDATE announcements SET ended_at = :now WHERE id = :id", id=announcement, now=now)


def _kind(running: Announcement) -> str:
    if running.urgent:
        return "announcement.urgent"
    return "announcement.covered" if running.covered else "announcement.part"


def prefix(announcement: AnnouncementId) -> str:
    """Return with what the dedup of each of its messages begins."""
    return f"ann:{announcement}:"


def _first(rows: Rows | list[Row]) -> Announcement | None:
    return announcement_of(rows[0]) if rows else None
