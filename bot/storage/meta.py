"""Facts about this deployment, stored by name."""

from bot.storage.database import Tx
from bot.storage.personal_data import Tables


async def read(tx: Tx, name: str) -> str | None:
    """Return a saved value, or None if there is none."""
    row = await tx.one("SELECT value FROM meta WHERE name = :name", name=name)
    return None if row is None else str(row["value"])


def save(tx: Tx, name: str, value: str) -> None:
    """Save a value in place of the earlier one."""
    tx.do(
        "INSERT INTO meta (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name=name,
        value=value,
    )


async def save_if_absent(tx: Tx, name: str, value: str) -> str:
    """Save a value if there is none with this name; return the stored value."""
    tx.do(
        "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING",
        name=name,
        value=value,
    )
    stored = await read(tx, name)
    assert stored is not None
    return stored


TABLES = Tables(impersonal=("meta",))
