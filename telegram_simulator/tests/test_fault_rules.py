"""A rule that could never fire is refused, and told what would be right."""

import gzip
from typing import Any

import pytest

from telegram_simulator.tests.client import Client

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kind": "429", "method": 5}, "No method is called 5; give a name"),
    ({"kind": "429", "method": "sendMesage"}, "probably sendMessage"),
    ({"kind": "429", "method": "sned*"}, "No method is called 'sned*'"),
    ({"kind": "430"}, "kind '430' is unknown. Kinds are: 409, 429"),
    ({"method": "getMe"}, "A rule has a kind. Kinds are: 409"),
    ({"kind": "429", "times": "x"}, "times is a whole number from 1, not 'x'."),
    ({"kind": "429", "times": 0}, "times is a whole number from 1, not 0."),
    ({"kind": "429", "skip": -1}, "skip is a whole number from 0, not -1."),
    ({"kind": "429", "probability": 2}, "probability is a number from 0 to 1, not 2."),
    ({"kind": "429", "retry_after": "soon"}, "retry_after is a whole number from 0"),
    ({"kind": "slow", "ms": 1.5}, "ms is a whole number from 0, not 1.5."),
    ({"kind": "429", "chat": "nobody"}, "There is no chat 'nobody'."),
    ({"kind": "429", "chats": "dara"}, "chats is no field of a rule. Fields are: method, chat"),
]


@pytest.mark.parametrize(("rule", "told"), WRONG)
async def test_a_wrong_rule_is_refused(client: Client, rule: dict[str, Any], told: str) -> None:
    status, body = await client.sim_raw("fault", **rule)
    assert status in {400, 404}
    assert told in body["error"]
    assert (await client.sim("fault", clear=False, name="slow", on=False))["rules"] == []
    await client.ok("getMe")


@pytest.mark.parametrize("method", ["sendInvoice", "getFileContent", "SENDmessage", "get*"])
async def test_a_rule_may_name_any_method_of_the_bot_api(client: Client, method: str) -> None:
    await client.sim("fault", kind="429", method=method)


@pytest.mark.parametrize(
    ("kind", "method", "fields"),
    [
        ("409", "getUpdates", {}),
        ("expired_callback", "answerCallbackQuery", {"callback_query_id": "1"}),
        ("blocked", "sendMessage", {"text": "x"}),
        ("migrate", "sendMessage", {"text": "x"}),
    ],
)
async def test_a_rule_without_a_method_waits_for_a_call_that_it_can_be_about(
    client: Client, kind: str, method: str, fields: dict[str, str]
) -> None:
    chat = {"chat_id": await client.open()} if "text" in fields else {}
    await client.sim("fault", kind=kind)
    for other in {"getMe", "getUpdates"} - {method}:
        await client.ok(other)
    await client.refused(method, **fields, **chat)
    (fired,) = await client.ask("fired")
    assert (fired["kind"], fired["method"]) == (kind, method)


async def test_an_unknown_field_of_an_action_is_told_with_its_choices(client: Client) -> None:
    status, body = await client.sim_raw("message", chat="dara", txt="x")
    assert (status, body["error"]) == (
        400,
        "There is no field txt; there are: chat, text, as, reply_to, entities, topic.",
    )
    status, body = await client.sim_raw("message", chat="dara", text=5)
    assert (status, body["error"]) == (400, "text is a text.")
    status, body = await client.sim_raw("massage", chat="dara")
    assert (status, body["error"].startswith("There is no such act; there are block, bot,")) == (
        404,
        True,
    )


async def test_the_clock_goes_forward_and_has_an_end(client: Client) -> None:
    status, body = await client.sim_raw("clock", seconds=-5)
    assert (status, body["error"]) == (400, "The clock goes only forward.")
    status, body = await client.sim_raw("clock", seconds=1e15)
    assert (status, body["error"]) == (400, "The clock goes from now to the end of the year 8999.")


BODIES = [
    ({"Content-Encoding": "gzip"}, b"not gzip", 400, "SIM: the body is not gzip"),
    ({"Content-Encoding": "br"}, b"x", 415, "Unsupported Media Type: unsupported content-encoding"),
    ({"Content-Type": "multipart/form-data"}, b"x", 400, "boundary not found"),
    ({"Content-Type": "multipart/form-data; boundary=a"}, b"x", 400, "can't parse form data"),
    (
        {"Content-Type": "multipart/form-data; boundary=a"},
        b"--a\r\nwrong\r\n\r\nx\r\n--a--",
        400,
        "can't parse form data",
    ),
]


@pytest.mark.parametrize(("headers", "body", "status", "told"), BODIES)
async def test_a_broken_body_is_a_bad_request(
    client: Client, headers: dict[str, str], body: bytes, status: int, told: str
) -> None:
    kind = {"Content-Type": "application/json"}
    address = client.address("getMe")
    async with client.session.post(address, data=body, headers=kind | headers) as response:
        assert response.status == status
        assert told in (await response.json())["description"]
    await client.ok("getMe")


async def test_a_body_may_be_gzip(client: Client) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "multipart/form-data; boundary=a"}
    part = b'--a\r\nContent-Disposition: form-data; name="name"\r\n\r\nTea\r\n--a--\r\n'
    address = client.address("setMyName")
    async with client.session.post(address, data=gzip.compress(part), headers=headers) as response:
        assert response.status == 200
    assert (await client.ok("getMyName"))["name"] == "Tea"
