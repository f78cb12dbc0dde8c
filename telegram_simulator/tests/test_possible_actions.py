"""People do only what Telegram's apps let them do, so no test passes with what cannot happen."""

import pytest

from telegram_simulator import InvalidAction, Simulated
from telegram_simulator.tests.client import Client

pytest_plugins = ["telegram_simulator.fixtures"]
OUTSIDE = {"type": "bold", "offset": 0, "length": 9}


async def test_nobody_writes_in_the_private_chat_of_somebody_else(client: Client) -> None:
    status, body = await client.sim_raw("message", chat="dara", text="x", **{"as": "maly"})
    assert (status, body["error"]) == (400, "The chat dara is that of Dara alone.")
    await client.sim("message", chat="dara", text="x", **{"as": "dara"})


@pytest.mark.parametrize(
    ("name", "fields", "error"),
    [
        ("message", {"text": "ក" * 4097}, "This has 4097 units of UTF-16; no more than 4096 "),
        ("message", {"text": "😀" * 2049}, "This has 4098 units of UTF-16; no more than 4096 "),
        ("send", {"kind": "photo", "caption": "x" * 1025}, "This has 1025 units of UTF-16; "),
        ("edit", {"message_id": 1, "text": "x" * 4097}, "This has 4097 units of UTF-16; "),
        ("message", {"text": "x", "entities": [OUTSIDE]}, "Bad Request: entity beginning at "),
        ("message", {"text": "x", "entities": [{}]}, "Bad Request: can't parse MessageEntity"),
        ("react", {"message_id": 1, "emoji": "xx"}, "Telegram has no reaction 'xx'."),
        ("message", {}, "Fields are missing: text."),
        ("location", {"latitude": 200, "longitude": 1}, "There is no such place on earth."),
        ("invite", {"token": "two words"}, "A start parameter has 1 to 64 of A-Z"),
    ],
)
async def test_what_no_app_sends_is_refused(
    client: Client, name: str, fields: dict[str, object], error: str
) -> None:
    await client.sim("message", chat="dara", text="first")
    status, body = await client.sim_raw(name, chat="dara", **fields)
    assert (status, body["error"][: len(error)]) == (400, error)
    assert len(await client.updates()) == 1


async def test_a_username_is_one_of_telegram(client: Client) -> None:
    status, body = await client.sim_raw("person", key="neary", username="a b")
    assert (status, body["error"][:10]) == (400, "A username")
    await client.sim("person", key="neary", username="neary_tea")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("list.pdf", "application/pdf"),
        ("list.zip", "application/zip"),
        ("list.unheard", "application/octet-stream"),
        ("", "text/plain"),  # of the sample
    ],
)
async def test_a_file_has_the_type_of_its_name(client: Client, name: str, kind: str) -> None:
    sent = await client.sim("send", chat="dara", kind="document", name=name)
    assert sent["message"]["document"]["mime_type"] == kind


def test_what_the_server_refuses_is_an_invalid_action(simulated: Simulated) -> None:
    with pytest.raises(InvalidAction, match="IMAGE_PROCESS_FAILED"):
        simulated.act("send", chat="dara", kind="photo", base64="aGVsbG8=")
    sent = simulated.act("poll", chat="dara", question="Tea?", options=["Yes", "No"])
    number = sent["message"]["message_id"]
    with pytest.raises(InvalidAction, match="'Yes'"):
        simulated.act("vote", chat="dara", message_id=number, options=["Yes"])


async def test_the_longest_text_is_sent(client: Client) -> None:
    sent = await client.sim("message", chat="dara", text="ក" * 4096)
    assert len(sent["message"]["text"]) == 4096
    await client.sim("react", chat="dara", message_id=1, emoji="❤️")
    (item,) = await client.ask("messages", chat="dara")
    assert item["reactions"] == {"dara": "❤"}
