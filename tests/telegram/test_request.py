"""PTB's requests on aiohttp: errors without the token, nothing left open."""

import asyncio
import socket

import pytest
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from bot.addresses import is_loopback
from bot.telegram.request import AiohttpRequest, JsonBody, surely_not_sent

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_0123456"


async def test_no_error_contains_the_token() -> None:
    request = AiohttpRequest()
    await request.initialize()

    with pytest.raises(NetworkError) as refused:
        await request.post(f"http://127.0.0.1:9/bot{TOKEN}/getMe", JsonBody({}))
    await request.shutdown()

    assert TOKEN not in str(refused.value)
    assert surely_not_sent(refused.value)


async def test_a_missing_answer_does_not_mean_that_nothing_was_sent() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        request = AiohttpRequest(read_seconds=0.1)
        await request.initialize()
        with pytest.raises(TimedOut) as late:
            await request.post(f"http://127.0.0.1:{deaf.getsockname()[1]}/x", JsonBody({}))
        await request.shutdown()

    assert not surely_not_sent(late.value)


async def test_it_must_be_opened_first_and_may_be_closed_twice() -> None:
    request = AiohttpRequest()
    with pytest.raises(NetworkError):
        await request.post("http://127.0.0.1:9/x", RequestData())
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:80/bot", True),
        ("http://localhost/bot", True),
        ("http://[::1]/bot", True),
        ("https://api.telegram.org/bot", False),
        ("http://10.0.0.1/bot", False),
    ],
)
def test_an_address_on_this_machine_is_known(url: str, *, near: bool) -> None:
    assert is_loopback(url) is near
