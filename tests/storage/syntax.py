"""Finds in a module's syntax what names are set to, what is called, and what calls pass."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_CALLS = {
    "tx": {"do", "ask", "one", "single", "found", "finish_each"},
    "database": {"once"},
    "_database": {"once"},
}
"""The methods that take a statement, by the name of the object."""
_MAKERS = frozenset({"query", "Statement"})
Function = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Given:
    """What a name is set to; `iterated`: to each part of it; `at`: to one place of each."""

    value: ast.expr
    iterated: bool = False
    at: int | None = None


def assigned(function: ast.AST, name: str) -> Iterator[Given]:
    """Find what a name is set to in a function."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _in_target(target, name, value, iterated=False)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _in_target(target, name, value, iterated=False)
            case ast.NamedExpr(target=target, value=value):
                yield from _in_target(target, name, value, iterated=False)
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                yield from _in_target(target, name, value, iterated=True)
            case _:
                pass


def _in_target(target: ast.expr, name: str, value: ast.expr, *, iterated: bool) -> Iterator[Given]:
    if isinstance(target, ast.Name) and target.id == name:
        yield Given(value, iterated)
    elif isinstance(target, ast.Tuple):
        for at, part in enumerate(target.elts):
            if isinstance(part, ast.Name) and part.id == name:
                yield Given(value, iterated, at)


def calls_in(node: ast.AST, functions: list[Function]) -> Iterator[tuple[ast.Call, list[Function]]]:
    """Find all calls, with the functions around each, from inside."""
    for child in ast.iter_child_nodes(node):
        inside = functions
        if isinstance(child, _FUNCTIONS):
            inside = [child, *functions]
        if isinstance(child, ast.Call):
            yield child, inside
        yield from calls_in(child, inside)


def passes_statement(called: ast.expr) -> bool:
    """Tell whether a call is `query(...)`, `tx.ask(...)`, `act.tx.do(...)` or the like."""
    if isinstance(called, ast.Name):
        return called.id in _MAKERS
    if not isinstance(called, ast.Attribute):
        return False
    owner = getattr(called.value, "attr", getattr(called.value, "id", ""))
    return called.attr in _CALLS.get(owner, ())


def name_called(call: ast.Call) -> str:
    called = call.func
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def parameters(function: Function) -> list[str]:
    given = function.args
    return [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    for word in call.keywords:
        if word.arg == name:
            return word.value
    return call.args[position] if position < len(call.args) else None


def default_of(function: Function, name: str) -> ast.expr | None:
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    with_default = plain[len(plain) - len(given.defaults) :]
    defaults = [
        *zip(with_default, given.defaults, strict=True),
        *zip(given.kwonlyargs, given.kw_defaults, strict=True),
    ]
    return next((default for each, default in defaults if each.arg == name), None)
