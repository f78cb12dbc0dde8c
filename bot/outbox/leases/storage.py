"""Leases of rows: they are renewed while a row waits or is on its way, and taken over if they end.

A worker that died, or stood still for longer than a lease, no longer has its rows. `fence` counts
who has had a row: a result that comes late names an earlier number, and changes nothing.
"""

from collections.abc import Iterable
from datetime import timedelta

from bot.storage.database import Database, Tx
from bot.storage.dialect import as_ms

TAKEN_MOST = 500
# Such a row may have arrived, so it may become a duplicate. Its attempt does not count.
_FREED = """
UPDATE outbox SET state = 'pending', lease_until = NULL, maybe_duplicate = 1,
       attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END
"""
_OVER = f"""
{_FREED} WHERE id IN (
  SELECT o.id FROM outbox o WHERE o.state = 'leased' AND o.lease_until <= DATABASE_MS
  ORDER BY o.lease_until LIMIT :n /*FOR UPDATE OF o SKIP LOCKED*/)
RETURNING id
"""  # noqa: S608 - our own words
_RENEW = """
UPDATE outbox SET lease_until = DATABASE_MS + :lease
WHERE id IN :ids AND state = 'leased' AND worker = :worker
RETURNING id, fence
"""


def release_all(tx: Tx) -> None:
    """Make all leased rows pending again, when no other process works on the database."""
    tx.do(f"{_FREED} WHERE state = 'leased'")


def release_own(tx: Tx) -> None:
    """Make rows pending again that an earlier worker with the same number had leased."""
    tx.do(f"{_FREED} WHERE state = 'leased' AND worker = :worker", worker=tx.worker)


async def take_over(database: Database) -> int:
    """Make rows pending again whose lease has ended; return how many."""
    return len(await database.once(_OVER, n=TAKEN_MOST))


async def renew(database: Database, rows: Iterable[int], *, lease: timedelta) -> dict[int, int]:
    """Renew the leases of rows; return the fence of each row that this worker still has."""
    ids = sorted(rows)
    if not ids:
        return {}
    held = await database.once(_RENEW, ids=ids, worker=database.worker, lease=as_ms(lease))
    return {row["id"]: row["fence"] for row in held}
