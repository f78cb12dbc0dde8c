"""API.md describes exactly what exists."""

import inspect
import re
from pathlib import Path

from telegram_simulator import Simulator, faults
from telegram_simulator.methods import BY_NAME

PAGE = Path(__file__).parents[1] / "API.md"
FIELDS = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \|(.*?)\|", re.MULTILINE)
ROWS = re.compile(r"^\| ((?:`[\w./]+`(?:, | · | )?)+) \|", re.MULTILINE)


def rows(begin: str, end: str) -> set[str]:
    """Return the names in the first column of the tables between two headings."""
    part = PAGE.read_text().split(begin, 1)[1].split(end, 1)[0]
    return {name for row in ROWS.findall(part) for name in re.findall(r"`([\w./]+)`", row)}


def test_every_action_and_query_is_described() -> None:
    routes = Simulator().routes
    described = rows("## POST /sim/", "## Faults")
    assert described == {*routes.posts, *routes.gets, "upload"}


def test_every_field_of_an_action_is_described() -> None:
    routes = Simulator().routes
    part = PAGE.read_text().split("## POST /sim/", 1)[1].split("## Faults", 1)[0]
    described = {
        name: set(re.findall(r"`(\w+)`", fields))
        for names, fields in FIELDS.findall(part)
        for name in re.findall(r"`(\w+)`", names)
    }

    for name, function in {**routes.posts, **routes.gets}.items():
        # `content` comes with /sim/upload only.
        parameters = inspect.signature(function).parameters.values()
        taken = {each.name for each in parameters if each.kind is not each.VAR_KEYWORD}
        if name != "member":  # its `who` is not the person who acts
            taken = {"as" if field == "who" else field for field in taken}
        assert described[name] == taken - {"content"}, name


def test_every_kind_of_fault_is_described() -> None:
    assert rows("## Faults", "## WebSocket") == faults.KINDS


def test_the_number_of_methods_is_right() -> None:
    assert f"the {len(BY_NAME)} in" in PAGE.read_text()


def test_the_numbers_of_the_comparison_are_right() -> None:
    text = (PAGE.parent / "COMPARISON.md").read_text(encoding="utf-8")
    assert f"| {len(BY_NAME)} |" in text
    assert f"{len(faults.KINDS)} kinds" in text


def test_every_event_is_described() -> None:
    described = rows("## WebSocket", "## Known deviations")
    folder = PAGE.parent
    sources = "".join(path.read_text() for path in folder.rglob("*.py"))
    emitted = set(re.findall(r'\.emit\(\s*"([\w.]+)"', sources))
    assert described == emitted
