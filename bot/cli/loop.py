"""The event loop of a long-running process: uvloop if it is installed, and signals."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def in_loop(main: Coroutine[Any, Any, None]) -> None:
    """Run `main` on uvloop (the extra `fast`) if it is installed, else on asyncio's loop."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)


def stop_requests() -> asyncio.Event:
    """Return an event that SIGTERM and Ctrl+C set instead of ending the process.

    Call it before anything is started, or a signal ends the process in the middle of the start.
    """
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def until_stopped() -> None:
    await stop_requests().wait()


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return the result of `work`; if `stop` is set first, cancel it and return None."""
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
