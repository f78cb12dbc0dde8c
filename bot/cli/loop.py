"""The event loop of a long-running process: uvloop if installed, signals, garbage collection."""

import asyncio
import gc
import signal
from collections.abc import Coroutine
from typing import Any

YOUNG, MIDDLE, OLD = 20_000, 20, 100


def in_loop(main: Coroutine[Any, Any, None]) -> None:
    """Run until it ends, on uvloop (the extra `fast`) if it is installed."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)


async def until_stopped() -> None:
    """Wait for SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


def tune_garbage_collection() -> None:
    """Exclude the objects that exist now from garbage collection, and collect less often.

    Courses, texts and handlers live as long as the process, and each update makes a few thousand
    small objects: with Python's default thresholds collection takes a tenth of the CPU time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
