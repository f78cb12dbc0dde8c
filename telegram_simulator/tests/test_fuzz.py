"""Odd requests get an answer that says what is wrong; none of them is an error of the server."""

import inspect
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
KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
ENCODINGS = ["gzip", "deflate", "br", "identity", "x"]
BODIES = [b"", b"x", b"\xff\xfe", b"[1]", b"{", b"--a\r\n", b"--a\r\nfoo\r\n\r\nx\r\n--a--"]
TYPES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/x"]
TYPES += ["multipart/form-data; boundary=a", "multipart/mixed; boundary=a", ""]


Right = dict[str, list[Any]]
TEA = {"title": "Tea", "description": "Green", "payload": "x"}
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Tea",
    "input_message_content": {"message_text": "Tea"},
}


async def set_the_scene(client: Client) -> Right:
    """Let there be something of each kind; return values that may be right, by their fields."""
    dara = await client.open()
    group = client.id_of("group")
    await client.sim("group", key="forum", title="Forum", kind="supergroup", forum=True, bot=True)
    await client.sim("member", chat="forum", who="bot", status="administrator")
    await client.sim("member", chat="group", who="bot", status="administrator", by="maly")
    simulator = client.simulator
    if not simulator.world.games.known:
        await client.sim("game", short_name="tea")
    await client.sim("stars", amount=1000)
    price = [{"label": "Tea", "amount": 5}]
    link = await client.ok("createInvoiceLink", currency="XTR", prices=price, **TEA)
    flexible = {"currency": "USD", "provider_token": "x", "is_flexible": True}
    sent = [
        await client.ok("sendMessage", chat_id=dara, text="x", reply_markup=KEYS),
        await client.ok("sendInvoice", chat_id=dara, prices=price, **flexible, **TEA),
        await client.ok("sendGame", chat_id=dara, game_short_name="tea"),
        await client.ok("sendPoll", chat_id=dara, question="?", options=["a", "b"]),
    ]
    await client.ok("sendGift", user_id=dara, gift_id="1", text="x")
    shipping = (await client.sim("pay", chat="dara"))["query_id"]
    checkout = (await client.sim("pay", chat="dara", link=link))["query_id"]
    asked = (await client.sim("inline", chat="dara", query="tea"))["query_id"]
    tapped = (await client.sim("tap", chat="dara", label="A"))["callback_id"]
    files = {}
    for kind in ("photo", "sticker"):
        message = (await client.sim("send", chat="dara", kind=kind))["message"]
        files[kind] = (message[kind][-1] if kind == "photo" else message[kind])["file_id"]
    return {
        **{kind: [file] for kind, file in files.items()},
        **{key: ["dara", "group", "maly"] for key in ("chat", "from_chat", "as", "person")},
        **{key: [dara, dara, group, client.id_of("forum")] for key in ("chat_id", "from_chat_id")},
        "user_id": [dara, client.id_of("maly")],
        "message_id": [each["message_id"] for each in sent],
        "text": ["x", "<b>x</b>"],
        "gift_id": ["1", "5170145012310081615"],
        "game_short_name": ["tea"],
        "prices": [price],
        "currency": ["XTR", "USD"],
        "provider_token": ["x"],
        "title": ["Tea"],
        "description": ["Green"],
        "payload": ["x"],
        "link": [link],
        "query_id": [asked],
        "result_id": ["1"],
        "inline_query_id": [asked],
        "results": [[ARTICLE]],
        "result": [ARTICLE],
        "shipping_query_id": [shipping],
        "pre_checkout_query_id": [checkout],
        "callback_query_id": [tapped],
        "shipping_options": [[{"id": "a", "title": "A", "prices": price}]],
        "ok": [True, False],
        "score": [5],
        "question": ["?"],
        "options": [["a", "b"], [0]],
        "media": [[{"type": "photo", "media": files["photo"]}]],
        "file_id": [*files.values()],
        "message_ids": [[sent[0]["message_id"]]],
        "emoji": ["👍", "🎲"],
        "action": ["typing"],
        "latitude": [11.5],
        "longitude": [104.9],
        "address": ["Street 1"],
        "phone_number": ["855"],
        "first_name": ["Dara"],
        "name": ["a"],
        "kind": ["group", "photo"],
        "amount": [5],
        "caption": ["x"],
        "commands": [[{"command": "a", "description": "A"}]],
        "permissions": [{"can_send_messages": True}],
        "reply_markup": [KEYS],
        "star_count": [5],
        "label": ["A", "Play Tea"],
    }


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

    def fields(self, names: list[str], right: Right) -> dict[str, Any]:
        """Return some odd fields; mostly all the others, with values that may be right."""
        mostly = self.random.random() < 0.7
        fields = {
            name: self.random.choice(right[name]) for name in names if mostly and name in right
        }
        odd = self.random.sample(names, min(len(names), self.random.choice([0, 1, 1, 2, 4])))
        return fields | {name: self.value() for name in odd}


def as_text(value: Any) -> str:
    """Return a value as a form sends it."""
    return value if isinstance(value, str) else json.dumps(value)[:500]


async def ask_the_bot_api(client: Client, dice: Dice, right: Right) -> tuple[str, int]:
    """Make a call with odd parameters or an odd body."""
    method = dice.random.choice(sorted(HANDLED))
    if method == "getUpdates":
        method = "getMe"  # it would wait
    known = [*HANDLED[method], *REFUSED.get(method, ()), "nobody_knows"]
    handled = {name: values for name, values in right.items() if name in HANDLED[method]}
    fields = dice.fields(known, handled)
    way = dice.random.choice([0, 0, 1, 1, 1, 2, 3, 3, 3, 3])
    where = client.address(method)
    if way == 0:
        parts = aiohttp.FormData(quote_fields=False)
        for name, value in fields.items():
            if dice.random.random() < 0.3:
                parts.add_field(name, picture(), filename='a;"😀.png', content_type="image/png")
            else:
                parts.add_field(name, as_text(value))
        request = client.session.post(where, data=parts)
    elif way == 1:
        texts = {name: as_text(value) for name, value in fields.items()}
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


async def act_as_somebody(client: Client, dice: Dice, right: Right) -> tuple[str, int]:
    """Do an action or ask a question with odd fields."""
    routes = client.simulator.routes
    name = dice.random.choice(sorted({*routes.posts, *routes.gets} - {"wait", "idle"}))
    function = {**routes.posts, **routes.gets}[name]
    own = ["as" if each == "who" else each for each in inspect.signature(function).parameters]
    fields = dice.fields(own if own and dice.random.random() < 0.8 else FIELDS, right)
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
    right: Right = {}
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        for number in range(TRIES):
            if number % 50 == 0:
                await client.sim("reset")
                client.token = simulator.token  # `revoke` may have given the bot a new one
                right = await set_the_scene(client)
            ask = ask_the_bot_api if dice.random.random() < 0.6 else act_as_somebody
            said, status = await ask(client, dice, right)
            client.simulator.controls.fault(clear=True)
            if status >= 500:
                wrong.append(said)
    await simulator.stop()
    assert wrong == []
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []
