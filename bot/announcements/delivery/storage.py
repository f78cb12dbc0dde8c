"""Finds due announcements, and starts, plans and ends them, a chunk at a time."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.announcements.domain import (
    Announcement,
    AnnouncementId,
    AnnouncementState,
    message_prefix,
)
from bot.announcements.sending.storage import NO_END, end_of_chunk
from bot.announcements.storage import announcement_of
from bot.membership.focus import on_person
from bot.outbox.domain import Lane
from bot.outbox.promises.domain import morning_of
from bot.storage import set_aside
from bot.storage.database import Rows, Tx, query
from bot.storage.dialect import from_ms_or_none

PLACE = "announcements"
"""The place of announcements that were set aside: nothing more is done with them."""
_USABLE = f"SELECT * FROM announcements WHERE {set_aside.left_out(PLACE, 'announcements.id')}"  # noqa: S608
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWork:
    """What the planner has to do: at most one announcement of each kind, and all running ones.

    `planning` has saved recipients without a message; urgent announcements come first.
    `set_some_aside`: an announcement could not be read, so others may be due in its place.
    """

    freezing: Announcement | None
    starting: Announcement | None
    planning: Announcement | None
    sweeping: Announcement | None
    editing: tuple[Announcement, ...]
    reminding: Announcement | None
    watched: tuple[Announcement, ...]
    set_some_aside: bool


async def due_work(tx: Tx, *, now: datetime) -> DueWork:
    """Load all due work in one round trip."""
    asked = await tx.ask_each(
        query(f"{_USABLE} AND frozen_to IS NOT NULL ORDER BY id LIMIT 1"),
        query(
            f"{_USABLE} AND state = 'scheduled' AND start_at <= :now ORDER BY start_at, id LIMIT 1",
            now=now,
        ),
        query(
            f"{_USABLE} AND state IN ('running', 'stopped', 'recalled')"
            " AND ended_at IS NULL ORDER BY id"
        ),
        query(f"{_USABLE} AND editing = 1 AND state IN ('running', 'done', 'stopped') ORDER BY id"),
        query(f"{_USABLE} AND remind_to IS NOT NULL ORDER BY id LIMIT 1"),
    )
    found = [await _readable(tx, rows, now=now) for rows in asked]
    freezing, starting, going, editing, reminding = found
    running = [each for each in going if each.state is AnnouncementState.RUNNING]
    behind = sorted((each for each in running if each.is_behind), key=lambda each: not each.urgent)
    return DueWork(
        freezing=_first_of(freezing),
        starting=_first_of(starting),
        planning=_first_of(behind),
        sweeping=_first_of([each for each in going if each.state is not AnnouncementState.RUNNING]),
        editing=tuple(editing),
        reminding=_first_of(reminding),
        watched=tuple(running),
        set_some_aside=any(len(a) < len(b) for a, b in zip(found, asked, strict=True)),
    )


async def next_start(tx: Tx) -> datetime | None:
    row = await tx.one(
        "SELECT min(start_at) AS due FROM announcements WHERE state = 'scheduled'"  # noqa: S608
        f" AND {set_aside.left_out(PLACE, 'announcements.id')}"
    )
    return None if row is None else from_ms_or_none(row["due"])


async def start_running(tx: Tx, announcement: AnnouncementId) -> bool:
    """Let a scheduled announcement run; its rows are planned from now on."""
    return await tx.found(
        "UPDATE announcements SET state = 'running', planned_to = 0"
        " WHERE id = :id AND state = 'scheduled' RETURNING id",
        id=announcement,
    )


async def plan(tx: Tx, running: Announcement, *, day: date | None, now: datetime) -> None:
    """Enqueue the first message for at most 1,000 more recipients who can be reached.

    `day`: it is due in each person's morning of that day, else at once. While recipients are still
    being saved, only the saved ones are planned.
    """
    cursors = await _cursors(tx, running.id)
    if cursors is None:
        return
    after, frozen_to = cursors
    upto = None if tx.only is not None else await end_of_chunk(tx, running.id, after)
    if upto is None:
        upto = frozen_to
    chunk = {"id": running.id, "after": after, "upto": NO_END if upto is None else upto}
    if day is None:
        _plan_chunk(tx, running, chunk, due=now, reason=None, now=now)
    else:
        await _plan_mornings(tx, running, chunk, day, now=now)
    tx.do("UPDATE announcements SET planned_to = :to WHERE id = :id", to=upto, id=running.id)


async def _plan_mornings(
    tx: Tx, running: Announcement, chunk: dict[str, Any], day: date, *, now: datetime
) -> None:
    """Enqueue the messages of a chunk, each for the morning of its person's calendar."""
    calendars = await set_aside.readable(
        tx,
        "people",
        await _calendars(tx, chunk),
        lambda row: (row, morning_of(day, row["zone"], row["quiet_until"])),
        now=now,
    )
    for row, morning in calendars:
        only = {**chunk, "zone": row["zone"], "until": row["quiet_until"]}
        _plan_chunk(tx, running, only, due=max(now, morning), reason="morning", now=now)


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
        _PLAN.format((_OF_CALENDAR if "zone" in chunk else "") + on_person(tx, "r.person_id")),
        lane=int(Lane.URGENT if running.urgent else Lane.BULK),
        kind=_kind(running),
        about=f'{{"announcement":{running.id},"part":0}}',
        prefix=message_prefix(running.id),
        due=due,
        reason=reason,
        now=now,
        cohorts=list(running.audience.cohorts),
        **chunk,
    )


async def _calendars(tx: Tx, chunk: dict[str, Any]) -> Rows:
    """Return the time zones and ends of quiet hours (minutes) of the people of a chunk.

    `id` is one of the people who have them.
    """
    return await tx.ask(
        "SELECT p.zone, p.quiet_until, min(p.id) AS id FROM recipients r JOIN people p"
        " ON p.id = r.person_id WHERE r.announcement_id = :id AND r.is_in = 1"
        " AND r.person_id > :after AND r.person_id <= :upto"
        " GROUP BY p.zone, p.quiet_until ORDER BY p.zone, p.quiet_until",
        **chunk,
    )


async def _cursors(tx: Tx, announcement: AnnouncementId) -> tuple[int, int | None] | None:
    """Return the last id that is planned, and the last that is saved (None: all are).

    The row is locked, so that a stop waits.
    """
    row = await tx.one(
        "UPDATE announcements SET planned_to = planned_to"
        " WHERE id = :id AND state = 'running' AND planned_to IS NOT NULL"
        " RETURNING planned_to, frozen_to",
        id=announcement,
    )
    return None if row is None else (row["planned_to"], row["frozen_to"])


async def in_flight(tx: Tx, announcement: AnnouncementId) -> bool:
    """Tell whether a message is being sent at this moment."""
    return await tx.found(
        "SELECT id FROM outbox WHERE announcement_id = :id AND state = 'leased' LIMIT 1",
        id=announcement,
    )


def mark_ended(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    tx.do("UPDATE announcements SET ended_at = :now WHERE id = :id", id=announcement, now=now)


def _kind(running: Announcement) -> str:
    if running.urgent:
        return "announcement.urgent"
    if running.corrects is not None:
        return "announcement.correction"
    return "announcement.covered" if running.covered else "announcement.part"


async def _readable(tx: Tx, rows: Rows, *, now: datetime) -> list[Announcement]:
    return await set_aside.readable(tx, PLACE, rows, announcement_of, now=now)


def _first_of(found: list[Announcement]) -> Announcement | None:
    return found[0] if found else None
