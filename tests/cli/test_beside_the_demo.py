"""Commands work beside a running demo, with the folder that it prints."""

import asyncio
import re
from pathlib import Path

from bot.cli.demo import Demo
from bot.settings import Settings
from telegram_simulator import Simulator
from tests.cli.test_commands import run

COHORT = "Module 4 · May 2023"


async def test_a_second_coordinator_is_admitted_to_a_running_demo(tmp_path: Path) -> None:
    async with Demo(Settings(demo_port=0, data_dir=tmp_path)) as demo:
        folder = str(demo.folder)
        healthy = await asyncio.to_thread(run, "health", data_dir=folder)
        invited, link = await asyncio.to_thread(
            run, "invite", "coordinator", "--cohort", COHORT, data_dir=folder
        )
        await opens(demo.simulator, link)
        listed, said = await asyncio.to_thread(run, "access", "list", data_dir=folder)

    assert healthy == (0, "The bot works.")
    assert invited == listed == 0
    assert re.findall(r"(\w+): coordinator", said) == ["Maly", "Borey"], said


async def opens(simulator: Simulator, said: str) -> None:
    """Somebody new opens the link, agrees, and says who they are."""
    (token,) = re.findall(r"start=(\S+)", said)
    simulator.stage.person("borey", name="Borey", language="en")
    simulator.acts.start("borey", token)
    await simulator.controls.idle()
    for label in ("English", "I agree"):
        simulator.acts.tap("borey", label=label)
        await simulator.controls.idle()
    simulator.acts.message("borey", "Borey")
    await simulator.controls.idle()
