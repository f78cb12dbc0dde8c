"""Find the messages that people got by opening a covered announcement."""

from datetime import datetime

from bot.announcements.domain import AnnouncementId
from bot.membership.domain import ChatId
from bot.outbox.domain import DELETABLE
from bot.outbox.sent.storage import COLUMNS, SentMessage, sent_message_of
from bot.storage.database import Tx
from bot.storage.dialect import to_ms

_OF = "o.dedup >= :first AND o.dedup < :last"
_DELETABLE = f"""
SELECT {COLUMNS} FROM outbox o
WHERE {_OF} AND o.state = 'sent' AND o.message_id IS NOT NULL AND o.done_at > :oldest
  AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.dedup = 'recall:' || o.id)
"""  # noqa: S608 - our own words


def dedup(announcement: AnnouncementId, chat: ChatId, number: int, *, now: datetime) -> str:
    """Return the dedup key of one message of one opening."""
    return f"{_prefix(announcement)}:{chat}:{to_ms(now)}:{number}"


async def deletable(
    tx: Tx, announcement: AnnouncementId, *, limit: int, now: datetime
) -> list[SentMessage]:
    """Return the opened messages that can still be deleted, in all chats."""
    params = _range(announcement)
    rows = await tx.ask(f"{_DELETABLE} LIMIT :n", n=limit, oldest=now - DELETABLE, **params)
    return [sent_message_of(row) for row in rows]


async def in_chat(
    tx: Tx, announcement: AnnouncementId, chat: ChatId, *, now: datetime
) -> list[SentMessage]:
    """Return the same for one chat."""
    params = _range(announcement)
    oldest = now - DELETABLE
    rows = await tx.ask(f"{_DELETABLE} AND o.chat_id = :chat", chat=chat, oldest=oldest, **params)
    return [sent_message_of(row) for row in rows]


async def in_flight(tx: Tx, announcement: AnnouncementId) -> bool:
    """Tell whether an opened message is still being sent."""
    row = await tx.one(
        f"SELECT o.id FROM outbox o WHERE {_OF} AND o.state IN ('pending', 'leased') LIMIT 1",  # noqa: S608 - our own words
        **_range(announcement),
    )
    return row is not None


def _prefix(announcement: AnnouncementId) -> str:
    return f"leaf:{announcement}"


def _range(announcement: AnnouncementId) -> dict[str, str]:
    """Bind the range of dedup keys with this prefix; ";" comes right after ":" in order."""
    return {"first": f"{_prefix(announcement)}:", "last": f"{_prefix(announcement)};"}
