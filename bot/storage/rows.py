"""Reads rows as frozen dataclasses: one column for each field of the same name."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import orjson

from bot.storage.database import Row
from bot.storage.dialect import from_ms

T = TypeVar("T")
Convert = Callable[[Any], Any]


def from_row(kind: type[T], row: Row, /, **given: Any) -> T:
    """Return a value of a dataclass; `given` are the fields that are not columns of the row.

    Types say how a column is read: instants from milliseconds, days from ISO text, enums from
    their values, flags from 0 and 1, tuples, sets and mappings from JSON. NULL is None. A field
    without a column raises the error of the row, KeyError or IndexError.
    """
    for name, convert in _columns(kind):  # type: ignore[arg-type]  # a class is hashable
        if name not in given:
            value = row[name]
            given[name] = value if value is None or convert is None else convert(value)
    return kind(**given)


@cache
def _columns(kind: type[Any]) -> tuple[tuple[str, Convert | None], ...]:
    hints = get_type_hints(kind)
    return tuple((each.name, _converter(hints[each.name])) for each in fields(kind))


def _converter(hint: Any) -> Convert | None:
    """Return the function that reads a column of a type, `X | None` as X; None for none."""
    if NoneType in get_args(hint):
        [hint, *_] = (each for each in get_args(hint) if each is not NoneType)
    collection = get_origin(hint)
    if collection in {tuple, frozenset}:
        return lambda stored: collection(orjson.loads(stored))
    if collection is Mapping:
        return orjson.loads
    if not isinstance(hint, type):
        return None
    if issubclass(hint, datetime):
        return from_ms
    if issubclass(hint, date):
        return date.fromisoformat
    return hint if issubclass(hint, Enum | bool) else None
