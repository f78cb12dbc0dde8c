"""Another program polls with the same token: the one that has worked goes on, a new one waits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot import app as romleuk
from bot.app import App
from bot.clock import Clock
from bot.outbox.domain import Lane
from bot.storage.database import Tx
from bot.telegram.conflict_watch import CONFLICT_SECONDS, QUIET_SECONDS
from bot.telegram.failures import AnotherBotRuns
from bot.telegram.incoming.polling import (
    SILENT_SECONDS,
    SPREAD_SECONDS,
    STAND_BY_SECONDS,
    TRY_SECONDS,
    UpdatePoller,
)
from tests.cli.test_doctor import set_webhook
from tests.clocks import LeapingClock, StoppedClock
from tests.engines import open_database
from tests.faults.rows import enqueue_texts, known, rows, said
from tests.stories.cast import administrator
from tests.world import SETTLE_SECONDS, World, a_world, local, until

MORNING = local("2023-05-22 08:00")
LOOKS = 2.0
"""How long a newcomer looks here, in seconds that pass really: Telegram's polls take them."""
LOOKS_WITH_ANOTHER = 120.0
"""It meets the other one after a second; on a very slow machine this takes longer."""


@asynccontextmanager
async def running(
    folder: Path, *, clock: Clock | None = None, newcomer_seconds: float = 0.0
) -> AsyncIterator[World]:
    database = await open_database(folder / "romleuk.db")
    async with a_world(
        database,
        at=MORNING,
        clock=clock or LeapingClock(),
        alarms=True,
        newcomer_seconds=newcomer_seconds,
    ) as world:
        yield world


@asynccontextmanager
async def second_copy(world: World, folder: Path, clock: Clock) -> AsyncIterator[App]:
    """A second bot with the same token and a database of its own."""
    clock.set(world.clock.now())
    database = await open_database(folder / "copy.db")
    plan = replace(world.plan, newcomer_seconds=LOOKS_WITH_ANOTHER)
    app = await romleuk.start_bot(database, clock, plan)
    try:
        yield app
    finally:
        await app.stop()


async def handled(app: App) -> int:
    async def count(tx: Tx) -> int:
        return int((await tx.single("SELECT count(*) AS many FROM seen_updates"))["many"])

    return await app.database.run(count)


async def test_a_second_copy_steps_back_and_the_older_one_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as world, second_copy(world, tmp_path, Clock()) as copy:
        await until(lambda: "poll.stands_by" in caplog.messages)
        rith = world.person("rith")
        await rith.sends("/start")
        await rith.sends("/start")

        assert len(said(rith)) == 2
        assert await handled(copy) == 0
        assert "this one waits" in copy.receiver.trouble
        assert not any(task.done() for task in (*world.app.tasks, *copy.tasks))


async def test_a_copy_that_stands_by_takes_over_when_the_other_one_has_ended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as world:
        clock = Waiting()
        async with second_copy(world, tmp_path, clock) as copy:
            await until(lambda: "poll.stands_by" in caplog.messages)
            await world.app.receiver.stop()
            assert isinstance(copy.receiver, UpdatePoller)
            copy.receiver.conflicts.newcomer_seconds = LOOKS
            clock.goes_on.set()
            world.acts.start(world.person("rith").key, None)
            async with asyncio.timeout(SETTLE_SECONDS):
                while not await handled(copy):  # noqa: ASYNC110 - there is no such event
                    await asyncio.sleep(0.01)

            assert "this one waits" not in copy.receiver.trouble


