"""Circles of features, computed from the imports of the whole bot.

    python -m tests.circles

prints them as `tests/circles.txt` holds them.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp

import bot

HOME = Path(bot.__file__).parent
AREAS = frozenset(path.parent.name for path in HOME.glob("*/area.py"))
SHOWN = frozenset({"handlers", "screens", "notices"})
"""Files that other features reach by a button; all other files are rules."""
Edge = tuple[str, str]
"""The first feature imports the second one."""


def _feature_of(module: str) -> str | None:
    """Return the feature in which a module stands, such as "sessions.rsvp"."""
    parts = module.split(".")
    return ".".join(parts[1:3]) if len(parts) > 3 and parts[1] in AREAS else None


def _is_shown(module: str) -> bool:
    return module.rpartition(".")[2] in SHOWN


@cache
def imports() -> Mapping[Edge, frozenset[Edge]]:
    """Return which features import which others, with the modules that do it."""
    graph = grimp.build_graph("bot", cache_dir=None)
    found: dict[Edge, set[Edge]] = defaultdict(set)
    for user in graph.modules:
        for used in graph.find_modules_directly_imported_by(user):
            first, second = _feature_of(user), _feature_of(used)
            if first is not None and second is not None and first != second:
                found[first, second].add((user, used))
    return {edge: frozenset(modules) for edge, modules in found.items()}


def between_rules() -> frozenset[Edge]:
    """Return the imports of which neither end is a handler, a screen or a notice."""
    return frozenset(
        edge
        for edge, modules in imports().items()
        if any(not _is_shown(user) and not _is_shown(used) for user, used in modules)
    )


def circles(edges: Iterable[Edge]) -> list[list[str]]:
    """Return the groups in which every feature reaches every other, the largest first."""
    following: dict[str, set[str]] = defaultdict(set)
    for first, second in edges:
        following[first].add(second)
    reached = {each: _reached(each, following) for each in following}
    groups = {
        frozenset(other for other in found if each in reached.get(other, ()))
        for each, found in reached.items()
        if each in found
    }
    return sorted(map(sorted, groups), key=lambda group: (-len(group), group))


def _reached(start: str, following: Mapping[str, set[str]]) -> set[str]:
    """Return what can be reached by at least one step."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = following.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def through_screens() -> list[Edge]:
    """Return the imports that close a circle of features only by a handler, screen or notice."""
    group_of = {each: group for group in map(tuple, circles(imports())) for each in group}
    return sorted(
        (first, second)
        for first, second in imports().keys() - between_rules()
        if first in group_of and group_of[first] == group_of.get(second)
    )


def lines() -> Iterator[str]:
    """Write all of it in the form of `tests/circles.txt`."""
    yield from (f"circle of {len(each)}: {' '.join(each)}" for each in circles(between_rules()))
    yield from (f"{first} -> {second}" for first, second in through_screens())


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
