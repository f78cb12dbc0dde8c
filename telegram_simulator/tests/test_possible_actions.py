"""People do only what Telegram's apps let them do, so no test passes with what cannot happen."""

import pytest

from telegram_simulator.tests.client import Client

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
    ],
)
async def test_what_no_app_sends_is_refused(
    client: Client, name: str, fields: dict[str, object], error: str
) -> None:
    await client.sim("message", chat="dara", text="first")
    status, body = await client.sim_raw(name, chat="dara", **fields)
    assert (status, body["error"][: len(error)]) == (400, error)
    assert len(await client.updates()) == 1


async def test_the_longest_text_is_sent(client: Client) -> None:
    sent = await client.sim("message", chat="dara", text="ក" * 4096)
    assert len(sent["message"]["text"]) == 4096
    await client.sim("react", chat="dara", message_id=1, emoji="❤️")
    (item,) = await client.ask("messages", chat="dara")
    assert item["reactions"] == {"dara": "❤"}
