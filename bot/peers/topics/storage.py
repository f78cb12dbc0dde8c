"""Finds pairs whose next topic is due."""

from datetime import datetime

from bot.peers.domain import PairId
from bot.peers.storage import on_pairs
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none

PLACE = "buddies.topics"
"""Under this name pairs are set aside that get no topics."""
_USABLE = set_aside.left_out(PLACE, "b.id")


async def due(tx: Tx, *, limit: int, now: datetime) -> list[PairId]:
    """Return pairs whose next topic is due, the earliest first."""
    rows = await tx.ask(
        f"SELECT b.id FROM buddy_pairs b WHERE b.next_topic_at <= :now AND {_USABLE}"  # noqa: S608
        f"{on_pairs(tx, 'b.id')}"
        " ORDER BY b.next_topic_at, b.id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [PairId(row["id"]) for row in rows]


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next topic is due, or None."""
    row = await tx.single(
        "SELECT min(b.next_topic_at) AS due FROM buddy_pairs b"  # noqa: S608 - our own words
        f" WHERE b.next_topic_at IS NOT NULL AND {_USABLE}{on_pairs(tx, 'b.id')}"
    )
    return from_ms_or_none(row["due"])


def save_next(tx: Tx, pair: PairId, *, topics: int, topic_at: datetime | None) -> None:
    """Save how many topics came, and when the next one comes; None for no more topics."""
    tx.do(
        "UPDATE buddy_pairs SET topics = :topics, next_topic_at = :at WHERE id = :pair",
        pair=pair,
        topics=topics,
        at=topic_at,
    )
