"""Odd requests get an answer that says what is wrong; none of them is an error of the server."""

import json
import logging
import os
import random
from typing import Any

import aiohttp
import pytest

from telegram_simulator import Simulator
from telegram_simulator.faults import EXECUTED, NOT_EXECUTED
from telegram_simulator.known_parameters import HANDLED, REFUSED
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

TRIES = int(os.environ.get("TELEGRAM_SIMULATOR_FUZZ", "300"))
SEED = 27
# some faults answer with 500, or not at all
SILENT = {"500", "502", "drop_before", "hang_before"} | EXECUTED
WORDS = ["", "x", "dara", "group", "-1", "0", "1", "true", "[]", "{}", "[[5]]", "\x00", "😀" * 50]
WORDS += ["<b>", '{"inline_keyboard": [[5]]}', '{"keyboard": [[{"text": 5}]]}', "nan", "1e400"]
WORDS += ["attach://x", "http://127.0.0.1:1/x", "https://example.org/a.png", "9" * 400, "*", "["]
FIELDS = """chat as who text label message_id row column data options emoji on token person key
name title members kind id status rights seconds to next rate mode method times probability skip
retry_after ms clear url base64 link limit after since timeout quiet type""".split()  # noqa: SIM905 - words
ENCODINGS = ["gzip", "deflate", "br", "identity", "x"]
BODIES = [b"", b"x", b"\xff\xfe", b"[1]", b"{", b"--a\r\n", b"--a\r\nfoo\r\n\r\nx\r\n--a--"]
TYPES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/x"]
TYPES += ["multipart/form-data; boundary=a", "multipart/mixed; boundary=a", ""]


class Dice:
    """Makes odd values, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def value(self, depth: int = 2) -> Any:
        kind = self.random.randrange(8 if depth else 6)
        if kind == 6:
            return [self.value(depth - 1) for _ in range(self.random.randrange(3))]
        if kind == 7:
            return {self.random.choice(FIELDS): self.value(depth - 1)}
        numbers = [0, 1, -1, 2**31, 2**63, 10**30, 1.5, 1e300, -1e300]
        return self.random.choice([*WORDS, *numbers, None, True, False])

    def fields(self, names: list[str]) -> dict[str, Any]:
        """Return some fields; half of them with a value that may be right."""
        chosen = self.random.sample(names, min(len(names), self.random.randrange(1, 5)))
        right = {"chat": "dara", "chat_id": 0, "message_id": 1, "text": "x", "as": "dara"}
        return {
            name: right[name] if name in right and self.random.random() < 0.5 else self.value()
            for name in chosen
        }


async def ask_the_bot_api(client: Client, dice: Dice) -> tuple[str, int]:
    """Make a call with odd parameters or an odd body."""
    method = dice.random.choice(sorted(HANDLED))
    if method == "getUpdates":
        method = "getMe"  # it would wait
    known = [*HANDLED[method], *REFUSED.get(method, ()), "nobody_knows"]
    fields = dice.fields(known)
    if fields.get("chat_id") == 0:
        fields["chat_id"] = client.id_of(dice.random.choice(["dara", "group"]))
    way = dice.random.randrange(4)
    where = client.address(method)
    if way == 0:
        parts = aiohttp.FormData(quote_fields=False)
        for name in fields:
            parts.add_field(name, picture(), filename='a;"😀.png', content_type="image/png")
        request = client.session.post(where, data=parts)
    elif way == 1:
        texts = {name: json.dumps(value)[:500] for name, value in fields.items()}
        request = client.session.post(where, data=texts)
    elif way == 2:
        headers = {"Content-Type": dice.random.choice(TYPES)}
        headers |= {"Content-Encoding": dice.random.choice(ENCODINGS)} if dice.value(0) else {}
        request = client.session.post(where, data=dice.random.choice(BODIES), headers=headers)
    else:
        request = client.session.post(
            where, data=json.dumps(fields), headers={"Content-Type": "application/json"}
        )
    async with request as response:
        return f"{method} {fields}: {await response.text()}", response.status


async def act_as_somebody(client: Client, dice: Dice) -> tuple[str, int]:
    """Do an action or ask a question with odd fields."""
    routes = client.simulator.routes
    name = dice.random.choice(sorted({*routes.posts, *routes.gets} - {"wait", "idle"}))
    fields = dice.fields(FIELDS)
    where = f"{client.simulator.url}/sim/{name}"
    if name == "fault":
        fields["kind"] = dice.random.choice([*sorted(NOT_EXECUTED - SILENT), 5, None, []])
    if name in routes.posts:
        headers = {"Content-Type": "application/json"}
        request = client.session.post(where, data=json.dumps(fields), headers=headers)
    else:
        request = client.session.get(where, params={k: str(v) for k, v in fields.items()})
    async with request as response:
        return f"{name} {fields}: {await response.text()}", response.status


async def test_no_request_is_an_error_of_the_server(caplog: pytest.LogCaptureFixture) -> None:
    simulator = Simulator(seed=SEED)
    dice, wrong = Dice(SEED), []
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        for number in range(TRIES):
            if number % 50 == 0:
                await client.sim("reset")
                await client.open()
            ask = ask_the_bot_api if dice.random.random() < 0.6 else act_as_somebody
            said, status = await ask(client, dice)
            client.simulator.controls.fault(clear=True)
            if status >= 500:
                wrong.append(said)
    await simulator.stop()
    assert wrong == []
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []
