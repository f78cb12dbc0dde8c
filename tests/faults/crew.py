"""Several processes of the bot on one database on PostgreSQL, which are killed and stopped."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from time import time
from typing import Any

import asyncpg

from bot.clock import Clock
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import PersonId, Role
from bot.membership.staff import storage as staff
from bot.storage.database import Row, Tx
from bot.storage.postgres import PostgresDatabase
from telegram_simulator import Simulator
from tests.builders import ZONE, add_crowd
from tests.engines import new_postgres
from tests.faults import checker
from tests.faults.announcing import announce
from tests.faults.killing import LIMIT_SECONDS, SEND_MS, SERVER, WINDOW
from tests.faults.launcher import StartOptions, run, started
from tests.shipped import shipped_courses

AUTHOR = 1
"""The coordinator is one of the crowd, and the first of it."""
_NUMBERS = (
    "SELECT objid::int AS number FROM pg_locks WHERE locktype = 'advisory' AND classid = 7269660"
)
_LEADER = "SELECT worker FROM leaders WHERE until_at > 0"
_LEFT = "SELECT count(*) FROM outbox WHERE state IN ('pending', 'leased') AND due_at <= $1"


@dataclass(slots=True, kw_only=True)
class Crew:
    """The workers by their numbers, and the simulated Telegram that they send to."""

    simulator: Simulator
    url: str
    folder: Path
    lease: float
    term: float
    paced: bool = False
    workers: dict[int, ForkServerProcess] = field(default_factory=dict)
    idle_at: int = 0
    """When nothing was left to send, in milliseconds."""
    _beside: Any = None

    async def start(self, many: int = 1, *, at_once: bool = False) -> None:
        """Start so many more, and wait until they have begun to work."""
        if at_once:
            before = await self.numbers()
            started = [await self._start() for _ in range(many)]
            await self._until(lambda numbers: len(numbers) == len(before) + many)
            self.workers |= dict(zip(await self.numbers() - before, started, strict=True))
            return
        for _ in range(many):
            before = await self.numbers()
            process = await self._start()
            await self._until(lambda numbers, before=before: len(numbers) > len(before))
            (number,) = await self.numbers() - before
            self.workers[number] = process

    async def until_started(self) -> None:
        """Wait until all of them have planned for the first time: what fails before ends them."""
        async with asyncio.timeout(LIMIT_SECONDS):
            for number in self.workers:
                while not started(self.errors, self._pid(number)).exists():  # noqa: ASYNC110 - no event
                    await asyncio.sleep(0.02)

    async def kill(self, number: int) -> None:
        """Kill a worker as the kernel does when memory is short."""
        process = self.workers.pop(number)
        process.kill()
        await asyncio.to_thread(process.join)

    def pause(self, number: int) -> None:
        """Let a worker stand still."""
        os.kill(self._pid(number), signal.SIGSTOP)

    def resume(self, number: int) -> None:
        """Let it go on."""
        os.kill(self._pid(number), signal.SIGCONT)

    async def stop(self) -> str:
        """Stop all cleanly; return what they wrote to stderr."""
        for process in self.workers.values():
            process.terminate()
        for process in self.workers.values():
            await asyncio.to_thread(process.join, LIMIT_SECONDS)
            assert process.exitcode == 0
        self.workers.clear()
        return self.errors.read_text()

    async def ended(self) -> list[int | None]:
        """Wait until all have ended by themselves; return their exit codes."""
        ended = list(self.workers.values())
        self.workers.clear()
        for process in ended:
            await asyncio.to_thread(process.join, LIMIT_SECONDS)
        return [process.exitcode for process in ended]

    async def announce(self, many: int) -> None:
        """Let the coordinator send so many announcements to all."""
        now = _now()
        for number in range(many):
            await self.run(partial(announce, number=number, now=now, author=AUTHOR))

    async def run(self, work: Any) -> Any:
        """Do something in the database, past the workers."""
        database = await PostgresDatabase.open(self.url)
        try:
            return await database.run(work)
        finally:
            await database.close()

    async def ask(self, sql: str, *values: Any) -> Sequence[Any]:
        """Return what a query finds now."""
        if self._beside is None or self._beside.is_closed():
            self._beside = await asyncpg.connect(self.url)
        found: Sequence[Any] = await self._beside.fetch(sql, *values)
        return found

    async def numbers(self) -> set[int]:
        """The numbers of the workers that have one."""
        return {row["number"] for row in await self.ask(_NUMBERS)}

    async def leader(self) -> int:
        """The number of the worker that leads, as soon as there is one."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while not (found := await self.ask(_LEADER)):  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.02)
        number: int = found[0]["worker"]
        return number

    async def until_it_sends(self, number: int) -> None:
        """Wait until a worker has something on its way."""
        leased = "SELECT 1 FROM outbox WHERE state = 'leased' AND worker = $1"
        async with asyncio.timeout(LIMIT_SECONDS):
            while not await self.ask(leased, number):  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.002)

    async def called(self, many: int) -> None:
        """Wait until the workers have sent so many messages."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while len(self.sent()) < many:  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.002)

    def sent(self) -> list[checker.Contact]:
        """The messages that Telegram has accepted."""
        log = checker.contacts(self.simulator.api.calls.rows)
        return [each for each in log if each.sends and each.message_ids]

    async def until_all_is_sent(self, rows: int) -> None:
        """Wait until there are so many rows in the outbox at least, and none of them is open."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while True:
                (count,) = await self.ask("SELECT count(*) AS n FROM outbox")
                now = round(time() * 1000)
                (left,) = await self.ask(_LEFT, now)
                if count["n"] >= rows and not left[0] and not self.simulator.api.calls.open:
                    self.idle_at = now
                    return
                await asyncio.sleep(0.05)

    async def check(self, *, announced: int, people: int, copies: int) -> checker.Findings:
        """Everybody got all of it, in order, and at most so many messages came twice."""
        rows: Sequence[Row] = await self.run(_rows)
        log = checker.contacts(self.simulator.api.calls.rows)
        findings = checker.check(rows, log, now_ms=self.idle_at)
        told = Counter(row["chat_id"] for row in rows if row["kind"] == "announcement.urgent")

        assert findings.problems == (), findings.problems[:5]
        assert told == dict.fromkeys(range(1, people + 1), announced)
        assert findings.copies <= copies, findings
        return findings

    async def close(self) -> None:
        """End everything that is still there."""
        for process in self.workers.values():
            process.kill()
        if self._beside is not None:
            await self._beside.close()

    @property
    def errors(self) -> Path:
        """The file to which all of them write their stderr."""
        return self.folder / "complaints"

    def _pid(self, number: int) -> int:
        pid = self.workers[number].pid
        assert pid is not None
        return pid

    async def _start(self) -> ForkServerProcess:
        options = StartOptions(
            database=self.folder / "romleuk.db",
            api=f"{self.simulator.url}/bot",
            token=self.simulator.token,
            sent=0,
            window=WINDOW,
            errors=self.errors,
            paced=self.paced,
            finishes=False,
            key=None,
            server=self.url,
            lease=self.lease,
            term=self.term,
        )
        process = SERVER.Process(target=run, args=(options,), daemon=True)
        await asyncio.to_thread(process.start)
        return process

    async def _until(self, holds: Any) -> None:
        async with asyncio.timeout(LIMIT_SECONDS):
            while not holds(await self.numbers()):  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.02)


