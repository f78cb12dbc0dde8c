"""Begin to hold messages after a restore; release or drop them when an administrator says so."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.outbox.holding import storage
from bot.outbox.holding.domain import HeldGroup, Holds
from bot.outbox.jobs import storage as jobs
from bot.storage.database import Tx


async def begin(tx: Tx, *, owed: Collection[int], now: datetime) -> None:
    """Hold messages after a restore, and close the jobs that the restored copy had not done."""
    await hold(tx, owed=owed)
    jobs.close_waiting(tx, now=now)


async def hold(tx: Tx, *, owed: Collection[int]) -> None:
    """Hold all unasked messages, and all rows that the restored copy had not sent.

    `owed` are the announcements that were under way in it.
    """
    newest = await storage.newest_row(tx)
    storage.save(tx, dict.fromkeys(HeldGroup, newest))
    storage.save_owed(tx, owed)


async def load(tx: Tx) -> Holds:
    """Return what waits."""
    return await storage.load(tx)


async def refresh(tx: Tx, holds: Holds) -> None:
    """Read again what still waits, if anything does."""
    if holds.newest:
        await reload(tx, holds)


async def reload(tx: Tx, holds: Holds) -> None:
    """Read what waits, also if nothing did."""
    found = await storage.load(tx)
    holds.newest, holds.owed = found.newest, found.owed


async def counted(tx: Tx) -> Mapping[HeldGroup, int]:
    """Return how many rows wait in each group."""
    waiting, holds = await storage.waiting(tx), await storage.load(tx)
    return {group: sum(waiting.get(group, {}).values()) for group in holds.newest}


async def end(tx: Tx, groups: Collection[HeldGroup], *, send: bool, now: datetime) -> int:
    """Stop holding groups: send or close the rows that wait. Return how many there were.

    Announcements made after the restore wait for the decision about the older ones. They are closed
    only if they are named themselves; if the older ones alone are named, they go.
    """
    waiting, holds = await storage.waiting(tx), await storage.load(tx)
    for group in groups:
        kinds = waiting.get(group, {})
        (storage.release if send else storage.drop)(tx, group, kinds, now=now)
    ended, new = set(groups), HeldGroup.NEW_ANNOUNCEMENTS
    if HeldGroup.ANNOUNCEMENTS in ended and new not in ended:
        storage.release(tx, new, waiting.get(new, {}), now=now)
        ended.add(new)
    storage.save(tx, {group: row for group, row in holds.newest.items() if group not in ended})
    tx.enqueued = True
    return sum(sum(waiting.get(group, {}).values()) for group in groups)
