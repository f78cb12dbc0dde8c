"""A name that is imported outside its folder stands for one thing only, so a search finds it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import bot

HOME = Path(bot.__file__).parent


@cache
def _trees() -> dict[str, tuple[Path, ast.Module]]:
    """All modules of the bot, without the simulator, by their dotted names."""
    paths = (each for each in HOME.rglob("*.py") if HOME / "simulator" not in each.parents)
    return {_dotted(path): (path, ast.parse(path.read_text())) for path in paths}


def _dotted(path: Path) -> str:
    dotted = ".".join(path.relative_to(HOME.parent).with_suffix("").parts)
    return dotted.removesuffix(".__init__")


def _types(tree: ast.Module) -> Iterator[str]:
    """Name the public classes and type aliases of a module."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [each.id for each in node.targets if isinstance(each, ast.Name)]
        else:
            continue
        yield from (name for name in names if name[0].isupper() and not name.isupper())


@cache
def _imports(module: str) -> dict[str, str]:
    """Return what a module imports by name, and from which module."""
    return {
        each.name: node.module
        for node in ast.walk(_trees()[module][1])
        if isinstance(node, ast.ImportFrom) and node.module in _trees()
        for each in node.names
    }


@cache
def _origin(module: str, name: str) -> str:
    """Return the module that defines what `module` hands on."""
    source = _imports(module).get(name)
    return module if source is None else _origin(source, name)


@cache
def _imported_outside() -> frozenset[tuple[str, str]]:
    """Return (module, name) of all that a module of another folder imports."""
    found: set[tuple[str, str]] = set()
    for user, (path, _) in _trees().items():
        for name, module in _imports(user).items():
            source = _origin(module, name)
            if _trees()[source][0].parent != path.parent:
                found.add((source, name))
    return frozenset(found)


def test_a_class_that_other_folders_import_has_a_name_of_its_own() -> None:
    places = defaultdict(set)
    for module, (_, tree) in _trees().items():
        for name in _types(tree):
            places[name].add(module)

    doubled = {
        name: sorted(modules)
        for name, modules in places.items()
        if len(modules) > 1 and any((each, name) in _imported_outside() for each in modules)
    }
    assert not doubled, "say of what it is: QuizAnswer, RsvpAnswer"
