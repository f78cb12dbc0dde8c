"""`simulate` as a separate process: it prints its address and its token."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import aiohttp

from tests.cli.test_demo import ended

ROOT = Path(__file__).parents[2]
PATIENCE = 900.0  # a busy machine is no failure


async def test_it_prints_all_that_a_bot_needs() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "simulate", "--port", "0",
        cwd=ROOT, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        said = (await process.stdout.readuntil(b"Ctrl+C ends it")).decode()
        api, token = re.findall(r"^  (?:Bot API|token) +(\S+)$", said, re.MULTILINE)
        async with aiohttp.ClientSession() as session:
            answer = await (await session.get(f"{api}{token}/getMe")).json()
        process.send_signal(signal.SIGINT)
        rest, _ = await process.communicate()

    assert answer["result"]["is_bot"]
    assert f"ROMLEUK_API_URL={api} ROMLEUK_TOKEN={token} make run" in said
    assert (process.returncode, rest.strip()) == (0, b".")
