import pytest_asyncio
from tea import tea_bot

from telegram_simulator.running import running_ptb


@pytest_asyncio.fixture
async def running_bot(simulated):
    async with running_ptb(tea_bot(simulated.token, simulated.api_url), simulated):
        yield
