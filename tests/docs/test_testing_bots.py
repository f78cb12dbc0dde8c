"""The page for authors of other bots: its example runs, its options and its people are real."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from bot.cli.commands import app
from bot.cli.simulate import People
from tests.docs.documents import ROOT, quoted, rows, section, text_of

PAGE = text_of("docs/testing-bots.md")


def block(language: str) -> str:
    """Return the only block of a language on the page."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_example_runs_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "test_tea.py").write_text(block("python"), encoding="utf-8")
    for name in ("bot", "telegram_simulator"):
        (tmp_path / name).mkdir()  # the measuring of coverage looks for them in each process
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    done = subprocess.run(
        [
            Path(sys.executable).with_name("pytest"), "-q", "-p", "no:cacheprovider",
            "-o", "asyncio_default_fixture_loop_scope=function", "test_tea.py",
        ],
        cwd=tmp_path, env=clean | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "1 passed" in done.stdout


def test_its_options_are_those_of_the_command() -> None:
    group = typer.main.get_command(app)
    command = group.commands["simulate"]  # type: ignore[attr-defined]
    there = {name for param in command.params for name in param.opts} - {"--help"}
    told = {quoted(cells[0])[0] for cells in rows(section(PAGE, "## In a terminal"))}

    assert told == there


def test_its_people_can_be_read() -> None:
    there = People.model_validate(yaml.safe_load(block("yaml")))

    assert [person.key for person in there.people] == ["dara", "maly"]
    assert there.groups[0].members == ("maly", "dara")


@pytest.mark.parametrize("name", ["act", "ask", "seen", "sees"])
def test_what_it_names_is_there(name: str) -> None:
    from telegram_simulator import Simulated

    assert f"simulated.{name}(" in PAGE
    assert callable(getattr(Simulated, name))
