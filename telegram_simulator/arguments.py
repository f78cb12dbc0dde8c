"""Checks that the fields of an action or a question have the types of its function."""

import inspect
import math
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json

_NAMES: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
    bytes: "a file",
}


def check_arguments(function: Callable[..., Any], arguments: Json) -> None:
    """Raise `InvalidAction` that names the choices, if the function cannot take the arguments."""
    parameters = inspect.signature(function).parameters
    types_by_name = _types(getattr(function, "__func__", function))
    others = any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    for name, value in arguments.items():
        types = types_by_name.get(name, ())
        if name not in parameters and not others:
            known = ", ".join("as" if each == "who" else each for each in parameters)
            raise InvalidAction(f"There is no field {name}; there are: {known or 'none'}.")
        if types and not any(_fits(value, kind) for kind in types):
            wanted = " or ".join(_NAMES[kind] for kind in types if kind in _NAMES)
            raise InvalidAction(f"{name} is {wanted}.")
    missing = [
        "as" if name == "who" else name
        for name, each in parameters.items()
        if name not in arguments
        and each.default is each.empty
        and each.kind is not each.VAR_KEYWORD
    ]
    if missing:
        raise InvalidAction(f"Fields are missing: {', '.join(missing)}.")


@cache
def _types(function: Callable[..., Any]) -> dict[str, tuple[type, ...]]:
    hints = get_type_hints(function)
    return {name: _plain(hint) for name, hint in hints.items() if name != "return"}


def _plain(hint: Any) -> tuple[type, ...]:
    """Return the types of a union, lists and dictionaries without what is in them."""
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kinds = tuple(getattr(part, "__origin__", part) for part in parts)
    return kinds if all(kind in _NAMES or kind is NoneType for kind in kinds) else ()


def _fits(value: Any, kind: type) -> bool:
    if isinstance(value, str) and kind in {int, float}:
        return _is_number(value, kind)
    if isinstance(value, bool):
        return kind is bool
    if isinstance(value, float) and not math.isfinite(value):
        return False
    if kind is bool:
        return value in {"1", "0", "true", "false"} if isinstance(value, str) else value in {0, 1}
    return isinstance(value, (int, float) if kind is float else kind)


def _is_number(text: str, kind: type) -> bool:
    """Whether a number is given as text, as in a query."""
    try:
        return math.isfinite(kind(text))
    except (OverflowError, ValueError):
        return False
