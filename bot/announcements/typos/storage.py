"""Enqueue an edit for each message of an announcement after a typo was fixed."""

from datetime import datetime

from bot.announcements.domain import Announcement, AnnouncementId, message_prefix
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Rows, Tx, query

_IN_CHATS = """
SELECT o.id, o.chat_id, o.state, CASE WHEN r.got_it_at IS NULL THEN 0 ELSE 1 END AS got_it,
  (SELECT v.answer FROM announcement_votes v
   WHERE v.announcement_id = r.announcement_id AND v.person_id = r.person_id) AS voted
FROM recipients r JOIN outbox o ON o.dedup = :prefix || r.person_id || :suffix
WHERE r.announcement_id = :id AND o.state IN ('sent', 'leased') AND NOT EXISTS (
  SELECT 1 FROM outbox d WHERE d.dedup = :mark || o.id)
ORDER BY o.state DESC, o.id LIMIT :n
"""
_BY_LANGUAGE = """
SELECT p.language, count(*) AS n FROM outbox o JOIN chats c ON c.id = o.chat_id
JOIN people p ON p.id = c.person_id
WHERE o.announcement_id = :id AND o.state = 'sent' GROUP BY p.language
"""


async def sent_by_language(tx: Tx, announcement: AnnouncementId) -> dict[str, int]:
    """Return how many people have an announcement in their chat, by their language."""
    rows = await tx.ask(_BY_LANGUAGE, id=announcement)
    return {row["language"]: row["n"] for row in rows}


async def plan(
    tx: Tx, announcement: Announcement, *, messages: int, limit: int, now: datetime
) -> bool:
    """Enqueue at most `limit` edits for each of its messages; return whether there may be more.

    Messages in flight still have the old words, so the edition ends only after they arrived.
    """
    found = await tx.ask_each(
        *(
            query(
                _IN_CHATS,
                id=announcement.id,
                prefix=message_prefix(announcement.id),
                suffix=f":{number}",
                mark=_mark(announcement),
                n=limit,
            )
            for number in range(messages)
        )
    )
    for number, rows in enumerate(found):
        _enqueue(tx, announcement, number, rows, now=now)
    states = [row["state"] for rows in found for row in rows]
    if not states:
        tx.do(
            "UPDATE announcements SET editing = 0 WHERE id = :id AND edition = :edition",
            id=announcement.id,
            edition=announcement.edition,
        )
    return "sent" in states


def _enqueue(tx: Tx, announcement: Announcement, number: int, rows: Rows, *, now: datetime) -> None:
    about = {"announcement": announcement.id, "edition": announcement.edition, "part": number}
    edits = [
        NewMessage(
            chat_id=row["chat_id"],
            lane=Lane.BULK,
            kind="announcement.edit",
            due_at=now,
            about={**about, "got_it": row["got_it"], "voted": row["voted"]},
            dedup=f"{_mark(announcement)}{row['id']}",
            edits_id=row["id"],
        )
        for row in rows
        if row["state"] == "sent"
    ]
    outbox.enqueue(tx, edits, now=now)


def _mark(announcement: Announcement) -> str:
    return f"edit:{announcement.id}:{announcement.edition}:"
