"""Finds what a call asks for and the simulator does not do, and names that are probably typos."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import orjson

from telegram_simulator.api_errors import ApiError, bad_request
from telegram_simulator.known_parameters import HANDLED, REFUSED, REFUSED_INSIDE
from telegram_simulator.methods import BY_NAME
from telegram_simulator.not_simulated import NOT_SIMULATED
from telegram_simulator.parameters import Params

MODES = ("refuse", "note")
"""What happens to parameters that are not simulated: 400, or a note in the log of calls."""
_NOT_GIVEN = frozenset({"", "false", "0", "null", "[]", "{}"})
_NONE: frozenset[str] = frozenset()
PROBABLY = "probably"
_SIMILAR = 0.8  # of difflib; `chat_idd` is similar to `chat_id`, `thumb` not to `thumbnail`


def unsimulated(method: str, params: Params) -> list[str]:
    """Return the parameters that have a value which the simulator would leave out."""
    refused = REFUSED.get(method, _NONE)
    names = [*params.values, *(name for name in params.files if name not in params.values)]
    found = [name for name in names if name in refused and _is_given(params, name)]
    for name, inside in REFUSED_INSIDE.items():
        if name in params.values and name in HANDLED.get(method, _NONE):
            found += [f"{name}.{field}" for field in _inside(params, name, inside)]
    return found


def refusal(name: str) -> ApiError:
    """Return the answer to a call with a parameter that is not simulated."""
    return bad_request(note_about(name))


def note_about(name: str) -> str:
    """Return what is said about a parameter that is not simulated."""
    return f"SIM: parameter {name} is not simulated"


def unknown_method(name: str) -> str:
    """Return what is said about a method that is not simulated: why, or what was meant."""
    known = {each.lower(): each for each in (*BY_NAME.values(), *NOT_SIMULATED)}
    reason = NOT_SIMULATED.get(known.get(name.lower(), ""))
    similar = get_close_matches(name.lower(), known, 1, _SIMILAR)
    if reason is None and similar:
        reason = f"{PROBABLY} {known[similar[0]]} was meant"
    said = f"SIM: method {name} not implemented"
    return f"{said} ({reason})" if reason else said


def unknown(method: str, params: Params) -> list[str]:
    """Return a note about each name that the Bot API does not have for this method."""
    known = HANDLED.get(method)
    if known is None or params.values.keys() <= known:
        return []
    known |= REFUSED.get(method, _NONE) | {"method"}
    return [_note(name, known) for name in params.values if name not in known]


def _note(name: str, known: frozenset[str]) -> str:
    note = f"SIM: no parameter is called {name}"
    similar = get_close_matches(name, known, 1, _SIMILAR)
    return f"{note}, {PROBABLY} {similar[0]} was meant" if similar else note


def _is_given(params: Params, name: str) -> bool:
    return name in params.files or params.text(name).lower() not in _NOT_GIVEN


def _inside(params: Params, name: str, refused: frozenset[str]) -> list[str]:
    """Return the refused fields that have a value anywhere in a parameter."""
    value = params.values[name]
    if isinstance(value, str):
        if not any(field in value for field in refused):
            return []
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return []  # the method says what is wrong with it
    return sorted({field for field, given in _fields(value) if field in refused and given})


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Return all fields of objects, however deep; a stack, since JSON may be deeper than calls."""
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, dict):
            yield from part.items()
            left += part.values()
        elif isinstance(part, list):
            left += part
