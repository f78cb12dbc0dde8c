"""A request may come in any encoding, and a method in any case (Query.cpp:42)."""

import io
from typing import Any

import aiohttp
import orjson
import pytest

from telegram_simulator.parameters import Params
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
TEXT = orjson.dumps(KEYS).decode()


@pytest.mark.parametrize(
    ("http", "kind"),
    [
        ("GET", "params"),
        ("POST", "params"),
        ("POST", "form"),
        ("POST", "json"),
        ("POST", "multipart"),
    ],
)
async def test_every_encoding_gives_the_same_parameters(
    client: Client, http: str, kind: str
) -> None:
    values = {"chat_id": str(await client.open()), "text": "ខ្មែរ & <b>", "reply_markup": TEXT}
    arguments: dict[str, Any] = {"params": values}
    if kind == "form":
        arguments = {"data": values}
    elif kind == "json":
        arguments = {"json": values | {"chat_id": int(values["chat_id"]), "reply_markup": KEYS}}
    elif kind == "multipart":
        form = aiohttp.FormData()
        for name, value in values.items():
            form.add_field(name, value)
        form.add_field("unused", io.BytesIO(b"x"), filename="x")
        arguments = {"data": form}
    async with client.session.request(http, client.address("sendMessage"), **arguments) as response:
        body = orjson.loads(await response.read())
        assert response.headers["Content-Type"] == "application/json"
    assert body["result"]["text"] == "ខ្មែរ & <b>"
    assert body["result"]["reply_markup"] == KEYS


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME", "test/getMe"])
async def test_the_case_of_a_method_does_not_matter(client: Client, method: str) -> None:
    assert (await client.ok(method))["username"] == "test_bot"


async def test_the_method_may_be_a_parameter(client: Client) -> None:
    assert (await client.ok("", method="getMe"))["is_bot"] is True


@pytest.mark.parametrize(
    ("value", "silent"), [("true", True), ("yes", True), ("1", True), ("0", False), ("no", False)]
)
async def test_true_may_be_written_in_three_ways(client: Client, value: str, silent: bool) -> None:  # noqa: FBT001
    # from CC:9357
    dara = await client.open()
    message = await client.ok("sendMessage", chat_id=dara, text="x", protect_content=value)
    assert message.get("has_protected_content", False) is silent


async def test_broken_json_is_refused(client: Client) -> None:
    headers = {"Content-Type": "application/json"}
    for data, answer in ((b"{", "can't parse JSON object"), (b"[]", "JSON object expected")):
        async with client.session.post(
            client.address("getMe"), data=data, headers=headers
        ) as response:
            body = orjson.loads(await response.read())
        assert (response.status, body["description"]) == (400, f"Bad Request: {answer}")


async def test_files_may_be_named_or_attached(client: Client) -> None:
    dara = await client.open()
    part = ("អក្សរ.txt", b"content", "text/plain")
    _, by_name = await client.upload("sendDocument", chat_id=dara, document=part)
    _, attached = await client.upload(
        "sendDocument", chat_id=dara, document="attach://part", part=part
    )
    for body in (by_name, attached):
        assert body["result"]["document"]["file_name"] == "អកសរ.txt"  # marks fall away
        assert body["result"]["document"]["mime_type"] == "text/plain"


async def test_an_album_may_have_attached_files(client: Client) -> None:
    media = [
        {"type": "photo", "media": f"attach://p{n}", "caption": f"<b>{n}</b>", "parse_mode": "HTML"}
        for n in (1, 2)
    ]
    part = ("a.png", picture(), "image/png")
    _, body = await client.upload(
        "sendMediaGroup",
        chat_id=await client.open(),
        media=orjson.dumps(media).decode(),
        p1=part,
        p2=part,
    )
    first, second = body["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second["caption"]) == ("1", "2")
    assert first["caption_entities"] == [{"offset": 0, "length": 1, "type": "bold"}]


@pytest.mark.parametrize(
    ("value", "number"), [("17.5", 17), ("5x", 5), ("x5", 0), ("-3", -3), (2.9, 2), ("", 0)]
)
def test_of_a_number_the_digits_at_its_beginning_count(value: object, number: int) -> None:
    # from td misc.h to_integer
    assert Params({"n": value}).integer("n") == number
