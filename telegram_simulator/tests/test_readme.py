"""What README.md shows is real: its example runs beside a package `bot`, its options are there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from telegram_simulator import Simulated
from telegram_simulator.command import parser
from telegram_simulator.people_file import read_people

PACKAGE = Path(__file__).parents[1]
README = (PACKAGE / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return all blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_example_runs_beside_a_package_that_is_called_bot(tmp_path: Path) -> None:
    site, project = tmp_path / "site", tmp_path / "project"
    site.mkdir()
    (site / PACKAGE.name).symlink_to(PACKAGE)
    # Where branches are measured, both folders have to be there.
    for folder in ("bot", "telegram_simulator"):
        (project / folder).mkdir(parents=True)
    for block in blocks("python"):
        first, _, _ = block.partition("\n")
        (project / first.removeprefix("# ")).write_text(block, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            "-p", "telegram_simulator.fixtures",
            "-o", "asyncio_default_fixture_loop_scope=function", "test_tea.py",
        ],
        cwd=project, env=clean | {"PYTHONPATH": str(site)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "1 passed" in done.stdout


def test_its_options_are_those_of_the_command() -> None:
    there = {option for option in parser().format_help().split() if option.startswith("--")}
    told = set(re.findall(r"^\| `(--[\w-]+)` \|", README, re.MULTILINE))

    assert told == {each.strip(",") for each in there} - {"--help"}


def test_its_command_is_taken() -> None:
    words, recording = re.findall(r"^telegram-simulator (.*)$", README, re.MULTILINE)
    options = parser().parse_args(shlex.split(words))
    assert parser().parse_args(shlex.split(recording)).record.name == "test_order.py"

    assert (options.name, options.unknown) == ("Tea shop", 404)


def test_its_people_can_be_read(tmp_path: Path) -> None:
    file, (people,) = tmp_path / "people.yaml", blocks("yaml")
    file.write_text(people, encoding="utf-8")
    cast = read_people(file)

    assert [person.key for person in cast.people] == ["dara", "maly"]
    assert cast.groups[0].members == ("maly", "dara")


@pytest.mark.parametrize(
    "name", ["act", "ask", "seen", "sees", "happened", "happens", "message_id", "recording"]
)
def test_what_it_names_is_there(name: str) -> None:
    assert f"simulated.{name}(" in README
    assert callable(getattr(Simulated, name))


def test_its_links_lead_somewhere() -> None:
    for name, anchor in re.findall(r"\]\(([\w./]*)(?:#([\w-]+))?\)", README):
        text = (PACKAGE / (name or "README.md")).read_text(encoding="utf-8")
        titles = [
            each.lower().replace(" ", "-") for each in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        ]
        assert not anchor or anchor in titles
