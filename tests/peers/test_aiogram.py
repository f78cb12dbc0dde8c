"""A bot of another library holds a whole conversation with the simulated people."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.simulator import Simulator
from tests.simulator.wire import Wire

SCRIPT = Path(__file__).parent / "converse.py"


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    simulator = Simulator()
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Wire(simulator, session)
    await simulator.stop()


@contextlib.asynccontextmanager
async def running(python: Path, wire: Wire) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        python, SCRIPT, wire.simulator.url, wire.token, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"ready\n"
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def answer_to(wire: Wire, act: str, event: str = "message", **fields: Any) -> dict[str, Any]:
    """What the bot shows after a person has done something."""
    seq = (await wire.ask("state"))["seq"]
    await wire.sim(act, chat="dara", **fields)
    while True:
        found: dict[str, Any] = await wire.ask(
            "wait", since=seq, type=event, chat="dara", timeout=20
        )
        if found.get("author", "bot") == "bot":
            return found
        seq = found["seq"]


async def test_a_whole_conversation(wire: Wire, peers_python: Path) -> None:
    async with running(peers_python, wire) as process:
        welcome = (await answer_to(wire, "start", token="abc"))["message"]
        assert (welcome["text"], welcome["entities"][0]["type"]) == ("Welcome abc", "bold")

        edited = await answer_to(wire, "tap", "message.edited", label="Yes")
        assert edited["message"]["text"] == "You said yes"
        await wire.ask("idle", timeout=20)
        assert "callback.answered" in {
            event["type"] for event in wire.simulator.world.feed.since(0)
        }

        poll = (await answer_to(wire, "message", text="/quiz"))["message"]
        assert poll["poll"]["type"] == "quiz"
        chosen = await answer_to(wire, "vote", message_id=poll["message_id"], options=[1])
        assert chosen["message"]["text"] == "You chose [1]"

        file = await answer_to(wire, "send", kind="document", name="a.txt", base64="YWJj")  # b"abc"
        assert file["message"]["document"]["file_name"] == "back-a.txt"
        address = f"{wire.simulator.url}/sim/files/{file['message']['document']['file_id']}"
        async with wire.session.get(address) as response:
            assert await response.read() == b"cba"

        await answer_to(wire, "message", text="/album")
        await wire.ask("idle", timeout=20)
        items = await wire.ask("messages", chat="dara", limit=2)
        assert [i["message"]["document"]["file_name"] for i in items] == ["one.txt", "two.txt"]
        assert len({item["message"]["media_group_id"] for item in items}) == 1

        assert (await answer_to(wire, "message", text="/stop"))["message"]["text"] == "Goodbye"
        assert await asyncio.wait_for(process.wait(), 60) == 0
    assert await wire.ask("calls", problems=1) == []