@asynccontextmanager
async def a_crew(
    server: str,
    folder: Path,
    people: int,
    *,
    lease: float = 2.0,
    term: float = 1.0,
    paced: bool = False,
) -> AsyncIterator[Crew]:
    """Make a database with so many people on the server, and a crew without workers for it.

    `lease` and `term` are seconds, shorter than at work, so that a test need not wait.
    """
    simulator = Simulator(seed=20230612)
    await simulator.start(port=0)
    try:
        async with new_postgres(server, migrated=people > 0) as url:
            crew = Crew(
                simulator=simulator, url=url, folder=folder, lease=lease, term=term, paced=paced
            )
            if people:
                await crew.run(partial(_settle, people))
            for number in range(1, people + 1):
                simulator.stage.person(key=f"p{number}", name="x", id=number)
                simulator.acts.open_chat(f"p{number}")
            simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=SEND_MS)
            try:
                yield crew
            finally:
                await crew.close()
    finally:
        await simulator.stop()


async def _settle(people: int, tx: Tx) -> None:
    course, now = next(iter(shipped_courses())), _now()
    cohort = await cohorts.add(tx, course=course, title="May", zone=ZONE, rungs=[], now=now)
    await add_crowd(tx, cohort, people, now=now)
    author = PersonId(AUTHOR)
    await staff.grant(tx, person=author, role=Role.COORDINATOR, cohort=cohort, by=None, now=now)


async def _rows(tx: Tx) -> Sequence[Row]:
    return await tx.ask("SELECT * FROM outbox ORDER BY id")


def _now() -> datetime:
    return Clock().now()
