"""The pytest fixtures `simulated` and `simulated_arguments`.

They load themselves where the package is installed; elsewhere `-p telegram_simulator.fixtures`.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from telegram_simulator.simulated import Simulated


@pytest.fixture
def simulated_arguments() -> dict[str, Any]:
    """The arguments of `simulated`; a fixture of yours with this name gives other ones.

    For example `{"cast": Cast(...)}`.
    """
    return {}


@pytest.fixture
def simulated(simulated_arguments: dict[str, Any]) -> Iterator[Simulated]:
    """A simulated Telegram for one test, with Sokha, Dara and Maly, and a group of them."""
    with Simulated(**simulated_arguments) as running:
        yield running
