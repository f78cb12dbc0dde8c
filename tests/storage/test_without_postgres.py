"""The driver of PostgreSQL is an extra: without it everything but its own module is there."""

import subprocess
import sys

ALL_BUT_ITS_OWN = """
import importlib, pkgutil, sys
sys.modules["asyncpg"] = None  # what is not installed
import bot
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if not module.name.endswith((".postgres", ".__main__")):
        importlib.import_module(module.name)
"""


def test_everything_but_its_own_module_is_there_without_the_driver() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_BUT_ITS_OWN], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
