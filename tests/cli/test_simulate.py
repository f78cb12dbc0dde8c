"""`simulate` as a separate process: it prints its address and its token."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from bot.cli.simulate import _simulator
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


TOKEN = "123456:SIMabcdefghijklmnopqrstuvwxyzABCDEF"
PEOPLE = """
people:
  - {key: dara, name: Dara, language: km}
  - {key: maly, name: Maly, state: open}
groups:
  - {key: shop, title: Tea shop, kind: supergroup, members: [maly, dara], bot: true}
"""


async def test_it_is_fitted_to_a_bot(tmp_path: Path) -> None:
    people = tmp_path / "people.yaml"
    people.write_text(PEOPLE)
    simulator = _simulator(TOKEN, "Tea shop", people, 404)
    await simulator.start()
    try:
        async with aiohttp.ClientSession() as session:
            api = f"{simulator.url}/bot{TOKEN}"
            me = await (await session.get(f"{api}/getMe")).json()
            unknown = await (await session.get(f"{api}/sendGift")).json()
    finally:
        await simulator.stop()

    result = me["result"]
    assert (result["id"], result["first_name"]) == (123456, "Tea shop")
    assert result["username"] == "tea_shop_bot"
    assert unknown["description"] == "Not Found: method not found"
    (row,) = simulator.controls.calls(method="sendGift")
    assert (row["http"], row["verdict"]) == (404, "not implemented")
    shown = {chat["key"]: (chat["state"], chat["members"]) for chat in simulator.controls.chats()}
    assert shown == {"dara": ("new", 0), "maly": ("open", 0), "shop": ("open", 3)}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--token", "123456:AAH" + "x" * 32], "A token of the real Telegram must never be sent"),
        (["--people", "none.yaml"], "none.yaml cannot be read: No such file or directory."),
        (["--people", "people: ["], "is no YAML"),
        (["--people", "people: [{key: dara}]"], "people.0.name: Field required"),
        (["--people", "people: [{key: a, name: A, age: 9}]"], "people.0.age: Unexpected"),
        (["--people", "people: []\ngroups: [{key: g, title: G, members: [x]}]"], "no person 'x'"),
    ],
)
def test_a_wrong_option_is_explained(options: list[str], said: str, tmp_path: Path) -> None:
    if options[0] == "--people" and options[1] != "none.yaml":
        file = tmp_path / "people.yaml"
        file.write_text(options[1])
        options = ["--people", str(file)]
    done = CliRunner().invoke(app, ["simulate", "--port", "0", *options])

    assert done.exit_code == 2
    assert said in done.output
