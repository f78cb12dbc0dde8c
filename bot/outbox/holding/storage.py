"""What waits after a restore is stored in `meta`; rows that wait have one of two reasons."""

from collections.abc import Collection, Mapping
from datetime import datetime

import orjson

from bot.outbox.holding.domain import (
    HELD,
    HELD_REASONS,
    HELD_SINCE,
    HeldGroup,
    Holds,
    group_of,
)
from bot.storage import meta
from bot.storage.database import Tx

_NAME, _OWED = "held", "held.owed"


async def load(tx: Tx) -> Holds:
    """Return what waits."""
    stored, owed = await meta.read(tx, _NAME), await meta.read(tx, _OWED)
    pairs = {} if stored is None else orjson.loads(stored)
    return Holds(
        newest={HeldGroup(name): int(newest) for name, newest in pairs.items()},
        owed=None if owed is None else frozenset(orjson.loads(owed)),
    )


def save(tx: Tx, newest: Mapping[HeldGroup, int]) -> None:
    meta.save(tx, _NAME, orjson.dumps({str(group): row for group, row in newest.items()}).decode())


def save_owed(tx: Tx, announcements: Collection[int]) -> None:
    """Save which announcements were under way in the restored copy."""
    meta.save(tx, _OWED, orjson.dumps(sorted(announcements)).decode())


async def newest_row(tx: Tx) -> int:
    """Return the id of the newest row of the outbox, 0 without one."""
    row = await tx.single("SELECT coalesce(max(id), 0) AS newest FROM outbox")
    return int(row["newest"])


async def waiting(tx: Tx) -> dict[HeldGroup, dict[str, int]]:
    """Return how many rows of each kind wait, by group."""
    rows = await tx.ask(
        "SELECT kind, reason, count(*) AS many FROM outbox"
        " WHERE state = 'pending' AND reason IN :held GROUP BY kind, reason",
        held=list(HELD_REASONS),
    )
    found: dict[HeldGroup, dict[str, int]] = {}
    for row in rows:
        is_new = row["reason"] == HELD_SINCE
        group = HeldGroup.NEW_ANNOUNCEMENTS if is_new else group_of(row["kind"])
        found.setdefault(group, {})[row["kind"]] = row["many"]
    return found


def release(tx: Tx, group: HeldGroup, kinds: Collection[str], *, now: datetime) -> None:
    """Make waiting rows of a group, which are of these kinds, due."""
    tx.do(
        "UPDATE outbox SET due_at = :now, reason = NULL"
        " WHERE state = 'pending' AND reason = :held AND kind IN :kinds",
        held=_reason(group),
        kinds=list(kinds),
        now=now,
    )


def drop(tx: Tx, group: HeldGroup, kinds: Collection[str], *, now: datetime) -> None:
    """Close waiting rows of a group, which are of these kinds, unsent."""
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'restored', done_at = :now, call = NULL"
        " WHERE state = 'pending' AND reason = :held AND kind IN :kinds",
        held=_reason(group),
        kinds=list(kinds),
        now=now,
    )


def _reason(group: HeldGroup) -> str:
    return HELD_SINCE if group is HeldGroup.NEW_ANNOUNCEMENTS else HELD
