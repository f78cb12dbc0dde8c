"""aiogram's models accept every request, every response and every update of the simulator."""

import copy
import subprocess
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import orjson
import pytest

from telegram_simulator import Simulator
from telegram_simulator.methods import METHODS, RECEIVING
from telegram_simulator.tests.client import Client
from tests.libraries.everything import ALL, KEYS, recorded

Script = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    simulator = Simulator(seed=3)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Client(simulator, session)
    await simulator.stop()


async def test_every_method_and_update_fits_the_models(client: Client, run_script: Script) -> None:
    log = await recorded(client)
    driven = {call["method"] for call in log["calls"]}
    assert driven == {*METHODS, *RECEIVING} - {"getUpdates"}
    kinds = {name for update in log["updates"] for name in update} - {"update_id"}
    assert kinds == set(ALL) - {"edited_channel_post"}
    assert problems_of(run_script, log) == [[]]


def problems_of(run_script: Script, *logs: dict[str, Any]) -> list[list[str]]:
    """Return the problems of each log."""
    done = run_script("validate_calls.py", given=orjson.dumps(logs))
    assert (done.returncode, done.stderr.decode()) == (0, "")
    problems: list[list[str]] = orjson.loads(done.stdout)
    return problems


CALL = {
    "method": "sendMessage",
    "params": {"chat_id": 1, "text": "x", "reply_markup": KEYS},
    "result": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 1, "type": "private"},
        "from": {"id": 1, "is_bot": True, "first_name": "x"},
        "text": "x",
    },
}


def broken(*path: str, value: Any = None) -> dict[str, Any]:
    """Return the valid call with one field changed or removed."""
    call = copy.deepcopy(CALL)
    place: Any = call
    for name in path[:-1]:
        place = place[name]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return {"calls": [call], "updates": []}


CONTROLS: list[tuple[dict[str, Any], str]] = [
    (broken("params", "text"), "sendMessage request: ('text',) Field required"),
    (broken("params", "txet", value="x"), "sendMessage request.txet is unknown"),
    (
        broken("params", "reply_markup", value='{"inline_keyboard": 5}'),
        "sendMessage request.reply_markup.inline_keyboard is unknown",
    ),
    (
        broken("result", "from", "is_bot"),
        "sendMessage result: ('from', 'is_bot') Field required",
    ),
    (broken("result", "colour", value="red"), "sendMessage result.colour is unknown"),
    (broken("result", "chat", "colour", value="red"), "sendMessage result.chat.colour is unknown"),
    ({"calls": [], "updates": [{"update_id": 1, "surprise": {}}]}, "update.surprise is unknown"),
    ({"calls": [], "updates": [{"message": {}}]}, "update: ('update_id',) Field required"),
]


def test_invalid_calls_are_recognised(run_script: Script) -> None:
    good = {"calls": [CALL], "updates": []}
    first, *others = problems_of(run_script, good, *(log for log, _ in CONTROLS))
    assert first == []
    for problems, (_, expected) in zip(others, CONTROLS, strict=True):
        assert expected in problems
