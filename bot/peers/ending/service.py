"""The planner's source that ends pairs, and tells those who are still there."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.act import Act
from bot.peers import service as peers
from bot.peers import storage as pairs
from bot.peers.domain import PairId
from bot.peers.ending import storage
from bot.planning import Lap, Phase, Source
from bot.storage import set_aside
from bot.storage.database import Tx

AT_ONCE = 200
LOOKED_AT = 400
"""Most open pairs that one tick checks; the next ticks check the others."""


class BuddyEnds(Source):
    """Ends pairs of people who left, blocked the bot, were replaced, moved or erased."""

    name = "buddies"
    phase = Phase.OFFERED

    def __init__(self) -> None:
        self._lap = Lap(LOOKED_AT)

    async def plan(self, act: Act) -> bool:
        """End a chunk of these pairs."""
        unanswered = await storage.unanswered(act.tx, limit=AT_ONCE, now=act.now)
        looked_at = await storage.open_after(act.tx, self._lap.after(act.tx), limit=self._lap.size)
        self._lap.read(act.tx, [pair for pair, _ in looked_at])
        left = [pair for pair, both_there in looked_at if not both_there]
        due = list(dict.fromkeys([*unanswered, *left]))
        await set_aside.all_or_each(
            act.tx, storage.PLACE, due, partial(_end, act), number=int, now=act.now
        )
        return len(unanswered) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next question ends without an answer."""
        return await storage.next_due(tx)


async def _end(act: Act, due: Sequence[PairId]) -> None:
    for each in due:
        pair = await pairs.by_id(act.tx, each)
        if pair is not None:
            await peers.part(act, pair)
