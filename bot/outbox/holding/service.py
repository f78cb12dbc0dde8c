"""Begin to hold messages after a restore; release or drop them when an administrator says so."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.outbox.holding import storage
from bot.outbox.holding.domain import HeldGroup, Holds, group_of
from bot.outbox.jobs import storage as jobs
from bot.storage.database import Tx


async def begin(tx: Tx, *, now: datetime) -> None:
    """Hold all unasked messages, and all rows that the restored copy had not sent."""
    newest = await storage.newest_row(tx)
    storage.save(tx, dict.fromkeys(HeldGroup, newest))
    jobs.close_waiting(tx, now=now)


async def refresh(tx: Tx, holds: Holds) -> None:
    """Read again what still waits, if anything does."""
    if holds.newest:
        holds.newest = await storage.load(tx)


async def counted(tx: Tx) -> Mapping[HeldGroup, int]:
    """Return how many rows wait in each group."""
    kinds, groups = await storage.waiting(tx), await storage.load(tx)
    return {
        group: sum(many for kind, many in kinds.items() if group_of(kind) is group)
        for group in groups
    }


async def end(tx: Tx, groups: Collection[HeldGroup], *, send: bool, now: datetime) -> int:
    """Stop holding groups: send or close the rows that wait. Return how many there were."""
    waiting = await storage.waiting(tx)
    chosen = {kind: many for kind, many in waiting.items() if group_of(kind) in groups}
    (storage.release if send else storage.drop)(tx, list(chosen), now=now)
    held = await storage.load(tx)
    storage.save(tx, {group: newest for group, newest in held.items() if group not in groups})
    tx.enqueued = True
    return sum(chosen.values())
