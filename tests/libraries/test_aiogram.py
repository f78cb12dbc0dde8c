"""A bot written with aiogram talks with a simulated person."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from telegram_simulator import Simulator
from telegram_simulator.tests.client import Client

SCRIPT = Path(__file__).parent / "converse.py"


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    simulator = Simulator()
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Client(simulator, session)
    await simulator.stop()


@contextlib.asynccontextmanager
async def running(python: Path, client: Client) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        python, SCRIPT, client.simulator.url, client.token, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 900) == b"ready\n"
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def answer_to(
    client: Client, act: str, event: str = "message", **fields: Any
) -> dict[str, Any]:
    """Do an action of a person; return the event of the bot's answer."""
    seq = (await client.ask("state"))["seq"]
    await client.sim(act, chat="dara", **fields)
    while True:
        found: dict[str, Any] = await client.ask(
            "wait", since=seq, type=event, chat="dara", timeout=900
        )
        if found.get("author", "bot") == "bot":
            return found
        seq = found["seq"]


async def test_a_whole_conversation(client: Client, peers_python: Path) -> None:
    async with running(peers_python, client) as process:
        welcome = (await answer_to(client, "start", token="abc"))["message"]
        assert (welcome["text"], welcome["entities"][0]["type"]) == ("Welcome abc", "bold")

        edited = await answer_to(client, "tap", "message.edited", label="Yes")
        assert edited["message"]["text"] == "You said yes"
        await client.ask("idle", timeout=900)
        assert "callback.answered" in {
            event["type"] for event in client.simulator.world.feed.since(0)
        }

        poll = (await answer_to(client, "message", text="/quiz"))["message"]
        assert poll["poll"]["type"] == "quiz"
        chosen = await answer_to(client, "vote", message_id=poll["message_id"], options=[1])
        assert chosen["message"]["text"] == "You chose [1]"

        file = await answer_to(
            client, "send", kind="document", name="a.txt", base64="YWJj"
        )  # b"abc"
        assert file["message"]["document"]["file_name"] == "back-a.txt"
        address = f"{client.simulator.url}/sim/files/{file['message']['document']['file_id']}"
        async with client.session.get(address) as response:
            assert await response.read() == b"cba"

        await answer_to(client, "message", text="/album")
        await client.ask("idle", timeout=900)
        items = await client.ask("messages", chat="dara", limit=2)
        assert [i["message"]["document"]["file_name"] for i in items] == ["one.txt", "two.txt"]
        assert len({item["message"]["media_group_id"] for item in items}) == 1

        assert (await answer_to(client, "message", text="/stop"))["message"]["text"] == "Goodbye"
        assert await asyncio.wait_for(process.wait(), 900) == 0
    assert await client.ask("calls", problems=1) == []
