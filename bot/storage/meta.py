"""A few facts of this deployment, by name."""

from bot.storage.database import Tx
from bot.storage.personal_data import Tables


async def read(tx: Tx, name: str) -> str | None:
    """Return a fact, or None if it was never kept."""
    row = await tx.one("SELECT value FROM meta WHERE name = :name", name=name)
    return None if row is None else str(row["value"])


def save(tx: Tx, name: str, value: str) -> None:
    """Keep a fact, in place of what was kept under the name."""
    tx.do(
        "INSERT INTO meta (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name=name,
        value=value,
    )


async def save_if_absent(tx: Tx, name: str, value: str) -> str:
    """Keep a fact unless one is kept under the name; return the one that stands."""
    tx.do(
        "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING",
        name=name,
        value=value,
    )
    kept = await read(tx, name)
    assert kept is not None
    return kept


TABLES = Tables(impersonal=("meta",))
