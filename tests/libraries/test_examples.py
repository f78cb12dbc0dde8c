"""The examples of telegram_simulator are tests that pass, each with its library, far from here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "telegram_simulator" / "examples"
PTB = "python_telegram_bot"


@pytest.mark.parametrize("library", [PTB, "aiogram", "pytelegrambotapi"])
def test_an_example_passes(library: str, peers_python: Path, tmp_path: Path) -> None:
    folder = tmp_path / library
    shutil.copytree(EXAMPLES / library, folder, ignore=shutil.ignore_patterns("__pycache__"))
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    own = {"PYTHONPATH": str(ROOT), "TELEGRAM_SIMULATOR_SECONDS": "300"}
    done = subprocess.run(
        [
            sys.executable if library == PTB else peers_python,
            "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "telegram_simulator.fixtures",
        ],
        cwd=folder, env=clean | own, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip

    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_every_example_is_tried() -> None:
    assert {each.name for each in EXAMPLES.iterdir()} == {PTB, "aiogram", "pytelegrambotapi"}
