"""Changes the key of a database in its own process, which is killed at one of its steps."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

from pydantic import SecretStr

from bot.storage.encryption import change_key

STEPS = frozenset({"open", "os.link", "os.rename", "os.remove"})
"""What Python does to files, as it tells to audit hooks."""
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.faults.converting"])


def is_killed_at(step: int, path: Path, key: SecretStr | None, to: SecretStr | None) -> bool:
    """Begin to change the key, and kill the process before so many steps; False if it ended."""
    process = _SERVER.Process(target=_convert, args=(step, path, key, to), daemon=True)
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def _convert(step: int, path: Path, key: SecretStr | None, to: SecretStr | None) -> None:
    left = step

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(path) in str(args[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    change_key(path, key, to)
