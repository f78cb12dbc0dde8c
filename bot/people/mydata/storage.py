"""Queries: people whose data was deleted, and people who have been inactive too long."""

from datetime import datetime
from typing import NamedTuple

from bot.membership.domain import ChatId, PersonId
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables

DELETING = "people.deleting"
"""The place name under which `set_aside` keeps people whose deletion failed."""
_GONE = f"""
SELECT p.id, p.telegram_id FROM people p
WHERE p.erased_at IS NULL
  AND CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END < :before
  AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = p.id AND r.revoked_at IS NULL)
  AND {set_aside.left_out(DELETING, "p.id")}
ORDER BY CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END, p.id LIMIT :limit
"""  # noqa: S608 - our own words


_FADING = """
SELECT p.id, c.id AS chat,
  CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END AS seen
FROM people p JOIN chats c ON c.person_id = p.id
WHERE p.erased_at IS NULL AND p.id > :after
  AND CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END >= :since
  AND CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END < :before
  AND c.reach = 'open' AND c.id > 0
  AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = p.id AND r.revoked_at IS NULL)
ORDER BY p.id LIMIT :limit
"""


class Fading(NamedTuple):
    """Somebody whose data is deleted soon: their chat, and when they were last active."""

    person: PersonId
    chat: ChatId
    seen: datetime


class Known(NamedTuple):
    """Somebody in the database: their account, if any, and when they were put on a list."""

    person: PersonId
    account: int | None
    since: datetime


def save_tombstone(tx: Tx, hashed: str, *, now: datetime) -> None:
    """Remember that somebody was deleted, so that they are deleted again from a restored backup.

    The later instant stays, since it may be deleted again under a clock that is behind.
    """
    tx.do(
        "INSERT INTO tombstones (telegram_hash, erased_at) VALUES (:hash, :now)"
        " ON CONFLICT (telegram_hash) DO UPDATE SET erased_at = CASE"
        " WHEN excluded.erased_at > tombstones.erased_at THEN excluded.erased_at"
        " ELSE tombstones.erased_at END",
        hash=hashed,
        now=now,
    )


async def tombstones(tx: Tx) -> dict[str, datetime]:
    """Return when each person was deleted, by tombstone."""
    rows = await tx.ask("SELECT telegram_hash, erased_at FROM tombstones")
    return {row["telegram_hash"]: from_ms(row["erased_at"]) for row in rows}


async def inactive_people(
    tx: Tx, *, before: datetime, limit: int
) -> list[tuple[PersonId, int | None]]:
    """Return people without a role who were last active before `before`, with their accounts.

    For people who never joined, the day counts on which they were put on a list.
    """
    rows = await tx.ask(_GONE, before=before, limit=limit)
    return [(PersonId(row["id"]), row["telegram_id"]) for row in rows]


async def fading_people(
    tx: Tx, *, since: datetime, before: datetime, after: PersonId, limit: int
) -> list[Fading]:
    """Return people without a role who were last active between two instants, with open chats.

    `after`: only people with a higher id, since the list is read in parts.
    """
    rows = await tx.ask(_FADING, since=since, before=before, after=after, limit=limit)
    return [Fading(PersonId(row["id"]), ChatId(row["chat"]), from_ms(row["seen"])) for row in rows]


async def listed_people(tx: Tx) -> list[Known]:
    """Return everybody who is not erased."""
    rows = await tx.ask(
        "SELECT id, telegram_id, created_at FROM people WHERE erased_at IS NULL ORDER BY id"
    )
    return [
        Known(PersonId(row["id"]), row["telegram_id"], from_ms(row["created_at"])) for row in rows
    ]


TABLES = Tables(impersonal=("tombstones",))
