"""Finds pairs that have come to an end."""

from datetime import datetime

from bot.peers.domain import ANSWERED_WITHIN, PairId
from bot.peers.storage import IS_THERE, on_pairs
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none

PAIR = 2
PLACE = "buddies.ending"
"""Under this name pairs are set aside that cannot be ended."""
_USABLE = set_aside.left_out(PLACE, "b.id")
_OPEN = f"""
SELECT b.id, (SELECT count(*) FROM buddy_places s JOIN enrolments e ON e.id = s.enrolment_id
  JOIN chats c ON c.person_id = e.person_id WHERE s.pair_id = b.id AND {IS_THERE}) AS there
FROM buddy_pairs b WHERE b.id > :after AND b.state <> 'ended' AND {_USABLE}
"""  # noqa: S608 - our own words


async def unanswered(tx: Tx, *, limit: int, now: datetime) -> list[PairId]:
    """Return pairs that were not answered in time, the longest wait first."""
    rows = await tx.ask(
        "SELECT b.id FROM buddy_pairs b WHERE b.state = 'asked' AND b.made_at <= :before"  # noqa: S608
        f" AND {_USABLE}{on_pairs(tx, 'b.id')} ORDER BY b.made_at, b.id LIMIT :limit",
        before=now - ANSWERED_WITHIN,
        limit=limit,
    )
    return [PairId(row["id"]) for row in rows]


async def open_after(tx: Tx, after: int, *, limit: int) -> list[tuple[PairId, bool]]:
    """Return the next pairs by id that have not ended, and whether both people are still there."""
    rows = await tx.ask(
        f"{_OPEN}{on_pairs(tx, 'b.id')} ORDER BY b.id LIMIT :limit", after=after, limit=limit
    )
    return [(PairId(row["id"]), row["there"] >= PAIR) for row in rows]


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next question to two people ends without an answer, or None.

    Nobody knows when somebody will leave: the next tick finds it.
    """
    row = await tx.single(
        f"SELECT min(b.made_at) AS made FROM buddy_pairs b WHERE b.state = 'asked' AND {_USABLE}"  # noqa: S608
        f"{on_pairs(tx, 'b.id')}"
    )
    made = from_ms_or_none(row["made"])
    return None if made is None else made + ANSWERED_WITHIN
