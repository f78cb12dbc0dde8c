"""A simulator on a free port, and a wire to it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.simulator import Simulator
from tests.simulator.wire import Wire


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(seed=7)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def wire(simulator: Simulator) -> AsyncIterator[Wire]:
    async with aiohttp.ClientSession() as session:
        yield Wire(simulator, session)
