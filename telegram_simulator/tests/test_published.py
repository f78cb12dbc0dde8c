"""A demo that is published on purpose: the page is for everybody, the Bot API for this machine."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from telegram_simulator import Simulator

NAME = "demo.example.org"
ELSEWHERE = {"Host": NAME}


@pytest.fixture
async def published() -> AsyncIterator[Simulator]:
    simulator = Simulator(seed=1)
    await simulator.start(publish=True, names=[NAME])
    yield simulator
    await simulator.stop()


async def status(address: str, headers: dict[str, str], **body: object) -> int:
    async with aiohttp.ClientSession() as web:
        asked = (
            web.post(address, json=body, headers=headers)
            if body
            else web.get(address, headers=headers)
        )
        async with asked as answer:
            return answer.status


async def test_everybody_gets_the_page_and_can_tap(published: Simulator) -> None:
    assert await status(f"{published.url}/", ELSEWHERE) == 200
    assert await status(f"{published.url}/sim/state", ELSEWHERE) == 200
    origin = ELSEWHERE | {"Origin": "https://demo.example.org"}
    assert await status(f"{published.url}/sim/message", origin, chat="dara", text="hello") == 200


@pytest.mark.parametrize(
    "host", ["192.0.2.7:8080", "[2001:db8::1]:8080", "Demo.Example.org", socket.gethostname()]
)
async def test_numbers_and_known_names_are_answered(published: Simulator, host: str) -> None:
    assert await status(f"{published.url}/sim/state", {"Host": host}) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example.org", "demo.example.org.evil.example", "127.0.0.1.evil.example", "[::", ""],
)
async def test_a_site_that_claims_the_address_of_this_machine_is_refused(
    published: Simulator, host: str
) -> None:
    same = {"Host": host, "Origin": f"http://{host}"}

    assert await status(f"{published.url}/sim/state", {"Host": host}) == 403
    assert await status(f"{published.url}/sim/message", same, chat="dara", text="x") == 403


async def test_another_site_cannot_act_for_a_visitor(published: Simulator) -> None:
    foreign = ELSEWHERE | {"Origin": "https://evil.example.org"}

    assert await status(f"{published.url}/sim/message", foreign, chat="dara", text="x") == 403


@pytest.mark.parametrize(
    "headers",
    [ELSEWHERE, {"X-Forwarded-For": "192.0.2.7"}, {"Forwarded": "for=192.0.2.7"}],
    ids=["another name", "a proxy", "a proxy of the new kind"],
)
async def test_the_bot_api_answers_this_machine_alone(
    published: Simulator, headers: dict[str, str]
) -> None:
    method = f"{published.url}/bot{published.token}/getMe"

    assert await status(method, {}) == 200
    assert await status(method, headers) == 403


async def test_without_publishing_another_name_is_refused() -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    try:
        assert await status(f"{simulator.url}/", ELSEWHERE) == 403
    finally:
        await simulator.stop()
