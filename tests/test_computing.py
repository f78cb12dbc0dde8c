"""While a thread computes, turns are short; afterwards they are as long as before."""

import asyncio
import sys
from threading import Event

import pytest

from bot.computing import SHORT_TURN, compute


async def test_turns_are_short_until_the_last_thread_is_done() -> None:
    before = sys.getswitchinterval()
    ends = Event()
    long = asyncio.create_task(compute(ends.wait))

    assert await compute(sys.getswitchinterval) == pytest.approx(SHORT_TURN)
    assert sys.getswitchinterval() == pytest.approx(SHORT_TURN)  # the other one goes on
    ends.set()
    await long
    assert sys.getswitchinterval() == pytest.approx(before)


async def test_they_are_as_before_after_an_error_and_after_nobody_waits_any_longer() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(ZeroDivisionError):
        await compute(divmod, 1, 0)
    ends = Event()
    task = asyncio.create_task(compute(ends.wait))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    ends.set()
    assert sys.getswitchinterval() == pytest.approx(before)
