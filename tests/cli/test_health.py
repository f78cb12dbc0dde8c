"""`health` asks the running bot, and says what a restart may mend."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli import examining, requests
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.incoming.polling import UpdatePoller
from bot.web.control import ControlServer
from tests.cli.test_commands import run
from tests.world import World, a_world, local


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[World]:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        yield world
        await control.stop()


async def asked(folder: Path) -> tuple[int, str]:
    return await asyncio.to_thread(run, "health", data_dir=str(folder))


async def test_a_bot_that_works_is_healthy(running: World, tmp_path: Path) -> None:
    assert await asked(tmp_path) == (0, "The bot works.")


async def test_a_ticker_that_hangs_is_a_fault(running: World, tmp_path: Path) -> None:
    await running.app.ticker.stop()
    running.app.ticker.ticked_at -= examining.TICK_LIMIT + 100

    code, said = await asked(tmp_path)

    assert code == 1
    assert "nothing was planned for 4" in said


async def test_a_task_that_has_ended_is_a_fault(running: World, tmp_path: Path) -> None:
    sender = next(task for task in running.app.tasks if task.get_name() == "sender")
    sender.cancel()
    await asyncio.gather(sender, return_exceptions=True)

    code, said = await asked(tmp_path)

    assert code == 1
    assert "the task sender has ended" in said


async def test_telegram_out_of_reach_is_told_and_no_fault(running: World, tmp_path: Path) -> None:
    poller = running.app.receiver
    assert isinstance(poller, UpdatePoller)
    poller.heard_at -= examining.POLL_LIMIT + 1e9

    code, said = await asked(tmp_path)

    assert code == 0
    assert "Telegram has not answered for" in said
    assert "The bot works." in said


def test_without_a_bot_it_ends_with_1(tmp_path: Path) -> None:
    code, said = run("health", data_dir=str(tmp_path))

    assert code == 1
    assert f"no bot runs on {tmp_path}" in said
