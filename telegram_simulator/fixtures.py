"""The pytest fixture `simulated`: `pytest_plugins = ["telegram_simulator.fixtures"]`."""

from collections.abc import Iterator

import pytest

from telegram_simulator.simulated import Simulated


@pytest.fixture
def simulated() -> Iterator[Simulated]:
    """A simulated Telegram for one test, with Sokha, Dara and Maly, and a group of them."""
    with Simulated() as running:
        yield running
