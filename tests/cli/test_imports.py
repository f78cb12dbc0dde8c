"""A command imports what it needs and no more: people and machines wait for each start."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli.commands import COMMANDS, app
from tests.catalog.sample import COURSES

VERSION = """
from bot.__main__ import main
sys.argv.append("--version")
try:
    main()
except SystemExit:
    pass
"""
COMMAND = """
import typer
from bot.cli.commands import app
typer.main.get_command(app).commands[sys.argv[1]]
"""
START = """
from pathlib import Path
from bot.catalog.kept_courses import load_kept
from bot.locale import Catalogue
load_kept(Path(sys.argv[1]))
Catalogue()
"""
SEEN = (
    "print(*(name for name, module in sys.modules.items() if module), file=sys.stderr, sep='\\n')"
)
FILES = {"PIL.Image", "docx", "icalendar", "openpyxl", "segno", "typst"}
CHECKING = {"babel.messages", "bot.catalog.loading", "bot.catalog.sheets", "markdown_it", "yaml"}
"""What reads and checks courses and texts, which are kept from an earlier start."""
ELSEWHERE = {
    "aiohttp",
    "bot.cli.demo",
    "telegram_simulator",
    "cryptography",
    "httpx._main",
    "prometheus_client",
    "pygments.lexers",
    "rich.progress",
}


def imported(code: str, *words: str, **env: str) -> set[str]:
    """Run a program, and return the modules that it has imported in the end."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{SEEN}", *words],
        capture_output=True, text=True, check=True, env=os.environ | env,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    return {*done.stdout.split(), *done.stderr.split()}


def test_the_release_is_told_without_the_bot() -> None:
    found = imported(VERSION)

    assert "bot.cli.release" in found
    assert not {"aiohttp", "babel", "bot.app", "rich", "telegram"} & found


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("run", FILES | CHECKING | ELSEWHERE),
        ("doctor", FILES | CHECKING | ELSEWHERE),
        ("health", FILES | CHECKING | {"aiohttp", "bot.app", "bot.learning", "httpx", "telegram"}),
        ("content", FILES | {"aiohttp", "bot.app", "telegram_simulator", "httpx", "telegram"}),
    ],
)
def test_a_command_does_not_import_what_others_need(name: str, never: set[str]) -> None:
    found = imported(COMMAND, name)

    assert f"bot.cli.{COMMANDS[name]}" in found
    assert not never & found


def test_no_names_of_months_are_read_until_somebody_writes_a_time() -> None:
    found = imported(f"{COMMAND}\nfrom babel.localedata import _cache\nprint(*_cache)", "run")

    assert "bot.sessions.written_times.domain" in found
    assert not {"en", "fr", "km"} & found


def test_a_second_start_imports_nothing_that_reads_courses_and_texts(tmp_path: Path) -> None:
    first, second = (imported(START, str(COURSES), XDG_CACHE_HOME=str(tmp_path)) for _ in range(2))

    assert first >= CHECKING
    assert not CHECKING & second


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_its_module(name: str) -> None:
    group: Any = typer.main.get_command(app)

    assert group.commands[name].name == name
