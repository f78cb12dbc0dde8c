"""Which tables hold what of a person, how it is handed out, and what erasing does to it.

Every table of the schema stands here, in `HOLDINGS` or in `NOBODYS`; a test compares both with
the database, so that a new table cannot be forgotten. Erasing takes away words, names and the
Telegram account. What stays has no person any more: a row of `people` without a name, to which
counts (attended, invited, told) belong. What a coordinator announced stays as long as other
announcements do: people got it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.membership.domain import PersonId
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms

_MY_CHATS = "chat_id IN (SELECT id FROM chats WHERE person_id = :person)"
_MY_ENROLMENTS = "enrolment_id IN (SELECT id FROM enrolments WHERE person_id = :person)"
_MY_ATTEMPTS = "attempt_id IN (SELECT id FROM attempts WHERE person_id = :person)"
_MY_WALKS = "walk_id IN (SELECT id FROM walks WHERE person_id = :person)"
_MY_ANNOUNCEMENTS = "announcement_id IN (SELECT id FROM announcements WHERE author_id = :person)"
_NOT_SENT = "author_id = :person AND state IN ('draft', 'approval', 'scheduled', 'dropped')"
_MY_QUESTIONS = "question_id IN (SELECT id FROM questions WHERE person_id = :person)"
_MY_WORDS = "part_id IN (SELECT id FROM question_parts WHERE author_id = :person)"
_GONE = """
SELECT p.id, p.telegram_id FROM people p
WHERE p.erased_at IS NULL
  AND CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END < :before
  AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = p.id AND r.revoked_at IS NULL)
ORDER BY p.id LIMIT :limit
"""
NOBODYS_CHAT = 4_000_000_000_000_000
"""Below minus this stand the chats of people who were erased; Telegram's ids never do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one table holds of `:person`, and the statements that erase it (none: a count)."""

    table: str
    whose: str
    erasing: tuple[str, ...] = ()


def _deleted(table: str, whose: str) -> Holding:
    statement = f"DELETE FROM {table} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, erasing=(statement,))


def _changed(table: str, whose: str, changes: str) -> Holding:
    statement = f"UPDATE {table} SET {changes} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, erasing=(statement,))


def _counted(table: str, whose: str) -> Holding:
    return Holding(table=table, whose=whose)


_OUTBOX_ERASED = (
    (
        "UPDATE outbox SET state = 'dropped', reason = 'erased', done_at = :now"  # noqa: S608
        f" WHERE {_MY_CHATS} AND state IN ('pending', 'leased')"
    ),
    f"UPDATE outbox SET call = NULL, about = '{{}}', edits_id = NULL WHERE {_MY_CHATS}",  # noqa: S608
    f"DELETE FROM outbox WHERE {_MY_CHATS} AND announcement_id IS NULL",  # noqa: S608
)

