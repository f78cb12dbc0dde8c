"""Every SQL text of the bot, read from its code.

All statements go through a few calls: `do`, `ask`, `one`, `single`, `found` and `finish_each` of a
transaction, `query` and `Statement`. Each such call in `bot/` is found, and its first argument is
worked out: constants, f-strings, conditions that a function writes, either branch of an `if`. A
call whose text cannot be worked out is an error, so none is missing. Recording what tests run would
be simpler, but says nothing of statements that no test runs, and only a run of everything would be
complete.
"""

import ast
import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import bot
from tests.storage.syntax import (
    Function,
    Given,
    argument,
    assigned,
    calls_in,
    default_of,
    name_called,
    parameters,
    passes_statement,
)

ROOT = Path(bot.__file__).parent
_TEXT_METHODS = frozenset({"format", "join", "replace", "removeprefix", "values", "items"})
_MOST = 400


class Found(NamedTuple):
    """One SQL text, and where it is written: `module:line`."""

    where: str
    sql: str


class Unreadable(Exception):
    """What a text is made of cannot be worked out."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Stands in for a transaction where a condition is written (`Tx.only`)."""

    only: int | None


_TX = [Focus(None), Focus(1)]


@dataclass(slots=True)
class Scope:
    """Where a name is looked up: the functions around it, from inside, then the module."""

    module: ModuleType
    functions: list[Function]
    busy: frozenset[str] = frozenset()

    def without(self, name: str) -> "Scope":
        """Return the scope while `name` is worked out."""
        return Scope(self.module, self.functions, self.busy | {name})


