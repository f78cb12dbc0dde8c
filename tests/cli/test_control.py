"""The control socket: commands reach a running bot, or handle the request themselves."""

import asyncio
import socket
import stat
from collections.abc import AsyncIterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.cli import requests
from bot.cli.errors import CliError
from bot.membership.cohort import storage as cohorts
from bot.settings import Settings
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import BotNotRunning, ControlServer, RequestRefused, send_request
from tests.world import World, a_world, local


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[World]:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        yield world
        await control.stop()


async def test_a_link_is_made_by_the_running_bot_and_opens(running: World, tmp_path: Path) -> None:
    params = {
        "role": "coordinator",
        "cohort": "Module 4",
        "course": "community-liberation-toolkit",
        "zone": "Asia/Phnom_Penh",
    }

    made = await requests.run_request(Settings(data_dir=tmp_path), "invite", params)

    assert made["bot"] == "romleuk_bot"
    sophea = running.person("sophea")
    await sophea.starts(made["token"])
    await sophea.taps("English")
    assert "invited as a coordinator" in sophea.sees


async def test_only_the_owner_may_open_the_socket(running: World, tmp_path: Path) -> None:
    mode = (tmp_path / "control.sock").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


async def test_the_path_of_the_data_folder_may_be_long(running: World, tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    control = ControlServer(folder / "control.sock", requests.handlers_of(running.app))
    await control.start()
    mode = stat.S_IMODE((folder / "control.sock").stat().st_mode)
    audit = await send_request(folder / "control.sock", "audit", {})
    await control.stop()

    assert mode == 0o600
    assert audit["broken_at"] is None
    assert not (folder / "control.sock").exists()


async def test_a_title_with_other_spaces_finds_the_existing_cohort(
    running: World, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    titles = ("Module 4,  May 2023", "Module 4, May 2023", "module 4, may\u00a02023 ", "M" * 70)
    for title in (*titles, "M" * 70):
        params = {
            "role": "coordinator",
            "cohort": title,
            "course": "community-liberation-toolkit",
            "zone": "Asia/Phnom_Penh",
        }
        await requests.run_request(settings, "invite", params)

    founded = await running.app.database.run(partial(cohorts.open_cohorts, now=running.clock.now()))
    assert [each.title for each in founded] == ["M" * 64, "Module 4, May 2023"]


async def test_a_cohort_needs_a_title_with_visible_characters(
    running: World, tmp_path: Path
) -> None:
    params = {"role": "coordinator", "cohort": "!!!", "course": "", "zone": ""}
    with pytest.raises(CliError, match="could be a name"):
        await requests.run_request(Settings(data_dir=tmp_path), "invite", params)


async def test_an_impossible_request_is_refused_with_its_reason(
    running: World, tmp_path: Path
) -> None:
    params = {"role": "coordinator", "cohort": "New", "course": "nope", "zone": "Asia/Phnom_Penh"}

    with pytest.raises(RequestRefused, match="There is no course 'nope'"):
        await send_request(tmp_path / "control.sock", "invite", params)


async def test_an_unknown_request_is_refused(running: World, tmp_path: Path) -> None:
    with pytest.raises(RequestRefused, match="knows no such request"):
        await send_request(tmp_path / "control.sock", "explode", {})


async def test_a_failing_request_is_refused_in_words_and_logged_without_its_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumble(_: Mapping[str, Any]) -> dict[str, Any]:
        raise LookupError

    control = ControlServer(tmp_path / "control.sock", {"invite": stumble})
    await control.start()
    try:
        with pytest.raises(RequestRefused, match="its log says why"):
            await send_request(tmp_path / "control.sock", "invite", {})
    finally:
        await control.stop()

    assert [record.message for record in caplog.records] == ["request.failed"]


async def test_a_busy_bot_counts_as_running(tmp_path: Path) -> None:
    async def ponder(_: Mapping[str, Any]) -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    control = ControlServer(tmp_path / "control.sock", {"invite": ponder})
    await control.start()
    try:
        with pytest.raises(RequestRefused, match="did not answer"):
            await send_request(tmp_path / "control.sock", "invite", {}, seconds=0.1)
    finally:
        await control.stop()


@pytest.mark.parametrize("left_behind", [False, True], ids=["none", "of a killed bot"])
async def test_without_a_bot_the_request_fails(tmp_path: Path, *, left_behind: bool) -> None:
    path = tmp_path / "control.sock"
    if left_behind:
        await _leave_a_dead_socket(path)

    with pytest.raises(BotNotRunning):
        await send_request(path, "invite", {})


async def test_without_a_bot_the_command_handles_the_request(tmp_path: Path) -> None:
    params: dict[str, Any] = {"role": "administrator", "cohort": "", "course": "", "zone": ""}

    made = await requests.run_request(Settings(data_dir=tmp_path), "invite", params)

    assert len(made["token"]) == 22
    assert made["bot"] == ""


async def _leave_a_dead_socket(path: Path) -> None:
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(path))
    dead.close()
