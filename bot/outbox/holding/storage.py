"""What waits after a restore is stored in `meta`; rows that wait have the reason "held"."""

from collections.abc import Mapping
from datetime import datetime

import orjson

from bot.outbox.holding.domain import HELD, HeldGroup
from bot.storage import meta
from bot.storage.database import Tx

_NAME = "held"


async def load(tx: Tx) -> dict[HeldGroup, int]:
    """Return the groups that wait, each with the newest row in the restored copy."""
    stored = await meta.read(tx, _NAME)
    pairs = {} if stored is None else orjson.loads(stored)
    return {HeldGroup(name): int(newest) for name, newest in pairs.items()}


def save(tx: Tx, newest: Mapping[HeldGroup, int]) -> None:
    meta.save(tx, _NAME, orjson.dumps({str(group): row for group, row in newest.items()}).decode())


async def newest_row(tx: Tx) -> int:
    """Return the id of the newest row of the outbox, 0 without one."""
    row = await tx.single("SELECT coalesce(max(id), 0) AS newest FROM outbox")
    return int(row["newest"])


async def waiting(tx: Tx) -> dict[str, int]:
    """Return how many rows of each kind wait."""
    rows = await tx.ask(
        "SELECT kind, count(*) AS many FROM outbox WHERE state = 'pending' AND reason = :held"
        " GROUP BY kind",
        held=HELD,
    )
    return {row["kind"]: row["many"] for row in rows}


def release(tx: Tx, kinds: list[str], *, now: datetime) -> None:
    """Make waiting rows of these kinds due."""
    tx.do(
        "UPDATE outbox SET due_at = :now, reason = NULL"
        " WHERE state = 'pending' AND reason = :held AND kind IN :kinds",
        held=HELD,
        kinds=kinds,
        now=now,
    )


def drop(tx: Tx, kinds: list[str], *, now: datetime) -> None:
    """Close waiting rows of these kinds unsent."""
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'restored', done_at = :now, call = NULL"
        " WHERE state = 'pending' AND reason = :held AND kind IN :kinds",
        held=HELD,
        kinds=kinds,
        now=now,
    )
