"""Queries: the messages in the chat of a lost phone, its open jobs, and the links made on it."""

from datetime import datetime

from bot.desk.stolen_phone.domain import AT_ONCE
from bot.membership.domain import ChatId, PersonId
from bot.outbox.domain import DELETABLE
from bot.storage.database import Tx

# A row that edits a message has the id of that message, so the first row with an id tells how old
# the message is: only a message of the last 48 hours can be deleted.
_DELETABLE = """
SELECT message_id FROM outbox
WHERE chat_id = :chat AND state = 'sent' AND message_id IS NOT NULL
GROUP BY message_id HAVING min(done_at) > :since
"""


async def count_messages(tx: Tx, chat: ChatId, *, now: datetime) -> int:
    """Count the bot's messages in a chat that may still be deleted."""
    row = await tx.single(
        f"SELECT count(*) AS many FROM ({_DELETABLE}) found",  # noqa: S608 - our own words
        chat=chat,
        since=now - DELETABLE,
    )
    return int(row["many"])


async def messages(tx: Tx, chat: ChatId, *, page: int, since: datetime) -> list[int]:
    """Return a page of the bot's messages in a chat since an instant, the oldest first."""
    rows = await tx.ask(
        f"{_DELETABLE} ORDER BY message_id LIMIT :most OFFSET :skipped",
        chat=chat,
        since=since,
        most=AT_ONCE,
        skipped=page * AT_ONCE,
    )
    return [row["message_id"] for row in rows]


def end_jobs(tx: Tx, chat: ChatId, *, now: datetime) -> None:
    """End the jobs whose result a chat waits for."""
    tx.do(
        "UPDATE errands SET state = 'failed', done_at = :now"
        " WHERE chat_id = :chat AND state = 'waiting'",
        chat=chat,
        now=now,
    )


def close_staff_links_by(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Close the links for coordinators and administrators that somebody made."""
    tx.do(
        "UPDATE invites SET revoked_at = :now WHERE created_by = :person AND role <> 'participant'"
        " AND revoked_at IS NULL",
        person=person,
        now=now,
    )
