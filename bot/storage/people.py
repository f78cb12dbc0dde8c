"""People and their private chats: made, tied to a Telegram account, let go."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.people.names import name_key
from bot.domain.people.person import ChatId, Person, PersonId
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.visitors import PERSON_COLUMNS, person_of

_ADD = """
INSERT INTO people (name, name_key, language, zone, created_at)
VALUES (:name, :key, :language, :zone, :now) RETURNING id
"""
_TIE = """
INSERT INTO chats (id, kind, person_id) VALUES (:chat, 'private', :person)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, reach = 'open', not_before = 0,
  dialog = NULL
"""


async def add(tx: Tx, *, name: str, language: str, zone: str, now: datetime) -> PersonId:
    """Add somebody without a Telegram account; an empty language is not known yet."""
    row = await tx.one(_ADD, name=name, key=name_key(name), language=language, zone=zone, now=now)
    assert row is not None
    return PersonId(row["id"])


async def add_each(
    tx: Tx, people: Sequence[tuple[str, str]], *, zone: str, now: datetime
) -> list[PersonId]:
    """Add people (name, language) without Telegram accounts, in one trip; ids in their order."""
    made = await tx.ask_each(
        *(
            query(_ADD, name=name, key=name_key(name), language=language, zone=zone, now=now)
            for name, language in people
        )
    )
    return [PersonId(rows[0]["id"]) for rows in made]


async def by_id(tx: Tx, person: PersonId) -> Person | None:
    """Return somebody, or None for nobody or somebody erased."""
    row = await tx.one(
        f"SELECT {PERSON_COLUMNS} FROM people p WHERE p.id = :id AND p.erased_at IS NULL",  # noqa: S608
        id=person,
    )
    return None if row is None else person_of(row)


def tie(tx: Tx, person: PersonId, *, telegram_id: int, chat: ChatId, language: str) -> None:
    """Tie somebody to a Telegram account and its private chat, in the language they chose."""
    tx.do(
        "UPDATE people SET telegram_id = :telegram, language = :language WHERE id = :id",
        id=person,
        telegram=telegram_id,
        language=language,
    )
    tx.do(_TIE, chat=chat, person=person)


def untie(tx: Tx, person: PersonId) -> None:
    """Free the Telegram account of somebody who was let in by mistake."""
    tx.do("UPDATE people SET telegram_id = NULL WHERE id = :id", id=person)
    tx.do("UPDATE chats SET person_id = NULL, dialog = NULL WHERE person_id = :id", id=person)


def keep_chat(tx: Tx, chat: ChatId) -> None:
    """Keep a private chat of somebody who agreed and has not said a name yet."""
    tx.do(
        "INSERT INTO chats (id, kind) VALUES (:id, 'private') ON CONFLICT (id) DO NOTHING", id=chat
    )


def forget_chat(tx: Tx, chat: ChatId) -> None:
    """Forget a private chat that is nobody's yet, and what was said to it."""
    nobodys = "SELECT id FROM chats WHERE id = :id AND person_id IS NULL AND kind = 'private'"
    tx.do(f"DELETE FROM outbox WHERE chat_id IN ({nobodys})", id=chat)  # noqa: S608 - our own text
    tx.do("DELETE FROM chats WHERE id = :id AND person_id IS NULL AND kind = 'private'", id=chat)


def forget_nobodys_chats(tx: Tx, *, before: datetime) -> None:
    """Forget the private chats that are nobody's and to which nothing was said since `before`.

    They belonged to people who agreed and never said a name, were let out again, or have
    another phone. Where a question was asked, the chat stays as long as that: its messages are
    copied from there.
    """
    nobodys = (
        "SELECT c.id FROM chats c WHERE c.person_id IS NULL AND c.kind = 'private' AND c.id > 0"
        " AND NOT EXISTS (SELECT 1 FROM question_parts q WHERE q.chat_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = c.id"
        " AND o.created_at >= :before)"
    )
    tx.do(f"DELETE FROM errands WHERE chat_id IN ({nobodys})", before=before)  # noqa: S608
    tx.do(f"DELETE FROM outbox WHERE chat_id IN ({nobodys})", before=before)  # noqa: S608
    # By now nothing is left that was said to them, so the same words find the same chats.
    tx.do(f"DELETE FROM chats WHERE id IN ({nobodys})", before=before)  # noqa: S608


