"""Chats: whether they can be reached, when they may be written to again, and where they moved."""

from datetime import datetime

from bot.membership.domain import Reach
from bot.storage.database import Tx
from bot.storage.personal_data import Tables, changed


def put_off(tx: Tx, *, chat_id: int, until: datetime) -> None:
    """Send no row of a chat before `until`, so that none overtakes the one that failed."""
    tx.do(
        "UPDATE chats SET not_before = :until WHERE id = :id AND not_before < :until",
        id=chat_id,
        until=until,
    )


def close(tx: Tx, *, chat_id: int, reach: Reach, now: datetime) -> None:
    """Save that a chat cannot be reached, and skip all messages that wait for it."""
    tx.do("UPDATE chats SET reach = :reach WHERE id = :id", id=chat_id, reach=str(reach))
    tx.do(
        "UPDATE outbox SET state = 'skipped', reason = :reason, done_at = :now, call = NULL"
        " WHERE chat_id = :id AND state = 'pending'",
        id=chat_id,
        reason=str(reach),
        now=now,
    )


def reopen(tx: Tx, *, chat_id: int) -> None:
    """Save that a chat can be reached again; a pause that Telegram asked for stays."""
    tx.do("UPDATE chats SET reach = 'open' WHERE id = :id", id=chat_id)


async def move(tx: Tx, *, old: int, new: int) -> None:
    """Follow a group that became a supergroup; if the new id is known already, merge."""
    if old == new:
        return
    if not await tx.found("SELECT id FROM chats WHERE id = :new", new=new):
        tx.do("UPDATE chats SET id = :new WHERE id = :old", new=new, old=old)
        return
    for table in ("outbox", "errands", "discussions"):
        tx.do(f"UPDATE {table} SET chat_id = :new WHERE chat_id = :old", new=new, old=old)  # noqa: S608
    tx.do(
        "UPDATE cohorts SET group_chat_id = CASE WHEN EXISTS"
        " (SELECT 1 FROM cohorts k WHERE k.group_chat_id = :new) THEN NULL ELSE :new END"
        " WHERE group_chat_id = :old",
        new=new,
        old=old,
    )
    tx.do("DELETE FROM chats WHERE id = :old", old=old)


OWN_CHATS = "chat_id IN (SELECT id FROM chats WHERE person_id = :person)"
NOBODYS_CHAT = 4_000_000_000_000_000
"""Chats of deleted people have ids below minus this number; Telegram's ids never do."""
TABLES = Tables(
    holdings=(
        changed(
            "chats",
            f"id = 0 - {NOBODYS_CHAT} - :person, person_id = NULL, reach = 'gone', dialog = NULL,"
            " screen_message_id = NULL, unasked_on = 0, unasked_count = 0, unasked_at = 0",
        ),
    )
)
