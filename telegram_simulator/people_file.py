"""Reads the file of `--people`: the people and groups that exist from the start."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import yaml

from telegram_simulator.people import Cast, Group, Persona
from telegram_simulator.starting import CannotStart

_LISTS: Final[dict[str, type[Persona] | type[Group]]] = {"people": Persona, "groups": Group}
_NAMES: Final[dict[Any, str]] = {
    str: "a text",
    int | None: "a number",
    str | None: "a text",
    bool: "true or false",
    tuple[str, ...]: "a list of texts",
}
"""The types of fields, as an error names them."""


def read_people(path: Path) -> Cast:
    """Return a cast with the people and groups of a file of YAML or JSON.

    Raises `CannotStart` with every mistake in the file.
    """
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise CannotStart(f"{path} cannot be read: {reason}.") from None
    except yaml.YAMLError as error:
        raise CannotStart(f"{path} is not YAML: {error}") from None
    if mistakes := [*_mistakes(read)]:
        raise CannotStart("\n".join([f"Please correct {path}:", *mistakes]))
    return Cast(
        people=tuple(Persona(**_values(each)) for each in read["people"]),
        groups=tuple(Group(**_values(each)) for each in read.get("groups", [])),
    )


def _mistakes(read: Any) -> Iterator[str]:
    if not isinstance(read, dict):
        yield "It has no list `people`."
        return
    for name in (each for each in read if each not in _LISTS):
        yield f"{name}: is unknown; a file has `people` and `groups`"
    if "people" not in read:
        yield "people: is missing"
    for name, kind in _LISTS.items():
        entries = read.get(name, [])
        if not isinstance(entries, list):
            yield f"{name}: is not a list"
            continue
        for number, entry in enumerate(entries):
            for mistake in _mistakes_of(kind, entry):
                yield f"{name}.{number}{mistake}"


def _mistakes_of(kind: type[Persona] | type[Group], entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield ": has no fields"
        return
    known, types = {each.name: each for each in fields(kind)}, get_type_hints(kind)
    for name in (each for each in entry if each not in known):
        yield f".{name}: is unknown; there are {', '.join(known)}"
    for name, field in known.items():
        if name in entry:
            if not _fits(entry[name], types[name]):
                yield f".{name}: is not {_named(types[name])}"
        elif _is_required(field):
            yield f".{name}: is missing"


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fits(value: Any, wanted: Any) -> bool:
    if get_origin(wanted) is Literal:
        return value in get_args(wanted)
    if wanted == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if isinstance(value, bool):  # which Python takes for a number
        return wanted is bool
    return isinstance(value, wanted)


def _named(wanted: Any) -> str:
    if get_origin(wanted) is Literal:
        return f"one of {', '.join(get_args(wanted))}"
    return _NAMES[wanted]


def _values(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
    }