HOLDINGS: tuple[Holding, ...] = (
    _deleted("answers", _MY_ATTEMPTS),
    _deleted("attempts", "person_id = :person"),
    _deleted("certificates", "person_id = :person"),
    _deleted("readings", _MY_ENROLMENTS),
    _deleted("walk_steps", _MY_WALKS),
    _deleted("walks", "person_id = :person"),
    _deleted("unclear", "person_id = :person"),
    _deleted("service_flags", "person_id = :person"),
    _deleted("signatures", "person_id = :person"),
    _deleted("rosters", "author_id = :person"),
    _deleted("discussion_votes", "person_id = :person"),
    _counted("discussions", "started_by = :person OR led_by = :person"),
    _deleted("contacts", "person_id = :person"),
    _deleted("todays", "person_id = :person"),
    _deleted("session_drafts", "author_id = :person"),
    _deleted("saved_audiences", "owner_id = :person"),
    _deleted("connection_troubles", "person_id = :person"),
    _changed("rsvps", "person_id = :person", "reason = NULL"),
    _changed("attendance", "person_id = :person", "picked = NULL"),
    _changed("pulses", "person_id = :person", "may_quote = NULL"),
    _counted("recipients", "person_id = :person"),
    Holding(
        table="announcement_parts",
        whose=_MY_ANNOUNCEMENTS,
        erasing=(
            (
                "DELETE FROM announcement_parts WHERE announcement_id IN"  # noqa: S608
                f" (SELECT id FROM announcements WHERE {_NOT_SENT})"
            ),
        ),
    ),
    Holding(
        table="announcements",
        whose="author_id = :person",
        erasing=(
            (
                "UPDATE announcements SET state = 'dropped', frozen_to = NULL, forgotten_at = :now"  # noqa: S608
                f" WHERE {_NOT_SENT}"
            ),
        ),
    ),
    _counted("invite_uses", "person_id = :person"),
    _changed(
        "invites",
        "person_id = :person",
        "revoked_at = CASE WHEN revoked_at IS NULL THEN :now ELSE revoked_at END",
    ),
    _deleted("roles", "person_id = :person"),
    _changed(
        "enrolments",
        "person_id = :person",
        "organization_id = NULL, state = 'left', next_refresh_at = NULL,"
        " ended_at = CASE WHEN ended_at IS NULL THEN :now ELSE ended_at END",
    ),
    _deleted("question_copies", f"{_MY_QUESTIONS} OR {_MY_WORDS} OR {_MY_CHATS}"),
    _deleted("question_parts", f"{_MY_QUESTIONS} OR author_id = :person"),
    Holding(
        table="questions",
        whose="person_id = :person OR taken_by = :person",
        erasing=(
            "DELETE FROM questions WHERE person_id = :person",
            (
                "UPDATE questions SET taken_by = NULL, state ="
                " CASE WHEN state = 'taken' THEN 'open' ELSE state END WHERE taken_by = :person"
            ),
        ),
    ),
    _deleted("errands", _MY_CHATS),
    Holding(table="outbox", whose=_MY_CHATS, erasing=_OUTBOX_ERASED),
    _changed(
        "chats",
        "person_id = :person",
        f"id = 0 - {NOBODYS_CHAT} - :person, person_id = NULL, reach = 'gone', dialog = NULL,"
        " screen_message_id = NULL, unasked_on = 0, unasked_count = 0, unasked_at = 0",
    ),
    _changed(
        "people",
        "id = :person",
        "telegram_id = NULL, name = '', name_key = '', language = '', zone = 'UTC',"
        " quiet_from = 1200, quiet_until = 420, paused_until = NULL, consent_version = NULL,"
        " consented_at = NULL, active_at = NULL, shared_phone = 0, pictures = 1,"
        " reminded_at = NULL, erased_at = :now",
    ),
    _counted("audit", "actor_id = :person"),
)

NOBODYS = frozenset(
    {
        "cohorts",
        "dead_updates",
        "file_ids",
        "meta",
        "organizations",
        "schema_versions",
        "seen_updates",
        "sessions",
        "tombstones",
    }
)


async def read_all(tx: Tx, person: PersonId) -> dict[str, list[Mapping[str, Any]]]:
    """Return every row of every table that is about somebody, by table."""
    found = await tx.ask_each(
        *(
            query(f"SELECT * FROM {each.table} WHERE {each.whose}", person=person)  # noqa: S608
            for each in HOLDINGS
        )
    )
    pairs = zip(HOLDINGS, found, strict=True)
    return {each.table: [dict(row) for row in rows] for each, rows in pairs if rows}


def erase(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Erase somebody in every table, in an order that no reference forbids."""
    for holding in HOLDINGS:
        for statement in holding.erasing:
            params = {"now": now} if ":now" in statement else {}
            tx.do(statement, person=person, **params)


def bury(tx: Tx, telegram_hash: str, *, now: datetime) -> None:
    """Remember that an account was erased, so that a restored backup forgets it again."""
    tx.do(
        "INSERT INTO tombstones (telegram_hash, erased_at) VALUES (:hash, :now)"
        " ON CONFLICT (telegram_hash) DO UPDATE SET erased_at = excluded.erased_at",
        hash=telegram_hash,
        now=now,
    )


async def tombstones(tx: Tx) -> dict[str, datetime]:
    """Return when which account (by its hash) was erased."""
    rows = await tx.ask("SELECT telegram_hash, erased_at FROM tombstones")
    return {row["telegram_hash"]: from_ms(row["erased_at"]) for row in rows}


async def gone(tx: Tx, *, before: datetime, limit: int) -> list[tuple[PersonId, int | None]]:
    """Return some who gave no sign since `before` and run nothing: person, account (None: none).

    Whoever never came in is counted from the day they were put on a list.
    """
    rows = await tx.ask(_GONE, before=before, limit=limit)
    return [(PersonId(row["id"]), row["telegram_id"]) for row in rows]


async def accounts(tx: Tx) -> list[tuple[PersonId, int, datetime]]:
    """Return everybody with a Telegram account: person, account, since when they are known."""
    rows = await tx.ask(
        "SELECT id, telegram_id, created_at FROM people WHERE telegram_id IS NOT NULL ORDER BY id"
    )
    return [(PersonId(r["id"]), r["telegram_id"], from_ms(r["created_at"])) for r in rows]
