"""Reads what happened to the messages, and saves which card the author has seen."""

from datetime import datetime

from bot.announcements.domain import (
    Announcement,
    AnnouncementId,
    AnnouncementState,
    message_prefix,
)
from bot.announcements.results.domain import DeliveryTally, RecallCounts, Undelivered
from bot.membership.domain import PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.outbox.domain import DELETABLE, OUTCOME_UNKNOWN, Lane
from bot.outbox.holding.domain import HELD_REASONS
from bot.outbox.sent.storage import COLUMNS, SentMessage, sent_message_of
from bot.outbox.storage import NewMessage
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.rows import from_row

_COUNTS = """
SELECT state, count(*) AS all_of, count(*) FILTER (WHERE due_at > :now) AS later,
  min(due_at) FILTER (WHERE due_at > :now) AS next_at,
  count(*) FILTER (WHERE reason = :unknown) AS unknown,
  count(*) FILTER (WHERE state = 'pending' AND reason IN :held) AS held
FROM outbox WHERE announcement_id = :id GROUP BY state
"""
_UNDELIVERED = f"""
SELECT {SHOWN_NAME} AS name, c.person_id, o.state, o.reason, o.due_at
FROM outbox o JOIN chats c ON c.id = o.chat_id
JOIN people p ON p.id = c.person_id
WHERE o.announcement_id = :id AND (o.state IN ('failed', 'skipped', 'expired', 'dropped')
  OR (o.state = 'pending' AND o.due_at > :now))
ORDER BY p.name_key LIMIT :n
"""  # noqa: S608 - our own words
_NEVER = f"""
SELECT {SHOWN_NAME} AS name FROM recipients r JOIN people p ON p.id = r.person_id
WHERE r.announcement_id = :id AND r.is_in = 1 AND NOT EXISTS (
  SELECT 1 FROM outbox o WHERE o.dedup = :prefix || r.person_id || ':0')
ORDER BY p.name_key LIMIT :n
"""  # noqa: S608 - our own words
_OUT = f"""
SELECT {SHOWN_NAME} AS name FROM recipients r JOIN people p ON p.id = r.person_id
WHERE r.announcement_id = :id AND r.is_in = 0 ORDER BY p.name_key LIMIT :n
"""  # noqa: S608 - our own words


AHEAD = frozenset(
    {AnnouncementState.DRAFT, AnnouncementState.APPROVAL, AnnouncementState.SCHEDULED}
)
"""States in which no message is planned yet."""


async def tally(tx: Tx, announcement: Announcement, *, now: datetime) -> DeliveryTally:
    held, unknown = list(HELD_REASONS), OUTCOME_UNKNOWN
    rows = await tx.ask(_COUNTS, id=announcement.id, unknown=unknown, held=held, now=now)
    of = {row["state"]: row for row in rows}
    counted = {state: row["all_of"] for state, row in of.items()}
    waiting = of["pending"]["later"] if "pending" in of else 0
    unclear = of["failed"]["unknown"] if "failed" in of else 0
    missing = max(0, announcement.people_in - sum(counted.values()))
    ahead = announcement.planning or announcement.state in AHEAD
    return DeliveryTally(
        sent=counted.get("sent", 0),
        going=counted.get("pending", 0) - waiting + counted.get("leased", 0),
        waiting=waiting,
        held=of["pending"]["held"] if "pending" in of else 0,
        failed=counted.get("failed", 0) - unclear,
        unknown=unclear,
        closed=counted.get("skipped", 0),
        other=counted.get("expired", 0) + counted.get("dropped", 0),
        unplanned=missing if ahead else 0,
        never=0 if ahead else missing,
        out=announcement.people_out,
        next_at=from_ms_or_none(of["pending"]["next_at"]) if waiting else None,
    )


