"""aiogram has its own virtual environment, since it pins an older pydantic."""

import fcntl
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"
VENV = HERE.parents[1] / ".venv-peers"
PYTHON = VENV / "bin" / "python"
MUTEX = Path(tempfile.gettempdir()) / "romleuk-peers.lock"
STAMP = VENV / "requirements.sha256"

Script = Callable[..., subprocess.CompletedProcess[bytes]]


def updated_python() -> Path:
    """Return the interpreter of the environment; create it again if the lock file has changed."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    with MUTEX.open("w") as mutex:
        fcntl.flock(mutex, fcntl.LOCK_EX)
        if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted):
            subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
            install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
            subprocess.run([PYTHON, *install], check=True)
            STAMP.write_text(wanted)
    return PYTHON


@pytest.fixture(scope="session")
def peers_python() -> Path:
    return updated_python()


@pytest.fixture
def run_script(peers_python: Path) -> Script:
    """Return a function that runs a script of this folder in that environment."""

    def run(name: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [peers_python, "-W", "error", HERE / name, *arguments],
            input=given,
            capture_output=True,
            check=False,
            timeout=900,
        )

    return run
