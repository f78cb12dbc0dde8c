"""`romleuk simulate` is the command of the simulated Telegram, told in Romleuk's words."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import aiohttp
from typer.testing import CliRunner

from bot.cli.commands import app
from tests.cli.test_demo import ended

ROOT = Path(__file__).parents[2]
PATIENCE = 900.0  # a busy machine is no failure


async def test_it_prints_all_that_romleuk_needs() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "simulate", "--port", "0",
        cwd=ROOT, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        said = (await process.stdout.readuntil(b"Ctrl+C ends it")).decode()
        api, token = re.findall(r"^  (?:Bot API|token) +(\S+)", said, re.MULTILINE)
        async with aiohttp.ClientSession() as session:
            answer = await (await session.get(f"{api}{token}/getMe")).json()
        process.send_signal(signal.SIGINT)
        rest, _ = await process.communicate()

    assert answer["result"]["first_name"] == "Romleuk"
    assert f"ROMLEUK_API_URL={api} ROMLEUK_TOKEN={token} make run" in said
    assert (process.returncode, rest.strip()) == (0, b".")


def test_it_has_the_options_of_the_simulator() -> None:
    helped = CliRunner().invoke(app, ["simulate", "--help"])
    wrong = CliRunner().invoke(app, ["simulate", "--people", "none.yaml"])

    assert helped.exit_code == 0
    assert "usage: romleuk simulate" in helped.output
    assert "--people FILE" in helped.output
    assert wrong.exit_code == 2
    assert "none.yaml cannot be read" in wrong.output
