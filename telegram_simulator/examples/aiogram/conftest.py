import pytest_asyncio
from tea import tea_bot

from telegram_simulator.running import running_aiogram


@pytest_asyncio.fixture
async def running_bot(simulated):
    dispatcher, bot = tea_bot(simulated.token)
    async with running_aiogram(dispatcher, bot, simulated):
        yield
