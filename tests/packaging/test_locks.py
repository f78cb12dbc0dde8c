"""The locks install as they stand, with the oldest pip that is promised, from an empty cache.

A requirement with an extra (`bandit[toml]`) needs the same extra in the lock: only pip itself
knows whether its resolver of that time is content. `make soak` names the locks in
`ROMLEUK_SOAK_LOCKS`; by default none is tried, since each run of the tests has just installed the
longer one with the pip of its machine.
"""

import os
import subprocess
from pathlib import Path
from venv import EnvBuilder

import pytest

ROOT = Path(__file__).parents[2]
OLDEST = "23.0"
"""The pip of Debian 12, where Python 3.11 comes from."""
LOCKS = os.environ.get("ROMLEUK_SOAK_LOCKS", "").split()


def _run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own, with that pip."""
    folder = tmp_path_factory.mktemp("oldest")
    EnvBuilder(with_pip=True, symlinks=True).create(folder)
    found = folder / "bin" / "python"
    made = _run(found, "-m", "pip", "install", "--quiet", f"pip=={OLDEST}")
    assert made.returncode == 0, made.stderr
    return found


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty at first, so that nothing which this machine once got decides."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_can_be_installed_with_the_oldest_pip(python: Path, cache: Path, lock: str) -> None:
    tried = _run(
        python, "-m", "pip", "--disable-pip-version-check", "--cache-dir", cache,
        "install", "--quiet", "--dry-run", "--require-hashes", "-r", ROOT / lock,
    )  # fmt: skip

    assert tried.returncode == 0, tried.stderr
