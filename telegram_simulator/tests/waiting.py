"""Waits of tests: long, since a busy machine is no failure."""

import asyncio
from collections.abc import Callable

PATIENCE_SECONDS = 900.0
"""After so long only a broken simulator has not answered."""


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds that announces itself by no event."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 - there is no event
            await asyncio.sleep(0.005)
