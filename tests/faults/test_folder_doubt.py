"""A data folder that is put back sends nothing again; one that was moved goes on by itself."""

import asyncio
import logging
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot import app as romleuk
from bot.housekeeping.folder_doubt import storage as folder_doubt
from bot.membership.audit import storage as audit
from bot.outbox.domain import Lane
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import HeldGroup
from bot.storage.beside import SidecarFiles
from bot.storage.database import Tx
from tests import engines
from tests.cli.test_commands import run
from tests.clocks import LeapingClock
from tests.engines import open_database
from tests.faults.rows import enqueue_texts, said
from tests.faults.test_restored import bring_back, copied, everything_got, promise
from tests.stories.announcing import make_course, written
from tests.stories.cast import administrator
from tests.world import World, a_world, local

pytestmark = pytest.mark.skipif(engines.POSTGRES, reason="on a server the folder proves nothing")
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
PROBE = "My data is in another folder than before"
ALARM = "The database was restored from a copy"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "data")


def make(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.fixture
async def world(folder: Path) -> AsyncIterator[World]:
    """Yield a world whose bot has a data folder for itself."""
    database = await open_database(folder / "romleuk.db")
    at, clock = local("2023-05-22 08:00"), LeapingClock()
    async with a_world(database, at=at, clock=clock, alarms=True, ticks=False) as made:
        yield made


def moved_in(copy: Path, folder: Path) -> None:
    """Put a copy in the place of the folder."""
    shutil.rmtree(folder)
    copy.rename(folder)


def copied_anew(copy: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)


def copied_over(copy: Path, folder: Path) -> None:
    """Copy all files into the folder, over those that are there."""
    shutil.copytree(copy, folder, dirs_exist_ok=True)


def moved_away(folder: Path) -> None:
    """Copy the folder to another place, as on another server; the old one is left behind."""
    folder.rename(folder.with_name("elsewhere"))
    shutil.copytree(folder.with_name("elsewhere"), folder)


Way = Callable[[Path, Path], None]
WAYS = [moved_in, copied_anew, copied_over]


async def start(world: World, folder: Path) -> None:
    database = await open_database(folder / "romleuk.db")
    world.app = await romleuk.start_bot(database, world.clock, world.plan)


async def copy_of(world: World, folder: Path) -> Path:
    """Stop the bot, copy its folder, and start it again."""
    copy = folder.with_name("copy")
    await world.app.stop()
    shutil.copytree(folder, copy)
    await start(world, folder)
    return copy


async def put_back(world: World, copy: Path, folder: Path, way: Way) -> None:
    await world.app.stop()
    way(copy, folder)
    await start(world, folder)


async def held(world: World) -> set[HeldGroup]:
    return set(await world.app.database.run(holding.counted))


async def actions(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        return [entry.action for entry in await audit.entries(tx)]

    return await world.app.database.run(work)


@pytest.mark.parametrize("way", WAYS)
async def test_an_announcement_is_not_sent_again_from_a_folder_that_is_put_back(
    world: World, folder: Path, way: Way
) -> None:
    admin = await administrator(world)
    course = await make_course(world)
    await written(course)
    await course.sophea.taps("Send now to 3")
    copy = await copy_of(world, folder)
    await world.travel(HOUR)
    once = everything_got(course)
    assert [len(each) for each in once] == [1, 1, 1]

    await put_back(world, copy, folder, way)
    await world.travel(MINUTE)
    assert everything_got(course) == once
    await course.dara.sends("/menu")
    await world.travel(24 * HOUR)

    assert everything_got(course) == once
    assert await held(world) == set(HeldGroup)
    assert ALARM in admin.all_words
    assert (await actions(world))[-1] == "db.restored"


async def test_if_nobody_writes_a_silent_probe_to_an_administrator_shows_the_copy(
    world: World, folder: Path
) -> None:
    admin = await administrator(world)
    course = await make_course(world)
    copy = await copy_of(world, folder)
    await enqueue_texts(world, course.dara, *"123456789", lane=Lane.URGENT)
    await world.travel(MINUTE)
    assert said(course.dara)[-1] == "9"
    before = [len(phone.messages) for phone in course.everybody]

    await put_back(world, copy, folder, moved_in)
    await world.travel(HOUR)

    [probe] = [each for each in world.calls("sendMessage") if PROBE in str(each["request"])]
    assert probe["request"]["disable_notification"]
    assert PROBE in admin.all_words
    assert [len(phone.messages) for phone in course.everybody] == before
    assert ALARM in admin.all_words
    assert await held(world) == set(HeldGroup)


@pytest.mark.parametrize("off", [MINUTE, 30 * HOUR])
async def test_a_moved_folder_goes_on_by_itself_when_somebody_writes(
    world: World, folder: Path, off: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    admin = await administrator(world)
    course = await make_course(world)
    await written(course)
    await course.sophea.taps("Send now to 3")
    await world.app.stop()
    moved_away(folder)
    world.clock.set(world.clock.now() + off)
    with caplog.at_level(logging.INFO):
        await start(world, folder)
        await world.travel(2 * MINUTE)
        assert everything_got(course) == [[], [], []]
        await course.dara.sends("/menu")
        await world.travel(24 * HOUR)

    assert [len(each) for each in everything_got(course)] == [1, 1, 1]
    assert await held(world) == set()
    assert ALARM not in admin.all_words
    assert PROBE not in admin.all_words
    logged = [record.message for record in caplog.records]
    assert [logged.count("restored.in_doubt"), logged.count("restored.moved")] == [1, 1]
    await world.restart(folder / "romleuk.db")
    assert await held(world) == set()


async def test_who_only_taps_does_not_hide_what_was_sent(world: World, folder: Path) -> None:
    """A tap on a message of the lost time edits it, so it shows no new id; the probe does."""
    await administrator(world)
    course = await make_course(world)
    await course.dara.sends("/menu")
    copy = await copy_of(world, folder)
    await enqueue_texts(world, course.rith, *"12345678", lane=Lane.URGENT)
    await world.travel(MINUTE)
    await put_back(world, copy, folder, moved_in)

    await course.dara.taps("⋯ More")
    await world.travel(5 * MINUTE)
    assert await held(world) == set(HeldGroup)
    await world.travel(HOUR)

    assert (await actions(world))[-1] == "db.restored"
    assert await held(world) == set(HeldGroup)


async def test_without_an_administrator_nobody_gets_a_probe(world: World, folder: Path) -> None:
    course = await make_course(world)
    before = [len(phone.messages) for phone in (*course.everybody, course.sophea)]
    await put_back(world, await copy_of(world, folder), folder, moved_in)

    await world.travel(24 * HOUR)

    assert [len(phone.messages) for phone in (*course.everybody, course.sophea)] == before
    assert await held(world) == set(HeldGroup)


async def test_if_nobody_writes_the_probe_lets_a_moved_folder_go_and_a_gap_holds_it_again(
    world: World, folder: Path
) -> None:
    """Taps of the lost time make no message; only the next update shows that there were some."""
    admin = await administrator(world)
    course = await make_course(world)
    await course.dara.sends("/menu")
    copy = await copy_of(world, folder)
    await course.dara.taps("⋯ More")
    await put_back(world, copy, folder, moved_in)

    await world.travel(HOUR)
    assert PROBE in admin.all_words
    assert await held(world) == set()
    await course.dara.sends("/menu")
    await world.travel(MINUTE)

    assert await held(world) == set(HeldGroup)
    assert (await actions(world))[-1] == "db.restored"
    await promise(world, course.dara, "Later", kind="learning.lessons", lane=Lane.BULK)
    await world.travel(HOUR)
    assert "Later" not in course.dara.all_words


async def test_the_command_says_that_it_ends_by_itself(world: World, folder: Path) -> None:
    await make_course(world)
    await put_back(world, await copy_of(world, folder), folder, moved_in)
    await world.app.stop()

    code, told = await asyncio.to_thread(run, "db", "release", data_dir=str(folder))
    await start(world, folder)

    assert code == 0
    assert "If it is no old copy, this ends by itself" in " ".join(told.split())
    assert "announcements: 0 messages so far" in told


async def test_a_restart_while_it_waits_changes_nothing(world: World, folder: Path) -> None:
    await administrator(world)
    course = await make_course(world)
    await put_back(world, await copy_of(world, folder), folder, copied_over)
    await world.restart(folder / "romleuk.db")
    await world.travel(MINUTE)
    assert await held(world) == set(HeldGroup)

    await course.dara.sends("/menu")
    await world.travel(MINUTE)
    assert await held(world) == set()


async def test_what_an_administrator_releases_before_goes(world: World, folder: Path) -> None:
    await administrator(world)
    await make_course(world)
    await put_back(world, await copy_of(world, folder), folder, moved_in)
    everything = partial(holding.end, groups=list(HeldGroup), send=True, now=world.clock.now())
    await world.app.database.run(everything)

    await world.travel(MINUTE)

    assert await world.app.database.run(folder_doubt.load) is None


def nothing(folder: Path) -> None:
    """A start as any other."""


def other_rights(folder: Path) -> None:
    for each in folder.iterdir():
        each.chmod(0o640)
        os.chown(each, os.getuid(), os.getgid())
        os.utime(each)


def renamed(folder: Path) -> None:
    folder.rename(folder.with_name("other")).rename(folder)


def from_an_earlier_release(folder: Path) -> None:
    """What the database of an earlier release lacks."""
    for each in marks(folder):
        each.unlink()
    with closing(sqlite3.connect(folder / "romleuk.db")) as connection, connection:
        connection.execute("DELETE FROM meta WHERE name = 'place'")


def killed_at_a_start(folder: Path) -> None:
    """The file has its new name, and the database has not heard of it."""
    SidecarFiles(folder / "romleuk.db").rename_place()


def on_a_file_system_without_births(folder: Path) -> None:
    """Nothing is known of the file."""
    with closing(sqlite3.connect(folder / "romleuk.db")) as connection, connection:
        connection.execute("UPDATE meta SET value = '' WHERE name = 'place'")


def marks(folder: Path) -> list[Path]:
    return list(folder.glob("romleuk.db.here-*"))


@pytest.mark.parametrize(
    "what",
    [
        nothing,
        other_rights,
        renamed,
        from_an_earlier_release,
        killed_at_a_start,
        on_a_file_system_without_births,
    ],
)
async def test_the_same_folder_raises_no_doubt(
    world: World, folder: Path, what: Callable[[Path], None]
) -> None:
    await make_course(world)
    await world.app.stop()
    what(folder)

    await start(world, folder)

    assert await held(world) == set()
    assert len(marks(folder)) == 1


async def test_a_restore_by_the_command_raises_no_doubt_beside_its_alarm(
    world: World, folder: Path
) -> None:
    copy = await copied(world, folder)
    await bring_back(world, copy, folder)
    assert await held(world) == set(HeldGroup)
    assert await world.app.database.run(folder_doubt.load) is None
