"""Audiences that coordinators saved under a name, to use again."""

from datetime import datetime

from bot.announcements.audience.domain import Audience, audience_from_json
from bot.announcements.domain import SavedAudience, SavedId
from bot.membership.domain import PersonId
from bot.storage.database import Row, Tx
from bot.storage.personal_data import Tables, deleted


def save(tx: Tx, owner: PersonId, name: str, audience: Audience, *, now: datetime) -> None:
    """Save an audience under a name; it replaces one of the same name."""
    tx.do(
        "DELETE FROM saved_audiences WHERE owner_id = :owner AND name = :name",
        owner=owner,
        name=name,
    )
    tx.do(
        "INSERT INTO saved_audiences (owner_id, name, audience, created_at)"
        " VALUES (:owner, :name, :audience, :now)",
        owner=owner,
        name=name,
        audience=audience.to_json(),
        now=now,
    )


async def of_owner(tx: Tx, owner: PersonId) -> list[SavedAudience]:
    """Return what a coordinator has saved, the newest first."""
    rows = await tx.ask(
        "SELECT id, owner_id, name, audience FROM saved_audiences WHERE owner_id = :owner"
        " ORDER BY id DESC",
        owner=owner,
    )
    return [_saved(row) for row in rows]


async def by_id(tx: Tx, saved: SavedId) -> SavedAudience | None:
    """Return one of them, of any owner."""
    row = await tx.one(
        "SELECT id, owner_id, name, audience FROM saved_audiences WHERE id = :id", id=saved
    )
    return None if row is None else _saved(row)


def delete(tx: Tx, saved: SavedId) -> None:
    """Delete it."""
    tx.do("DELETE FROM saved_audiences WHERE id = :id", id=saved)


def _saved(row: Row) -> SavedAudience:
    return SavedAudience(
        id=SavedId(row["id"]),
        owner=PersonId(row["owner_id"]),
        name=row["name"],
        audience=audience_from_json(row["audience"]),
    )


TABLES = Tables(holdings=(deleted("saved_audiences", "owner_id = :person"),))
