"""The event loop on which a measured program runs: that of the bot, or the same for all."""

import asyncio
import os
from collections.abc import Coroutine
from typing import Any, Final

LOOP: Final = "ROMLEUK_BENCH_LOOP"
"""The variable that names it: `uvloop` or `asyncio`."""


def in_named_loop(main: Coroutine[Any, Any, None]) -> None:
    """Run `main` on the loop that the variable names, by default on that of asyncio."""
    if os.environ.get(LOOP) == "uvloop":
        import uvloop

        uvloop.run(main)
    else:
        asyncio.run(main)
