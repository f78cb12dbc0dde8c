"""A full disk: health is red, administrators are told, and a start on it is tried again."""

import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.cli import examining
from bot.cli.errors import explain
from bot.storage import files, meta
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.failures import DatabaseUnavailable, DiskFails, of_files
from bot.storage.sqlite import SqliteDatabase
from bot.storage.trial import try_to_store
from telegram_simulator import Simulator
from tests.cli.test_commands import A_SMALL_COURSE
from tests.cli.test_commands import run as command
from tests.cli.test_run import PATIENCE, ROOT, end, wait_for
from tests.disks import small_files
from tests.engines import POSTGRES, open_database
from tests.faults.rows import known, said
from tests.faults.test_disk import pragma
from tests.stories.cast import administrator, coordinator, found
from tests.world import World, a_world, local, until

pytestmark = pytest.mark.skipif(POSTGRES, reason="PostgreSQL has a disk of its own")
SECOND = timedelta(seconds=1)
TOLD = "can't store anything"
IN_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
"""Runs a program with mounts of its own, for which nobody has to be root."""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The bot with alarms; its clock stands still between the steps of a test."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), alarms=True) as made:
        yield made


async def ticked(world: World, seconds: float) -> bool:
    """Let the clock go on and tick; return whether the database allowed it."""
    world.clock.set(world.clock.now() + seconds * SECOND)
    try:
        await world.app.ticker.tick()
    except DatabaseUnavailable:
        return False
    return True


async def test_administrators_are_told_once_a_day_without_the_database(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    admin = await administrator(world)
    sophea = await coordinator(world, await found(world, "Lotus House"))
    assert await ticked(world, 60)
    before = len(said(sophea))

    await pragma(world, "query_only = 1")
    soon = [await ticked(world, 5), *said(admin)]
    worked = [await ticked(world, 5) for _ in range(24)]
    told = said(admin)
    next_day = [await ticked(world, 24 * 3600)]
    await pragma(world, "query_only = 0")

    assert not any((soon[0], *worked, *next_day))
    assert not any(TOLD in str(words) for words in soon)
    assert [TOLD in words for words in told].count(True) == 1
    assert [TOLD in words for words in said(admin)].count(True) == 2
    assert len(said(sophea)) == before
    logged = [each for each in caplog.records if each.message == "alarm"]
    assert [(each.kind, each.count) for each in logged] == [("storing", 1)] * 2  # type: ignore[attr-defined]


async def test_failures_that_are_soon_over_alarm_nobody(world: World) -> None:
    admin = await administrator(world)
    await ticked(world, 60)

    for _ in range(5):  # another program copies the file each minute
        await pragma(world, "query_only = 1")
        assert not await ticked(world, 30)
        await pragma(world, "query_only = 0")
        assert await ticked(world, 30)

    assert not any(TOLD in words for words in said(admin))


async def test_an_administrator_out_of_reach_is_told_when_telegram_answers(world: World) -> None:
    admin = await administrator(world)
    await ticked(world, 60)
    await pragma(world, "query_only = 1")
    world.simulator.controls.fault(method="sendMessage", kind="429", retry_after=1)

    for seconds in (0, 60, 5, 5):
        await ticked(world, seconds)
    await pragma(world, "query_only = 0")

    assert [TOLD in words for words in said(admin)].count(True) == 1


async def test_health_says_that_nothing_can_be_stored(world: World) -> None:
    well = await examining.examine(world.app)
    await pragma(world, "query_only = 1")
    ill = await examining.examine(world.app)
    await pragma(world, "query_only = 0")

    assert (well.faults, (await examining.examine(world.app)).faults) == ((), ())
    assert "the database cannot be used" in ill.faults[0]


async def test_health_says_that_what_people_send_waits(world: World) -> None:
    """The rest of a full disk may take a small row, but not what people send."""
    await known(world, "rith")
    await pragma(world, "max_page_count = 1")
    with pytest.raises(DiskFails) as full:
        while True:
            await world.app.database.run(_stuff)
    for _ in range(100):
        world.acts.message("rith", "hello", who="rith")
    await until(lambda: world.app.receiver.unstored)
    ill = await examining.examine(world.app)
    await pragma(world, "max_page_count = 1000000")
    await world.settle()

    assert "what people send cannot be stored" in ill.faults[0]
    assert (await examining.examine(world.app)).faults == ()
    assert explain(full.value)[1] == 10


async def _stuff(tx: Tx) -> None:
    for _ in range(50):
        tx.do("INSERT INTO tombstones VALUES (:key, 0)", key=os.urandom(200).hex())
    await tx.flush()


async def test_a_disk_without_room_is_noticed_although_small_rows_are_still_stored(
    world: World,
) -> None:
    """The log of the database keeps its room, so a small row needs none."""
    database, now = world.app.database, to_ms(world.clock.now())
    assert isinstance(database, SqliteDatabase)
    await database.truncate_log()
    await try_to_store(database, now_ms=now)

    with small_files(900_000):
        await database.write(lambda tx: meta.save(tx, "small", "row"))
        with pytest.raises(DiskFails):
            await try_to_store(database, now_ms=now)

    await try_to_store(database, now_ms=now)
    assert await database.run(lambda tx: meta.read(tx, "small")) == "row"


def test_only_what_waiting_may_help_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable) as gone:
        files.try_room(tmp_path / "nowhere")

    assert not isinstance(gone.value, DiskFails)
    assert explain(gone.value)[1] == 8
    assert explain(of_files("the file", OSError(28, "No space left on device")))[1] == 10
    files.try_room(tmp_path)
    assert list(tmp_path.iterdir()) == []


