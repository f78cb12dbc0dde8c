"""Thousands of updates wait, as after an outage: all are handled, in little memory."""

import os
import re
from pathlib import Path

from telegram_simulator import Simulator
from tests.faults.announcing import AUTHOR_ID
from tests.faults.killing import Bot
from tests.faults.taps import all_taps, create_quiz_takers, stored_by

WAITING = int(os.environ.get("ROMLEUK_SOAK_WAITING", "1000"))
TAPS_EACH = 13
MEMORY_MB = 256
SEED = 20230530


def most_memory(pid: int) -> float:
    """Return the most memory (MB) that a process has held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


async def test_what_waited_during_an_outage_is_handled_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    takers = await create_quiz_takers(path, WAITING // TAPS_EACH + 1)
    taps, picked = all_taps(takers, SEED)
    simulator = Simulator(seed=SEED)
    await simulator.start(port=0)
    try:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            simulator.stage.person(key=f"p{number}", name=f"p{number}", id=number)
            simulator.acts.open_chat(f"p{number}")
        for tap in taps:
            simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        bot = Bot(simulator, path)
        process = await bot.start(sent=0)
        await bot.wait_until_idle()
        assert process.pid is not None
        memory = most_memory(process.pid)
        assert await bot.stop(process) == ""
    finally:
        await simulator.stop()
    _, answers, seen, dead = await stored_by(path)

    assert (seen, dead) == (len(taps), 0)
    assert answers == picked
    assert memory <= MEMORY_MB
    print(f"\n{len(taps)} updates waited: {memory:.0f} MB at most")  # noqa: T201 - for the soak
