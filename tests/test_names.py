"""A name that is imported outside its folder stands for one thing only, so a search finds it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import bot

HOME = Path(bot.__file__).parent
BARE_VERBS = {
    "accept", "add", "answer", "apply", "ask", "assemble", "begin", "change", "check", "choose",
    "close", "compare", "confirm", "correct", "count", "decide", "decline", "delete", "drop",
    "edit", "end", "enqueue", "explain", "export", "find", "finish", "fold", "forecast",
    "gather", "hide", "hold", "judge", "load", "look", "merge", "move", "note", "offer", "open",
    "parse", "pick", "plan", "prepare", "preview", "propose", "push", "read", "recall",
    "refresh", "release", "remind", "remove", "rename", "render", "reopen", "replace",
    "reschedule", "reset", "revoke", "salvage", "save", "seal", "send", "show", "sign", "start",
    "stop", "summarize", "take", "touch", "undo", "unseal", "update", "upgrade", "welcome",
    "withdraw", "write",
}  # fmt: skip
"""Say nothing where their module is not named beside them; `service.add` does, `add` does not."""


@cache
def _trees() -> dict[str, tuple[Path, ast.Module]]:
    """All modules of the bot, by their dotted names."""
    return {_dotted(path): (path, ast.parse(path.read_text())) for path in HOME.rglob("*.py")}


def _dotted(path: Path) -> str:
    dotted = ".".join(path.relative_to(HOME.parent).with_suffix("").parts)
    return dotted.removesuffix(".__init__")


def _functions(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


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
def _imports(module: str) -> frozenset[tuple[str, str]]:
    """Return (module, name) of what a module imports by name."""
    return frozenset(
        (node.module, each.name)
        for node in ast.walk(_trees()[module][1])
        if isinstance(node, ast.ImportFrom) and node.module in _trees()
        for each in node.names
    )


@cache
def _origin(module: str, name: str) -> str:
    """Return the module that defines what `module` hands on."""
    source = next((source for source, each in _imports(module) if each == name), None)
    return module if source is None else _origin(source, name)


@cache
def _imported_outside() -> frozenset[tuple[str, str]]:
    """Return (module, name) of all that a module of another folder imports."""
    found: set[tuple[str, str]] = set()
    for user, (path, _) in _trees().items():
        for module, name in _imports(user):
            source = _origin(module, name)
            if _trees()[source][0].parent != path.parent:
                found.add((source, name))
    return frozenset(found)


@cache
def _functions_imported_outside() -> dict[str, list[str]]:
    """Return by name in which modules there is such a function that another folder imports."""
    places = defaultdict(list)
    for module, (_, tree) in _trees().items():
        for name in _functions(tree):
            if (module, name) in _imported_outside():
                places[name].append(module)
    return places


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


def test_a_function_that_other_folders_import_has_a_name_of_its_own() -> None:
    doubled = {name: each for name, each in _functions_imported_outside().items() if len(each) > 1}
    assert not doubled, "say of what it is: person_facts, service_facts"


def test_a_verb_is_imported_with_its_object() -> None:
    bare = {
        name: modules
        for name, modules in _functions_imported_outside().items()
        if name in BARE_VERBS
    }
    assert not bare, "say what is done to what, or import the module: service.send(...)"


def test_no_function_only_asks() -> None:
    """Half the screens ask something: a search for `ask` finds none of them."""
    asking = [module for module, (_, tree) in _trees().items() if "ask" in _functions(tree)]
    assert not asking, "say what is asked for: ask_note, ask_pin"
