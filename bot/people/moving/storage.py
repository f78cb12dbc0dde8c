"""Moves a person from one private chat to another."""

from datetime import datetime

from bot.membership.domain import ChatId, PersonId
from bot.storage.database import Tx


async def chat_of(tx: Tx, person: PersonId) -> ChatId | None:
    row = await tx.one("SELECT id FROM chats WHERE person_id = :person", person=person)
    return None if row is None else ChatId(row["id"])


def leave_chat(tx: Tx, old: ChatId, *, for_new: ChatId, now: datetime) -> None:
    """Unlink somebody's old chat, and send the messages that wait for it to their new one.

    The counts of messages to the old chat go along; messages in it can no longer be edited.
    """
    tx.do(
        "INSERT INTO chats (id, kind, unasked_on, unasked_count, unasked_at)"
        " SELECT :new, 'private', o.unasked_on, o.unasked_count, o.unasked_at FROM chats o"
        " WHERE o.id = :old ON CONFLICT (id) DO UPDATE SET unasked_on = excluded.unasked_on,"
        " unasked_count = excluded.unasked_count, unasked_at = excluded.unasked_at",
        new=for_new,
        old=old,
    )
    tx.do("UPDATE chats SET person_id = NULL, dialog = NULL WHERE id = :old", old=old)
    tx.do(
        "UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state = 'pending'"
        " AND lane > 0 AND edits_id IS NULL",
        new=for_new,
        old=old,
    )
    tx.do(
        "UPDATE outbox SET chat_id = :new, message_id = NULL, more_message_ids = NULL,"
        " edits_id = NULL WHERE chat_id = :old AND announcement_id IS NOT NULL"
        " AND state NOT IN ('pending', 'leased')",
        new=for_new,
        old=old,
    )
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'new phone', done_at = :now, call = NULL"
        " WHERE chat_id = :old AND state = 'pending' AND lane > 0",
        old=old,
        now=now,
    )
