"""Keyboards that Telegram finds too long (Client.cpp: REPLY_MARKUP_TOO_LONG)."""

from typing import Any

import pytest

from telegram_simulator.tests.client import Client


def inline(count: int, data: str = "x") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", "callback_data": data}]] * count}


@pytest.mark.parametrize(
    ("keyboard", "fits"),
    [
        (inline(100), True),
        (inline(101), False),
        (inline(100, "ក" * 21), True),
        ({"inline_keyboard": [[{"text": "ក" * 60, "callback_data": "x"}]] * 50}, False),
        ({"keyboard": [["x"]] * 300}, True),
        ({"keyboard": [["ក" * 60]] * 60}, False),
    ],
)
async def test_a_keyboard_has_a_size(client: Client, keyboard: dict[str, Any], fits: bool) -> None:  # noqa: FBT001 - a column
    dara = await client.open()
    if fits:
        await client.ok("sendMessage", chat_id=dara, text="?", reply_markup=keyboard)
    else:
        refused = await client.refused("sendMessage", chat_id=dara, text="?", reply_markup=keyboard)
        assert refused == "400 Bad Request: reply markup is too long"
    assert len(await client.ask("messages", chat="dara")) == fits
