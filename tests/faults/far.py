"""A bot on PostgreSQL at the other end of a wire, people who tap, and an announcement to them."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg

from bot import app as romleuk
from bot.learning.quiz.domain import AttemptId
from bot.storage.dialect import to_ms
from bot.storage.postgres import PostgresDatabase
from bot.telegram.incoming.webhook import Webhook
from tests.clocks import LeapingClock
from tests.faults import checker
from tests.faults.announcing import AUTHOR_ID, announce
from tests.faults.rows import rows
from tests.faults.taps import Taker, Tap, add_quiz_takers, all_taps, stored_answers
from tests.faults.wire import Wire, a_wire
from tests.world import World, a_world, local, until

PEOPLE = 3
SEED = 20230612
OUR_SESSIONS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity a
WHERE application_name = 'romleuk' AND datname = current_database()
  AND NOT EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory')
"""


@dataclass(slots=True, kw_only=True)
class Far:
    """The bot, the wire to its server, and what people tap."""

    world: World
    wire: Wire
    url: str
    """The address of the database without the wire."""
    near: str
    path: Path
    takers: Sequence[Taker]
    taps: Sequence[Tap]
    picked: Mapping[tuple[AttemptId, str], int]

    def portions(self, many: int) -> list[Sequence[Tap]]:
        """The taps, in so many portions."""
        size = len(self.taps) // many + 1
        return [self.taps[number * size : (number + 1) * size] for number in range(many)]

    def tap(self, taps: Sequence[Tap]) -> None:
        """Let people tap, and do not wait."""
        for each in taps:
            self.world.acts.forge(each.telegram_id, each.message_id, each.data)

    async def called(self, more: int, *, since: int) -> None:
        """Wait until the bot has made so many more calls than `since`."""
        calls = self.world.simulator.api.calls
        await until(lambda: calls.last_id >= since + more)

    async def announce(self) -> None:
        """Let a coordinator announce something to all of them."""
        now = self.world.clock.now()
        await self.world.app.database.run(lambda tx: announce(tx, 1, now=now))
        await self.world.app.ticker.tick()

    async def ask(self, statement: str) -> None:
        """Do something on the server, past the bot."""
        connection = await asyncpg.connect(self.url)
        await connection.fetch(statement)
        await connection.close()

    async def taps_while_sessions_end(self, portions: int) -> None:
        """Let people tap in portions, and end the bot's sessions while it handles each."""
        calls = self.world.simulator.api.calls
        for portion in self.portions(portions):
            before = calls.last_id
            self.tap(portion)
            await self.called(1, since=before)
            await self.ask(OUR_SESSIONS)
        await self.world.settle()

    async def restart(self) -> None:
        """Start the bot again, which has stopped or stops now."""
        await self.world.app.stop()
        database = await PostgresDatabase.open_alone(self.near, self.path)
        self.world.app = await romleuk.start_bot(database, self.world.clock, self.world.plan)

    async def check(self, *, copies: int = 0) -> None:
        """Nothing was lost, and at most so many messages came twice."""
        await self.world.travel(timedelta(minutes=5))  # what was claimed and lost is claimed again
        database = self.world.app.database
        left = await rows(database)
        log = checker.contacts(self.world.simulator.api.calls.rows)
        findings = checker.check(left, log, now_ms=to_ms(self.world.clock.now()))
        told = Counter(row["chat_id"] for row in left if row["kind"] == "announcement.urgent")

        assert findings.problems == (), findings.problems
        assert findings.copies <= copies, findings
        assert await database.run(stored_answers) == self.picked
        assert await self._count("seen_updates") == len(self.taps)
        assert await self._count("dead_updates") == 0
        assert told == {taker.telegram_id: 1 for taker in self.takers}

    async def _count(self, table: str) -> int:
        found = await self.world.app.database.run(lambda tx: tx.ask(f"SELECT 1 FROM {table}"))
        return len(found)


@asynccontextmanager
async def far_away(url: str, path: Path, webhook: Webhook | None = None) -> AsyncIterator[Far]:
    """Let a bot work on the migrated database at `url`, with its small files beside `path`.

    It polls, or has a webhook.
    """
    async with a_wire(url) as (wire, near):
        database = await PostgresDatabase.open_alone(near, path)
        takers = await add_quiz_takers(database, PEOPLE)
        taps, picked = all_taps(takers, SEED)
        at = local("2023-05-22 10:00")
        async with a_world(database, at=at, clock=LeapingClock(), webhook=webhook) as world:
            for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
                world.simulator.stage.person(key=f"p{number}", name="x", id=number)
                world.acts.open_chat(f"p{number}")
            yield Far(
                world=world,
                wire=wire,
                url=url,
                near=near,
                path=path,
                takers=takers,
                taps=taps,
                picked=picked,
            )
