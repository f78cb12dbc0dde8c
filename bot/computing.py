"""Computing in a thread, beside which replies go on."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
SHORT_TURN: Final = 0.001
"""Seconds after which a thread lets others go on, while one computes.

A reply asks for its turn several times, and with Python's own 5 ms it waits for each. At all times
so short a turn makes a tap cost a fourteenth more.
"""
_USUAL_TURN: Final = sys.getswitchinterval()
_computing: set[object] = set()
"""One entry for each thread that computes."""


async def compute(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a function of pure computing returns, while the loop goes on."""
    with short_turns():
        return await asyncio.to_thread(function, *args, **kwargs)


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take short turns, until nobody asks for it."""
    one = object()
    _computing.add(one)
    sys.setswitchinterval(SHORT_TURN)
    try:
        yield
    finally:
        _computing.discard(one)
        if not _computing:
            sys.setswitchinterval(_USUAL_TURN)
