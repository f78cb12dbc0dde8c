"""An announcement to 100,000 at 30 a second takes an hour: here waiting takes no time.

Sender, outbox and gate are the real ones on a real SQLite file; the loop's time leaps to the next
timer. So it shows how exactly the limit is kept for an hour, not how fast the machine is.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.storage.database import Tx
from bot.telegram.outgoing.pace import ALL_A_SECOND
from tests.benchmarks.bench import Stats
from tests.benchmarks.fake_state import Allowance
from tests.benchmarks.matter import enqueue_text
from tests.builders import add_cohort, add_crowd
from tests.engines import open_sqlite
from tests.faults.in_place import LATENCY, SmallBot, SmallTelegram
from tests.faults.leaping import START

WINDOW = 32
CHUNK = 1000
"""So many rows the planner enqueues in one transaction."""


@dataclass(slots=True)
class LimitedTelegram(SmallTelegram):
    """A Telegram that refuses what comes too fast."""

    allowance: Allowance = field(
        default_factory=lambda: Allowance(ALL_A_SECOND, now=START.timestamp())
    )

    async def answer(self, method: str, body: dict[str, Any]) -> tuple[int, bytes]:
        if method == "sendMessage" and self.allowance.refuses(self.now().timestamp()):
            await asyncio.sleep(LATENCY)
            return self._answer("429", 0, blocked=False)
        return await SmallTelegram.answer(self, method, body)


def announced(folder: Path, many: int) -> Stats:
    """Send to `many` people at 30/s; return the counts as the fake Bot API does."""
    path = folder / "virtual.db"
    asyncio.run(_prepare(path, many))
    bot = SmallBot(path, window=WINDOW, paced=True, telegram=LimitedTelegram)
    try:
        for first in range(1, many + 1, CHUNK):
            chats = range(first, min(first + CHUNK, many + 1))
            bot.run(lambda tx, chats=chats: _enqueue(tx, chats, bot))  # type: ignore[misc]
        assert bot.do(bot.settle())
        return _counted(bot)
    finally:
        bot.close()
        path.unlink()


async def _prepare(path: Path, many: int) -> None:
    database = await open_sqlite(path)

    async def fill(tx: Tx) -> None:
        await add_crowd(tx, await add_cohort(tx), many)
        tx.do("UPDATE people SET quiet_from = 0, quiet_until = 0")

    await database.run(fill)
    await database.truncate_log()
    await database.close()


async def _enqueue(tx: Tx, chats: Sequence[int], bot: SmallBot) -> None:
    enqueue_text(tx, chats, "We meet on Monday.", now=bot.clock.now())


def _counted(bot: SmallBot) -> Stats:
    telegram = bot.telegram
    assert isinstance(telegram, LimitedTelegram)
    log = [each for each in telegram.log if each.executed]
    moments = [each.at.timestamp() for each in log]
    chats = Counter(each.chat for each in log)
    return {
        "bulk": len(log),
        "bulk_seconds": max(moments) - min(moments),
        "refused": telegram.allowance.refused,
        "chats": len(chats),
        "copies": len(log) - len(chats),
        "rss": {},
    }