class Waiting(Clock):
    """Sleeps until the test lets it go on."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if seconds >= TRY_SECONDS:
            await self.goes_on.wait()
        else:
            await super().sleep(seconds)


async def test_a_copy_tries_every_five_minutes_and_ends_after_an_hour(tmp_path: Path) -> None:
    async with running(tmp_path, newcomer_seconds=LOOKS_WITH_ANOTHER) as world:
        world.simulator.controls.fault(method="getUpdates", kind="409", times=None)
        world.acts.start(world.person("rith").key, None)  # ends the poll that waits
        with pytest.raises(AnotherBotRuns):
            async with asyncio.timeout(SETTLE_SECONDS):
                await world.app.serve()

        tries = [call["at"] / 1000 for call in world.calls("getUpdates") if call["http"] == 409]
        assert tries[-1] - tries[0] >= STAND_BY_SECONDS - 1
        assert len(tries) <= STAND_BY_SECONDS / TRY_SECONDS + 1
        waits = [later - sooner for sooner, later in pairwise(tries)]
        assert all(wait >= TRY_SECONDS - 1 for wait in waits)
        assert len({round(wait) for wait in waits}) > 1, "no random part"
        assert len(waits) >= STAND_BY_SECONDS / (TRY_SECONDS + SPREAD_SECONDS) - 1
        assert await handled(world.app) == 0


async def test_while_conflicts_last_people_get_answers_and_administrators_the_alarm(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, clock=StoppedClock()) as world:
        admin, rith = await administrator(world), await known(world, "rith")
        world.simulator.controls.fault(method="getUpdates", kind="409", times=2)
        await rith.sends("/start")
        await until(lambda: len(said(admin)) > 1)
        answers = len(said(rith))
        await enqueue_texts(world, rith, "Unasked", lane=Lane.URGENT)
        await rith.sends("/start")
        await rith.sends("/start")

        assert "Another program" in said(admin)[-1]
        assert "Leaked token" in said(admin)[-1]
        assert len(said(rith)) > answers
        assert "Unasked" not in said(rith)
        assert "another program" in world.app.receiver.trouble
        await world.clock.sleep(CONFLICT_SECONDS)
        await world.settle()

        assert said(rith)[-1] == "Unasked"
        assert world.app.receiver.trouble == ""
        assert not any(task.done() for task in world.app.tasks)


async def test_one_conflict_alone_is_no_alarm(tmp_path: Path) -> None:
    async with running(tmp_path) as world:
        admin, rith = await administrator(world), await known(world, "rith")
        before = len(said(admin))
        world.simulator.controls.fault(method="getUpdates", kind="409")
        await rith.sends("/start")
        await rith.sends("/start")
        await world.clock.sleep(CONFLICT_SECONDS)
        await world.settle()

        assert len(said(admin)) == before


async def test_a_new_process_confirms_and_handles_nothing_at_first_and_sends_nothing_unasked(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path, clock=StoppedClock(), newcomer_seconds=LOOKS) as world:
        rith = await known(world, "rith")
        await enqueue_texts(world, rith, "Unasked", lane=Lane.URGENT)
        world.acts.start(rith.key, None)
        poller = world.app.receiver
        assert isinstance(poller, UpdatePoller)
        queue = world.simulator.world.queues[world.simulator.world.main.id]
        while True:
            waiting, done = len(queue.pending), await handled(world.app)
            if not poller.conflicts.is_newcomer:
                break
            assert (waiting, done) == (1, 0)
            await asyncio.sleep(0.02)
        await world.settle()
        answered = said(rith)
        assert answered
        assert "Unasked" not in answered
        await world.clock.sleep(QUIET_SECONDS)
        await world.settle()

        assert said(rith)[-1] == "Unasked"
        assert "poll.conflict" not in caplog.messages
        assert len(await rows(world.app.database)) >= 2


async def test_a_foreign_webhook_is_told_and_waited_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as world:
        admin = await administrator(world)
        await set_webhook(world.simulator, "http://127.0.0.1:9/hook")
        with pytest.raises(AnotherBotRuns):
            async with asyncio.timeout(SETTLE_SECONDS):
                await world.app.serve()
        await until(lambda: "webhook" in said(admin)[-1])

        assert "Leaked token" in said(admin)[-1]
        assert caplog.messages.count("poll.stands_by") == 1


async def test_after_a_long_silence_the_older_one_is_careful_as_a_new_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path, newcomer_seconds=LOOKS) as world:
        rith, poller = world.person("rith"), world.app.receiver
        assert isinstance(poller, UpdatePoller)
        await rith.sends("/start")
        world.simulator.controls.fault(method="getUpdates", kind="502", times=None)
        world.acts.message(rith.chat_key, "hello", who=rith.key)  # ends the poll that waits
        await until(lambda: "poll.failed" in caplog.messages)
        assert not poller.conflicts.is_newcomer
        poller.heard_at -= SILENT_SECONDS
        await until(lambda: poller.conflicts.is_newcomer)
        world.simulator.controls.fault(method="getUpdates", kind="409", times=None)
        world.simulator.faults.rules.reverse()  # the newer rule comes first
        await until(lambda: "poll.stands_by" in caplog.messages)