async def reminded_at(tx: Tx, person: PersonId) -> datetime | None:
    """Return when a coordinator had somebody reminded last."""
    row = await tx.one("SELECT reminded_at FROM people WHERE id = :id", id=person)
    return None if row is None else from_ms_or_none(row["reminded_at"])


async def note_reminded(tx: Tx, person: PersonId, *, unless_since: datetime, now: datetime) -> bool:
    """Note that a coordinator has somebody reminded; return False if that was done lately."""
    row = await tx.one(
        "UPDATE people SET reminded_at = :now WHERE id = :id"
        " AND (reminded_at IS NULL OR reminded_at <= :since) RETURNING id",
        id=person,
        now=now,
        since=unless_since,
    )
    return row is not None


async def chat_of(tx: Tx, person: PersonId) -> ChatId | None:
    """Return somebody's private chat, or None without a Telegram account."""
    row = await tx.one("SELECT id FROM chats WHERE person_id = :person", person=person)
    return None if row is None else ChatId(row["id"])


def leave_chat(tx: Tx, old: ChatId, *, for_new: ChatId, now: datetime) -> None:
    """Let somebody's old chat be nobody's, and what is owed to it be owed to their new one.

    That they were told goes along; what stands in the old chat is out of reach from now on.
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


def consented(tx: Tx, person: PersonId, *, version: int, now: datetime) -> None:
    """Note to which wording somebody agreed, and when."""
    tx.do(
        "UPDATE people SET consent_version = :version, consented_at = :now WHERE id = :id",
        id=person,
        version=version,
        now=now,
    )


def rename(tx: Tx, person: PersonId, name: str) -> None:
    """Put a name right."""
    tx.do(
        "UPDATE people SET name = :name, name_key = :key WHERE id = :id",
        id=person,
        name=name,
        key=name_key(name),
    )


def set_language(tx: Tx, person: PersonId, language: str) -> None:
    """Change the language in which the bot speaks to somebody."""
    tx.do("UPDATE people SET language = :language WHERE id = :id", id=person, language=language)


def set_quiet_hours(tx: Tx, person: PersonId, *, quiet_from: int, quiet_until: int) -> None:
    """Change quiet hours, in minutes after local midnight."""
    tx.do(
        "UPDATE people SET quiet_from = :since, quiet_until = :until WHERE id = :id",
        id=person,
        since=quiet_from,
        until=quiet_until,
    )


def set_pictures(tx: Tx, person: PersonId, *, wanted: bool) -> None:
    """Note whether somebody wants pictures, which cost data."""
    tx.do("UPDATE people SET pictures = :on WHERE id = :id", id=person, on=wanted)


def set_shared_phone(tx: Tx, person: PersonId, *, shared: bool) -> None:
    """Note whether somebody shares the phone."""
    tx.do("UPDATE people SET shared_phone = :on WHERE id = :id", id=person, on=shared)


def pause(tx: Tx, person: PersonId, *, until: datetime) -> None:
    """Write nothing unasked to somebody until an instant."""
    tx.do("UPDATE people SET paused_until = :until WHERE id = :id", id=person, until=until)


def resume(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """End a pause; what waited for its end becomes due now and meets the gate again."""
    tx.do("UPDATE people SET paused_until = NULL WHERE id = :id", id=person)
    tx.owes = True
    tx.do(
        "UPDATE outbox SET due_at = :now WHERE state = 'pending' AND reason = 'paused'"
        " AND chat_id IN (SELECT id FROM chats WHERE person_id = :id)",
        id=person,
        now=now,
    )
