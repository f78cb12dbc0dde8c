import pytest
from tea import tea_bot

from telegram_simulator.running import running_telebot


@pytest.fixture
def running_bot(simulated):
    with running_telebot(tea_bot(simulated.token), simulated):
        yield
