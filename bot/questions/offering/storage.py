"""Which announcements a chat received, so that a reply to one finds its coordinators."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.membership.domain import ChatId, CohortId
from bot.storage.database import Rows, Statement, query
from bot.storage.dialect import from_ms

_KINDS = (
    "announcement.part",
    "announcement.covered",
    "announcement.urgent",
    "announcement.correction",
    "announcement.more",
)
"""The kinds of outbox row that carry an announcement to its recipients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedAnnouncement:
    """An announcement as one chat received it: its messages, when, and for which cohort."""

    message_ids: tuple[int, ...]
    sent_at: datetime
    cohort_id: CohortId


def received_query(chat: ChatId) -> Statement:
    """Ask for the latest announcements in a chat (for `received_from`)."""
    return query(
        "SELECT o.message_id, o.more_message_ids, o.done_at, a.cohort_id FROM outbox o"
        " JOIN announcements a ON a.id = o.announcement_id"
        " WHERE o.chat_id = :chat AND o.announcement_id IS NOT NULL AND o.state = 'sent'"
        " AND o.edits_id IS NULL AND o.message_id IS NOT NULL AND o.kind IN :kinds"
        " ORDER BY o.done_at DESC, o.id DESC LIMIT 50",
        chat=chat,
        kinds=list(_KINDS),
    )


def received_from(rows: Rows) -> list[ReceivedAnnouncement]:
    """Read the answer to `received_query`, the latest first."""
    return [
        ReceivedAnnouncement(
            message_ids=(row["message_id"], *orjson.loads(row["more_message_ids"] or "[]")),
            sent_at=from_ms(row["done_at"]),
            cohort_id=CohortId(row["cohort_id"]),
        )
        for row in rows
    ]