class Reader:
    """Reads the statements of modules; `written` gives those of functions it cannot work out."""

    def __init__(self, written: Mapping[str, Callable[[], Iterable[str]]]) -> None:
        self._written = written
        self._calls: dict[ModuleType, list[tuple[ast.Call, list[Function]]]] = {}
        self._callers = defaultdict[str, list[tuple[ModuleType, ast.Call, list[Function]]]](list)
        self.used: set[str] = set()
        """The functions whose statements `written` gave."""
        self._readers: dict[type[ast.expr], Callable[[Any, Scope], list[Any]]] = {
            ast.Constant: self._constant,
            ast.JoinedStr: self._f_string,
            ast.FormattedValue: self._in_f_string,
            ast.BinOp: self._sum,
            ast.IfExp: self._choice,
            ast.BoolOp: self._any,
            ast.Tuple: self._sequence,
            ast.List: self._sequence,
            ast.GeneratorExp: self._made_of_each,
            ast.ListComp: self._made_of_each,
            ast.Name: self._name,
            ast.Attribute: self._attribute,
            ast.Subscript: self._item,
            ast.Call: self._called,
        }

    def read(self, paths: Iterable[Path]) -> list[Found]:
        """Return all statements of files; raise `Unreadable` with all places that are not."""
        for path in paths:
            self._load(path)
        found: list[Found] = []
        unread: list[str] = []
        for module, calls in self._calls.items():
            for call, functions in calls:
                if call.args and passes_statement(call.func):
                    where = f"{module.__name__}:{call.lineno}"
                    try:
                        texts = self._texts(call, Scope(module, functions))
                        found += [Found(where, text) for text in texts]
                    except Unreadable as error:
                        unread.append(f"{where}: {error}")
        if unread:
            raise Unreadable("\n".join(unread))
        return list(dict.fromkeys(found))

    def _load(self, path: Path) -> None:
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
        self._calls[module] = list(calls_in(ast.parse(path.read_text()), []))
        for call, functions in self._calls[module]:
            self._callers[name_called(call)].append((module, call, functions))

    def _texts(self, call: ast.Call, scope: Scope) -> list[str]:
        around = scope.functions[0].name if scope.functions else ""
        named = f"{scope.module.__name__}.{around}"
        if named in self._written:
            self.used.add(named)
            return list(self._written[named]())
        return [str(value) for value in self._values(call.args[0], scope)]

    # ---- what an expression may be ----------------------------------------------------

    def _values(self, node: ast.expr, scope: Scope) -> list[Any]:
        """Return all values that an expression may have."""
        read = self._readers.get(type(node))
        if read is None:
            raise Unreadable(ast.unparse(node))
        found: list[Any] = read(node, scope)
        return found

    def _constant(self, node: ast.Constant, _scope: Scope) -> list[Any]:
        return [node.value]

    def _f_string(self, node: ast.JoinedStr, scope: Scope) -> list[Any]:
        return _unique("".join(parts) for parts in self._each(node.values, scope))

    def _in_f_string(self, node: ast.FormattedValue, scope: Scope) -> list[Any]:
        return ["1"] if node.format_spec else [str(v) for v in self._values(node.value, scope)]

    def _sum(self, node: ast.BinOp, scope: Scope) -> list[Any]:
        return _unique(a + b for a, b in self._each([node.left, node.right], scope))

    def _choice(self, node: ast.IfExp, scope: Scope) -> list[Any]:
        return _unique([*self._values(node.body, scope), *self._values(node.orelse, scope)])

    def _any(self, node: ast.BoolOp, scope: Scope) -> list[Any]:
        return _unique(v for each in node.values for v in self._values(each, scope))

    def _sequence(self, node: ast.Tuple | ast.List, scope: Scope) -> list[Any]:
        return [tuple(each) for each in self._each(node.elts, scope)]

    def _made_of_each(self, node: ast.GeneratorExp | ast.ListComp, scope: Scope) -> list[Any]:
        return [list(self._values(node.elt, scope))]

    def _name(self, node: ast.Name, scope: Scope) -> list[Any]:
        return self._named(node.id, scope)

    def _each(self, nodes: Iterable[ast.expr], scope: Scope) -> Iterator[tuple[Any, ...]]:
        parts = [self._values(node, scope) for node in nodes]
        many = 1
        for part in parts:
            many *= len(part)
        if many > _MOST:
            raise Unreadable(f"{many} ways to write one statement")
        return product(*parts)

    def _attribute(self, node: ast.Attribute, scope: Scope) -> list[Any]:
        if node.attr == "tx":
            return list(_TX)
        try:
            return [getattr(value, node.attr) for value in self._values(node.value, scope)]
        except AttributeError as error:
            raise Unreadable(str(error)) from error

    def _item(self, node: ast.Subscript, scope: Scope) -> list[Any]:
        found: list[Any] = []
        for value in self._values(node.value, scope):
            if isinstance(value, Mapping):
                found += value.values()
            elif isinstance(value, list | tuple):
                found += value
            else:
                raise Unreadable(ast.unparse(node))
        return found

    def _named(self, name: str, scope: Scope) -> list[Any]:
        if name == "tx":
            return list(_TX)
        if name in scope.busy:
            return []
        inner = scope.without(name)
        for at, function in enumerate(scope.functions):
            outer = Scope(scope.module, scope.functions[at:], inner.busy)
            found = [v for given in assigned(function, name) for v in self._given(given, outer)]
            if name in parameters(function):
                found += self._passed(function, name, outer)
            if found:
                return _unique(found)
        try:
            return [vars(scope.module)[name]]
        except KeyError:
            raise Unreadable(f"{name} is not known") from None

    def _given(self, given: "Given", scope: Scope) -> list[Any]:
        values = self._values(given.value, scope)
        if given.iterated:
            values = [part for value in values for part in value]
        if given.at is not None:
            values = [value[given.at] for value in values]
        return values

    def _passed(self, function: Function, name: str, scope: Scope) -> list[Any]:
        """Return what callers of a function pass for a parameter, and its default."""
        found: list[Any] = []
        position = parameters(function).index(name)
        for module, call, functions in self._callers[function.name]:
            here = vars(module).get(function.name)
            is_it = getattr(here, "__module__", "") == scope.module.__name__
            if module is scope.module or is_it or isinstance(call.func, ast.Attribute):
                given = argument(call, name, position)
                if given is not None:
                    found += self._values(given, Scope(module, functions, scope.busy))
        default = default_of(function, name)
        if default is not None:
            found += self._values(default, scope)
        if not found:
            raise Unreadable(f"nobody passes {name}")
        return found

    def _called(self, node: ast.Call, scope: Scope) -> list[Any]:
        if isinstance(node.func, ast.Attribute) and node.func.attr in _TEXT_METHODS:
            found = []
            words = [each.value for each in node.keywords]
            for owner, *rest in self._each([node.func.value, *node.args, *words], scope):
                named = {
                    str(word.arg): value
                    for word, value in zip(node.keywords, rest[len(node.args) :], strict=True)
                }
                try:
                    found.append(getattr(owner, node.func.attr)(*rest[: len(node.args)], **named))
                except (AttributeError, TypeError) as error:
                    raise Unreadable(str(error)) from error
            return _unique(found)
        functions = self._values(node.func, scope)
        if len(functions) != 1 or not isinstance(functions[0], FunctionType):
            raise Unreadable(ast.unparse(node))
        try:
            return _unique(functions[0](*given) for given in self._each(node.args, scope))
        except TypeError as error:
            raise Unreadable(str(error)) from error


_OWN = ("storage", "cli")
_OF_STORAGE = ("meta", "set_aside", "personal_data", "ownership", "leader")


def statement_files() -> list[Path]:
    """Return the files of the bot that may hold statements.

    The engines carry out those of others, and copy and migrate whole tables while no bot runs.
    """
    areas = [path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] not in _OWN]
    return sorted([*areas, *(ROOT / "storage" / f"{name}.py" for name in _OF_STORAGE)])


def _unique(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    seen: set[Any] = set()
    for value in values:
        key = value if value.__hash__ else id(value)
        if key not in seen:
            seen.add(key)
            found.append(value)
    return found
