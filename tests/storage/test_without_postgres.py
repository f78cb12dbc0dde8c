"""The PostgreSQL driver is optional: without it every other module can be imported."""

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


def test_only_its_own_module_needs_the_postgres_driver() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_BUT_ITS_OWN], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