async def undelivered(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> tuple[list[Undelivered], list[str], list[str]]:
    """Return people who did not get it, who had no message, and who had not joined; by name."""
    closed, never, out = await tx.ask_each(
        query(_UNDELIVERED, id=announcement, n=limit, now=now),
        query(_NEVER, id=announcement, n=limit, prefix=message_prefix(announcement)),
        query(_OUT, id=announcement, n=limit),
    )
    return (
        [_undelivered(row) for row in closed],
        [row["name"] for row in never],
        [row["name"] for row in out],
    )


async def waiting(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> dict[PersonId, datetime]:
    """Return up to `limit` people whose message waits, and when it is due."""
    rows = await tx.ask(
        "SELECT c.person_id, o.due_at FROM outbox o JOIN chats c ON c.id = o.chat_id"
        " WHERE o.announcement_id = :id AND o.state = 'pending' AND o.due_at > :now"
        " ORDER BY c.person_id LIMIT :n",
        id=announcement,
        now=now,
        n=limit,
    )
    return {PersonId(row["person_id"]): from_ms(row["due_at"]) for row in rows}


async def last_shown(tx: Tx, announcement: AnnouncementId) -> tuple[str, datetime | None]:
    """Return the fingerprint of the last card, and when it was shown."""
    row = await tx.single(
        "SELECT shown, shown_at FROM announcements WHERE id = :id", id=announcement
    )
    return row["shown"], from_ms_or_none(row["shown_at"])


async def shown_count(tx: Tx, announcement: AnnouncementId) -> tuple[int, bool]:
    """Return how often the card was shown, and whether the last one is still waiting."""
    row = await tx.single(
        "SELECT a.shown_count, EXISTS (SELECT 1 FROM outbox o"
        " WHERE o.dedup = :prefix || a.shown_count AND o.state IN ('pending', 'leased')) AS waiting"
        " FROM announcements a WHERE a.id = :id",
        id=announcement,
        prefix=f"progress:{announcement}:",
    )
    return row["shown_count"], bool(row["waiting"])


def note_shown(
    tx: Tx, announcement: AnnouncementId, *, fingerprint: str, count: int, now: datetime
) -> None:
    """Save the fingerprint of the card that is being shown."""
    tx.do(
        "UPDATE announcements SET shown = :shown, shown_at = :now, shown_count = :count"
        " WHERE id = :id",
        id=announcement,
        shown=fingerprint,
        count=count,
        now=now,
    )


async def latest_screen(tx: Tx, announcement: Announcement) -> int | None:
    """Return the message that shows the card; a new one may have replaced it."""
    row = await tx.one(
        "SELECT o.message_id FROM announcements a JOIN outbox o ON o.message_id IS NOT NULL"
        " AND o.dedup IN (:prefix || (a.shown_count - 1), :prefix || (a.shown_count - 2))"
        " WHERE a.id = :id ORDER BY o.id DESC LIMIT 1",
        id=announcement.id,
        prefix=f"progress:{announcement.id}:",
    )
    return announcement.screen_message_id if row is None else row["message_id"]


def _undelivered(row: Row) -> Undelivered:
    return Undelivered(
        name=row["name"],
        person=PersonId(row["person_id"]),
        state="unknown" if row["reason"] == OUTCOME_UNKNOWN else row["state"],
        reason=row["reason"] or "",
        due_at=from_ms_or_none(row["due_at"]) if row["state"] == "pending" else None,
    )


def set_screen_message(tx: Tx, announcement: AnnouncementId, message_id: int) -> None:
    """Save which message shows the author the card.

    The count skips an edit that was sent as a new message, which would look like the latest.
    """
    tx.do(
        "UPDATE announcements SET screen_message_id = :message, shown_count = shown_count + 2"
        " WHERE id = :id AND (screen_message_id IS NULL OR screen_message_id <> :message)",
        id=announcement,
        message=message_id,
    )


def deletion(sent: SentMessage, *, now: datetime) -> NewMessage:
    """Return the message that deletes sent messages; its dedup key makes it happen once."""
    return NewMessage(
        chat_id=sent.chat_id,
        lane=Lane.URGENT,
        kind="announcement.recall",
        due_at=now,
        about={"messages": list(sent.message_ids)},
        dedup=f"recall:{sent.row}",
    )


_RECALL_COUNTS = """
SELECT count(*) FILTER (WHERE d.state = 'sent') AS deleted,
  count(*) FILTER (WHERE d.state IN ('pending', 'leased')
    OR (d.id IS NULL AND o.state = 'sent' AND (o.done_at IS NULL OR o.done_at > :oldest))) AS going,
  count(*) FILTER (WHERE d.id IS NULL AND o.state = 'sent' AND o.done_at <= :oldest) AS too_old,
  count(*) FILTER (WHERE d.state NOT IN ('sent', 'pending', 'leased')) AS failed,
  count(*) FILTER (WHERE o.state <> 'sent') AS unknown
FROM outbox o LEFT JOIN outbox d ON d.dedup = 'recall:' || o.id
WHERE o.announcement_id = :id AND (o.state = 'sent'
  OR (o.state IN ('failed', 'dropped') AND o.unknowns > 0))
"""
_REMAINING = f"""
SELECT {SHOWN_NAME} AS name, d.state, o.state AS sent FROM outbox o JOIN chats c ON c.id = o.chat_id
JOIN people p ON p.id = c.person_id LEFT JOIN outbox d ON d.dedup = 'recall:' || o.id
WHERE o.announcement_id = :id AND ((o.state = 'sent'
    AND (d.state NOT IN ('sent', 'pending', 'leased') OR (d.id IS NULL AND o.done_at <= :oldest)))
  OR (o.state IN ('failed', 'dropped') AND o.unknowns > 0))
ORDER BY p.name_key LIMIT :n
"""  # noqa: S608 - our own words


async def recall_counts(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> RecallCounts:
    """Count the chats from which it was deleted, is being deleted, and cannot be deleted."""
    row = await tx.single(_RECALL_COUNTS, id=announcement, oldest=now - DELETABLE)
    return from_row(RecallCounts, row)


async def remaining(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> list[Undelivered]:
    """Return the people in whose chats it stays, with the reason, by name."""
    rows = await tx.ask(_REMAINING, id=announcement, n=limit, oldest=now - DELETABLE)
    return [
        Undelivered(
            name=row["name"],
            state="remaining",
            reason=_reason_it_stays(row),
        )
        for row in rows
    ]


def _reason_it_stays(row: Row) -> str:
    if row["sent"] != "sent":
        return OUTCOME_UNKNOWN
    return "too old" if row["state"] is None else "not deleted"


_TO_DELETE = f"""
SELECT {COLUMNS} FROM outbox o
WHERE o.announcement_id = :id AND o.state = 'sent' AND o.message_id IS NOT NULL
  AND (o.done_at IS NULL OR o.done_at > :oldest)
  AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.dedup = 'recall:' || o.id)
LIMIT :n
"""  # noqa: S608 - our own words


async def to_delete(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> list[SentMessage]:
    """Return the first message of each recipient that was sent and can still be deleted."""
    rows = await tx.ask(_TO_DELETE, id=announcement, n=limit, oldest=now - DELETABLE)
    return [sent_message_of(row) for row in rows]


async def rest_to_delete(tx: Tx, dedups: list[str]) -> list[SentMessage]:
    """Return the further messages that were sent, by their dedup keys."""
    rows = await tx.ask(
        f"SELECT {COLUMNS} FROM outbox o WHERE o.dedup IN :dedups"  # noqa: S608 - our own words
        " AND o.state = 'sent' AND o.message_id IS NOT NULL",
        dedups=dedups,
    )
    return [sent_message_of(row) for row in rows]


def reopen_for_recall(tx: Tx, announcement: AnnouncementId) -> None:
    """Let the planner work on a recalled announcement until all messages are deleted."""
    tx.do("UPDATE announcements SET ended_at = NULL WHERE id = :id", id=announcement)
