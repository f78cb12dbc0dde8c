"""The README of the tests tells the truth about folders, variables, fixtures, builders, faults."""

import inspect
import re
from pathlib import Path

import pytest

from telegram_simulator import faults
from tests import builders, clocks
from tests.stories import conftest as stories
from tests.world import Phone, World

TESTS = Path(__file__).parents[1]
README = (TESTS / "README.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r'environ\.get\("(ROMLEUK_\w+)"(?:, "(\w*)")?\)')


def section(title: str) -> str:
    """Return what stands under a heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(title: str) -> list[str]:
    """Return the names in the first column of the table under a heading."""
    rows = [line for line in section(title).splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def public(module: object) -> set[str]:
    """Return the functions and classes that a module itself defines."""
    found = inspect.getmembers(module, lambda it: inspect.isfunction(it) or inspect.isclass(it))
    return {
        name
        for name, it in found
        if it.__module__ == getattr(module, "__name__", "") and not name.startswith("_")
    }


def test_every_folder_that_is_named_is_there() -> None:
    named = re.findall(r"`tests/([a-z_]+)/`", section("Which kinds there are"))

    assert len(named) >= 10
    assert [each for each in named if not (TESTS / each).is_dir()] == []


def test_every_variable_is_told_with_its_default() -> None:
    used: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("*.py")):
        for name, default in VARIABLE.findall(path.read_text(encoding="utf-8")):
            used.setdefault(name, [])
            used[name] += [default] if default and default not in used[name] else []
    rows = re.findall(r"^\| `(ROMLEUK_\w+)` \|([^|]*)\|", section("Run a part"), re.MULTILINE)

    assert {name: re.findall(r"`(\w+)`", cell) for name, cell in rows} == used


def test_the_example_is_a_story_that_runs() -> None:
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    assert example == (TESTS / "stories" / "test_example.py").read_text(encoding="utf-8")


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:tests/)?[a-z_/]+\.(?:py|md))`", README)
    missing = [each for each in named if not (TESTS / each.removeprefix("tests/")).exists()]

    assert named
    assert missing == []


def test_every_fixture_of_the_stories_is_told() -> None:
    source = inspect.getsource(stories)
    fixtures = re.findall(r"@pytest\.fixture\nasync def (\w+)\(", source)

    assert first_cells("Write a story") == sorted(fixtures, key=first_cells("Write a story").index)


@pytest.mark.parametrize("name", ["sends", "taps", "starts", "sees", "buttons", "all_words"])
def test_a_phone_can_do_what_is_told_of_it(name: str) -> None:
    assert f"`{name}`" in README
    assert hasattr(Phone, name)


@pytest.mark.parametrize("name", ["travel", "calls"])
def test_a_world_can_do_what_is_told_of_it(name: str) -> None:
    assert f"`world.{name}" in README
    assert hasattr(World, name)


def test_every_builder_and_clock_is_told() -> None:
    assert set(first_cells("Let there be something")) == public(builders)
    assert set(first_cells("Time")) == public(clocks)


def test_every_fault_is_told() -> None:
    told = section("Let something go wrong")
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    kinds = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    options = re.findall(r"`(\w+)`", told.split("A rule takes")[1].split(".\n")[0])
    switches = re.findall(r"`(\w+)`", told.split("The five switches")[1])

    assert sorted(kinds) == sorted(faults.KINDS)
    assert {*options} - {"None"} == {*faults.Rule.__slots__} - {"id"}
    assert tuple(switches) == faults.SWITCHES
