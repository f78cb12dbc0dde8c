"""Takes a feature out of a copy of the bot, as the guide says: its folder, its entry in area.py."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path


def remove(feature: str, home: Path) -> None:
    """Take out "area.feature" of the `bot` folder `home`; raise ValueError if it has no entry."""
    area, _, name = feature.partition(".")
    shutil.rmtree(home / area / name)
    path = home / area / "area.py"
    source = path.read_text(encoding="utf-8")
    path.write_text(without_entry(source, feature), encoding="utf-8")


def without_entry(source: str, feature: str) -> str:
    """Return an area.py without the entry of a feature and its imports."""
    tree = ast.parse(source)
    statements = [each for each in tree.body if isinstance(each, ast.ImportFrom)]
    imported = [each for each in statements if _imports(each, f"bot.{feature}")]
    names = {alias.asname or alias.name for each in imported for alias in each.names}
    entries = [each for each in _entries(tree) if names & _names_in(each)]
    if not entries:
        raise ValueError(f"{feature} has no entry in its area.py")
    gone: list[ast.ImportFrom | ast.Call] = [*imported, *entries]
    left = _without(source, [_lines(each) for each in gone])
    if still := names & _names_in(ast.parse(left)):
        raise ValueError(f"{feature} has more than an entry in its area.py: {sorted(still)}")
    return left


def _imports(node: ast.ImportFrom, module: str) -> bool:
    """Tell whether an import is of a feature, or of something in it."""
    found = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return any(f"{each}.".startswith(f"{module}.") for each in found)


def _entries(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Feature":
            yield node


def _names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _lines(node: ast.ImportFrom | ast.Call) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno


def _without(source: str, spans: list[tuple[int, int]]) -> str:
    gone = {number for first, last in spans for number in range(first, last + 1)}
    kept = [
        line
        for number, line in enumerate(source.splitlines(keepends=True), start=1)
        if number not in gone
    ]
    return "".join(kept)
