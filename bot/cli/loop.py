"""The event loop of a long-running process: uvloop if installed, signals, garbage collection."""

import asyncio
import gc
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
YOUNG, MIDDLE, OLD = 20_000, 20, 100


def in_loop(main: Coroutine[Any, Any, None]) -> None:
    """Run until it ends, on uvloop (the extra `fast`) if it is installed."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)


def stop_requests() -> asyncio.Event:
    """Return an event that SIGTERM and Ctrl+C set, from now on; they do nothing else.

    Call it before anything is started, or a signal ends the process in the middle of the start.
    """
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def until_stopped() -> None:
    """Wait for SIGTERM or Ctrl+C."""
    await stop_requests().wait()


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return what `work` returns; cancel it when `stop` is set, and return None when it ends."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
    try:
        return await working
    except asyncio.CancelledError:
        return None


def tune_garbage_collection() -> None:
    """Exclude the objects that exist now from garbage collection, and collect less often.

    Courses, texts and handlers live as long as the process, and each update makes a few thousand
    small objects: with Python's default thresholds collection takes a tenth of the CPU time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
