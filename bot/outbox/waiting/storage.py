"""Counts what is due, by the index of what can be claimed, and no further than `MOST`."""

from datetime import datetime

from bot.outbox.domain import Lane
from bot.outbox.waiting.domain import LaneWaiting
from bot.storage.database import Tx
from bot.storage.dialect import from_ms

MOST = 10_000
"""Counting a lane stops here, since it happens every few seconds."""
_WAITING = """
SELECT count(*) AS many, min(due_at) AS oldest FROM (
    SELECT due_at FROM outbox WHERE state = 'pending' AND lane = :lane AND due_at <= :now
    ORDER BY due_at LIMIT :most
) AS due
"""


async def waiting_by_lane(tx: Tx, *, now: datetime) -> list[LaneWaiting]:
    """Return the due rows of each lane; counting stops at `MOST` rows."""
    found = []
    for lane in Lane:
        row = await tx.single(_WAITING, lane=lane, now=now, most=MOST)
        oldest = None if row["oldest"] is None else from_ms(row["oldest"])
        found.append(LaneWaiting(lane, row["many"], oldest))
    return found
