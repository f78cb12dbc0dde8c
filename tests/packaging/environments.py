"""Builds wheels of this checkout, and installs them into environments without a package index."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from venv import EnvBuilder

ROOT = Path(__file__).parents[2]


def run(*words: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, without the settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    return subprocess.run(
        list(map(str, words)),
        cwd=folder, env=kept | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def built(source: Path, folder: Path) -> Path:
    """Build the wheel of a source folder, and return its path."""
    done = run(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=source
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def installed(folder: Path, *wheels: Path) -> Path:
    """Return the commands of a new environment in which only these wheels were installed.

    It borrows the packages of this environment, so no package index is asked.
    """
    EnvBuilder(symlinks=True).create(folder)
    pip(folder, "install", "--no-index", "--no-deps", *wheels)
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


def pip(folder: Path, command: str, *words: str | Path) -> None:
    """Run a command of pip for an environment."""
    done = run(
        sys.executable, "-m", "pip", "--disable-pip-version-check",
        "--python", folder / "bin" / "python", command, "--quiet", *words,
        folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