def can_mount() -> bool:
    """Whether this machine lets us have a small disk of our own."""
    mount = ("sh", "-c", "mount -t tmpfs none /mnt")
    try:
        return not subprocess.run(
            [*IN_NAMESPACE, *mount], capture_output=True, check=False
        ).returncode
    except FileNotFoundError:
        return False


class SmallDisk:
    """A disk of 16 MB, which exists as long as its process."""

    def __init__(self, folder: Path, holder: Process) -> None:
        self._holder = holder
        self.inside = folder
        self.seen = Path(f"/proc/{holder.pid}/root{folder}")
        """The same folder for processes that do not have the mount."""

    def fill(self) -> None:
        with (self.seen / "other").open("wb", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(4096))
                except OSError:
                    return

    def empty(self) -> None:
        (self.seen / "other").unlink()

    async def bot(self, simulator: Simulator) -> Process:
        settings = {
            "ROMLEUK_DATA_DIR": str(self.inside),
            "ROMLEUK_TOKEN": simulator.token,
            "ROMLEUK_API_URL": f"{simulator.url}/bot",
            "ROMLEUK_CONTENT_DIR": A_SMALL_COURSE,
        }
        into = ("nsenter", f"--target={self._holder.pid}", "--user", "--mount")
        return await asyncio.create_subprocess_exec(
            *into, f"--wdns={ROOT}", "--preserve-credentials", sys.executable, "-m", "bot", "run",
            env=os.environ | settings, stdout=PIPE, stderr=STDOUT,
        )  # fmt: skip


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[SmallDisk]:
    if not await asyncio.to_thread(can_mount):
        pytest.skip("this machine lets nobody mount a small disk")
    words = f"mount -t tmpfs -o size=16m none {tmp_path} && echo mounted && exec cat"
    holder = await asyncio.create_subprocess_exec(
        *IN_NAMESPACE, "sh", "-c", words, stdin=PIPE, stdout=PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"mounted\n"
    yield SmallDisk(tmp_path, holder)
    holder.kill()
    await holder.communicate()


async def healthy(disk: SmallDisk) -> tuple[int, str]:
    return await asyncio.to_thread(partial(command, "health", data_dir=str(disk.seen)))


async def test_a_real_disk_that_gets_full_loses_nothing_and_is_noticed(disk: SmallDisk) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    simulator.stage.person(key="rith", name="Rith", language="en")
    simulator.acts.open_chat("rith")
    queue = simulator.world.queues[simulator.world.main.id]
    bot = await disk.bot(simulator)
    await wait_for(bot, b'"event":"started"')
    well = await healthy(disk)

    disk.fill()
    for _ in range(84):
        simulator.acts.message("rith", "hello", who="rith")
    ill = await healthy(disk)
    waiting = len(queue.pending)
    bot.kill()
    await bot.communicate()
    again = await disk.bot(simulator)
    async with asyncio.timeout(PATIENCE):
        refused, _ = await again.communicate()
    disk.empty()
    last = await disk.bot(simulator)
    await wait_for(last, b'"event":"started"')
    await until(lambda: not queue.pending)
    at_last = await healthy(disk)
    code, _ = await end(last)
    await simulator.stop()

    assert well[0] == at_last[0] == code == 0
    assert "MB free in" in well[1]  # a small disk is noted, and no fault
    assert waiting == 84
    assert ill[0] == 1
    assert "nothing can be stored" in ill[1]
    assert again.returncode == 10, refused
    assert b"The disk is full" in refused
    assert b"Traceback" not in refused
