"""The database knows which messages can be deleted, and in whose chats they stay."""

from datetime import datetime

from bot.announcements.domain import AnnouncementId
from bot.announcements.results.domain import Ended, Recalled
from bot.outbox.domain import DELETABLE
from bot.outbox.sent.storage import COLUMNS, SentMessage, sent_message_of
from bot.storage.database import Tx

_RECALLED = """
SELECT count(*) FILTER (WHERE d.state = 'sent') AS deleted,
  count(*) FILTER (WHERE d.state IN ('pending', 'leased')
    OR (d.id IS NULL AND (o.done_at IS NULL OR o.done_at > :oldest))) AS going,
  count(*) FILTER (WHERE d.id IS NULL AND o.done_at <= :oldest) AS too_old,
  count(*) FILTER (WHERE d.state NOT IN ('sent', 'pending', 'leased')) AS failed
FROM outbox o LEFT JOIN outbox d ON d.dedup = 'recall:' || o.id
WHERE o.announcement_id = :id AND o.state = 'sent'
"""
_STANDING = """
SELECT p.name, d.state FROM outbox o JOIN chats c ON c.id = o.chat_id
JOIN people p ON p.id = c.person_id LEFT JOIN outbox d ON d.dedup = 'recall:' || o.id
WHERE o.announcement_id = :id AND o.state = 'sent' AND (d.state NOT IN ('sent', 'pending', 'leased')
  OR (d.id IS NULL AND o.done_at <= :oldest))
ORDER BY p.name_key LIMIT :n
"""


async def recalled(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> Recalled:
    """Count from how many chats it is deleted, is being, and cannot be."""
    row = await tx.one(_RECALLED, id=announcement, oldest=now - DELETABLE)
    assert row is not None
    return Recalled(
        deleted=row["deleted"], going=row["going"], too_old=row["too_old"], failed=row["failed"]
    )


async def still_standing(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> list[Ended]:
    """Return in whose chats it still stands, with the reason, by name."""
    rows = await tx.ask(_STANDING, id=announcement, n=limit, oldest=now - DELETABLE)
    return [
        Ended(
            name=row["name"],
            state="standing",
            reason="too old" if row["state"] is None else "not deleted",
        )
        for row in rows
    ]


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
    """Return what was sent and can be deleted: the first message of each recipient."""
    rows = await tx.ask(_TO_DELETE, id=announcement, n=limit, oldest=now - DELETABLE)
    return [sent_message_of(row) for row in rows]


async def rest_to_delete(tx: Tx, dedups: list[str]) -> list[SentMessage]:
    """Return the further messages of recipients that were sent, by their dedup."""
    rows = await tx.ask(
        f"SELECT {COLUMNS} FROM outbox o WHERE o.dedup IN :dedups"  # noqa: S608 - our own words
        " AND o.state = 'sent' AND o.message_id IS NOT NULL",
        dedups=dedups,
    )
    return [sent_message_of(row) for row in rows]


def recall_anew(tx: Tx, announcement: AnnouncementId) -> None:
    """Let an announcement that is taken back be worked on until nothing of it is left."""
    tx.do("UPDATE announcements SET ended_at = NULL WHERE id = :id", id=announcement)
