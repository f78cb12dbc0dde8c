"""`demo` as a separate process: starting over resets both Telegram and the bot."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import orjson

from bot.cli.demo import Demo
from bot.membership.cohort import storage as cohorts
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE = 900.0
Json = dict[str, Any]


async def ask(web: aiohttp.ClientSession, path: str, body: Json | None = None) -> Json:
    """Send a GET request, or with a body a POST request."""
    async with web.request("GET" if body is None else "POST", path, json=body) as answer:
        told: Json = orjson.loads(await answer.read())
        assert answer.status == 200, told
        return told


async def until(web: aiohttp.ClientSession, path: str, fits: Callable[[Json], bool]) -> Json:
    """Ask until the answer fits, also while nothing listens on the port."""
    while True:
        try:
            told = await ask(web, path)
        except aiohttp.ClientConnectionError:
            told = {}
        if told and fits(told):
            return told
        await asyncio.sleep(0.1)


@asynccontextmanager
async def ended(process: Process) -> AsyncIterator[None]:
    """Leave no process running, also if the test fails."""
    try:
        yield
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def shows(label: str) -> Callable[[Json], bool]:
    """Tell whether a chat has a button with this label."""
    return lambda chat: label in orjson.dumps(chat["messages"]).decode()


async def dara_comes_in(web: aiohttp.ClientSession) -> None:
    """Join by the invitation on the page, which works once."""
    await until(web, "/sim/chat?chat=dara", lambda chat: chat["invite"] is not None)
    await ask(web, "/sim/start", {"chat": "dara"})
    for label in ("I agree", "Yes, that's me"):
        await until(web, "/sim/chat?chat=dara", shows(label))
        await ask(web, "/sim/tap", {"chat": "dara", "label": label})
    await until(web, "/sim/chat?chat=dara", shows("First lesson, 3 minutes"))


async def test_it_can_start_over_any_number_of_times(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo",
        cwd=ROOT, stdout=PIPE, stderr=STDOUT,
        env=os.environ | {"ROMLEUK_DEMO_PORT": "0", "ROMLEUK_DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        said = (await process.stdout.readuntil(b"Ctrl+C ends it.")).decode()
        async with aiohttp.ClientSession(re.findall(r"http://\S+", said)[0]) as web:
            runs: set[str] = set()
            for _ in range(2):
                dara = "/sim/chat?chat=dara"
                await until(web, dara, lambda chat: chat["state"] == "new")
                now = await ask(web, "/sim/state")
                assert now["run"] not in runs
                runs.add(now["run"])
                await dara_comes_in(web)
                await ask(web, "/sim/reset", {})
        process.send_signal(signal.SIGINT)
        rest, _ = await process.communicate()

    assert (process.returncode, rest.strip()) == (0, b"")


async def test_its_course_keeps_the_holidays(tmp_path: Path) -> None:
    async with Demo(Settings(demo_port=0, data_dir=tmp_path)) as demo:
        now = demo.clock.now()
        (cohort,) = await demo.app.database.run(lambda tx: cohorts.open_cohorts(tx, now=now))

    assert {"2023-06-18", "2023-09-24", "2023-10-14"} <= set(cohort.quiet_days)
