"""A simulator on a free port, and a client of it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from telegram_simulator import Simulator
from telegram_simulator.tests.client import Client


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(seed=7)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(simulator, session)
