"""A demo that is published on purpose: the page is for everybody, the Bot API for this machine."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from telegram_simulator import Simulator

ELSEWHERE = {"Host": "demo.example.org"}


@pytest.fixture
async def published() -> AsyncIterator[Simulator]:
    simulator = Simulator(seed=1)
    await simulator.start(publish=True)
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
