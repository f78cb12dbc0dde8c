"""The page of guarantees names all of them, all faults, and tests that are there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([a-z_/]+\.py)::(\w+)`", PAGE)


@cache
def names_in(path: Path) -> frozenset[str]:
    """Return the tests of a module: functions, and names that stand for a state machine."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return frozenset(names)


def numbers(heading: str) -> list[int]:
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [int(number) for number in re.findall(r"^\| (\d+) \|", part, re.MULTILINE)]


def test_every_test_that_is_named_is_there() -> None:
    missing = [
        f"{path}::{name}"
        for path, name in NAMED
        if not (ROOT / "tests" / path).exists() or name not in names_in(ROOT / "tests" / path)
    ]

    assert NAMED
    assert missing == []


def test_every_guarantee_and_every_fault_has_its_row() -> None:
    assert numbers("The guarantees") == list(range(1, 27))
    assert numbers("The faults") == list(range(1, 42))


def test_every_file_that_is_shown_is_there() -> None:
    shown = re.findall(r"\]\(([\w./]+)\)", PAGE)

    assert [each for each in shown if not (ROOT / "docs" / each).exists()] == []
