"""One SQL text for two engines: named parameters, casts, lists and DDL.

SQL is written with `:name` parameters, BIGINT for every integer (instants are milliseconds
since 1970, UTC), TEXT, and `id IDENTITY PRIMARY KEY`. `DATABASE_MS` is the instant that the clock
of the database shows, on which processes agree. What keeps one text valid on both engines is listed
in README.md of this folder.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

Params = Mapping[str, Any]

_PARAM = re.compile(r"'(?:[^']|'')*'|::|:([a-z_][a-z_0-9]*)")
_LIST = re.compile(r"'(?:[^']|'')*'|\b(NOT\s+)?IN\s+:([a-z_][a-z_0-9]*)", re.IGNORECASE)
_TEXT = re.compile(r"\bTEXT\b")
_EACH = re.compile(r"/\*(FROM EACH|EACH, LATERAL|IN TURN)\*/")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_CLOCK = "DATABASE_MS"
_SQLITE_MS = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
# `clock_timestamp` goes on inside a transaction, whose other clocks stand still.
_POSTGRES_MS = "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
_CASTS = {int: "bigint", bool: "bigint", str: "text", float: "float8", bytes: "bytea"}


def to_stored(value: Any) -> Any:
    """Turn a Python value into what is stored: instants to milliseconds, flags to 0 or 1."""
    if isinstance(value, datetime):
        return to_ms(value)
    if isinstance(value, bool):
        return int(value)
    return value


def to_ms(instant: datetime) -> int:
    """Return whole milliseconds since 1970 for an aware instant; raise ValueError for a naive one.

    It rounds down: an instant that is stored now must not be in the future when it is read.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone cannot be stored")
    return (instant - _EPOCH) // _MILLISECOND


def as_ms(length: timedelta) -> int:
    return length // _MILLISECOND


def from_ms(stored: int) -> datetime:
    """Return the UTC-aware instant of stored milliseconds."""
    return _EPOCH + timedelta(milliseconds=stored)


def from_ms_or_none(stored: int | None) -> datetime | None:
    return None if stored is None else from_ms(stored)


def for_sqlite(sql: str, params: Params) -> tuple[str, dict[str, Any]]:
    """Expand list parameters and replace the word for the clock."""
    if _CLOCK in sql:
        sql = sql.replace(_CLOCK, _SQLITE_MS)
    values: dict[str, Any] = {}
    lists: dict[str, int] = {}
    for name, value in params.items():
        if isinstance(value, list | tuple):
            lists[name] = len(value)
            values |= {f"{name}_{at}": to_stored(part) for at, part in enumerate(value)}
        else:
            values[name] = to_stored(value)
    return (_expand(sql, tuple(lists.items())) if lists else sql), values


@lru_cache(maxsize=2048)
def _expand(sql: str, lists: tuple[tuple[str, int], ...]) -> str:
    lengths = dict(lists)

    def replace(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in lengths:
            return found.group(0)
        if not lengths[name]:
            return "(NULL)"
        return "(" + ", ".join(f":{name}_{at}" for at in range(lengths[name])) + ")"

    return _PARAM.sub(replace, sql)


def for_postgres(sql: str, params: Params) -> tuple[str, list[Any]]:
    """Number the parameters and cast each by its Python type; None becomes NULL.

    A list is one array, so that its length makes no other text, which the server would plan again.
    """
    shapes = tuple((name, _shape(value)) for name, value in params.items())
    text, order = _number(_spelt(sql), shapes)
    return text, [_value(params[name], at) for name, at in order]


def _value(value: Any, at: int | None) -> Any:
    """Return what is stored of a parameter: all of it, or the part at a place in a list."""
    if at is not None:
        return to_stored(value[at])
    return list(map(to_stored, value)) if isinstance(value, list | tuple) else to_stored(value)


@lru_cache(maxsize=2048)
def _spelt(sql: str) -> str:
    """Return a statement in PostgreSQL's words for skipping locked rows and for the clock."""
    waiting = sql.replace("/*FOR UPDATE", "FOR UPDATE").replace("LOCKED*/", "LOCKED")
    return waiting.replace(_CLOCK, _POSTGRES_MS)


@lru_cache(maxsize=2048)
def is_for_each(sql: str) -> bool:
    """Tell whether one statement may do what many do that differ in their values alone."""
    return _EACH.search(sql) is not None


def for_postgres_at_once(sql: str, each: Sequence[Params]) -> tuple[str, list[Any]]:
    """Return one statement for all rows of values, each value as an array of its column.

    Its text says where the rows come from (README.md). A parameter without any value is NULL.
    """
    columns = {name: [to_stored(params[name]) for params in each] for name in each[0]}
    casts = tuple((name, _cast_of_all(values)) for name, values in columns.items())
    return _from_each(sql, casts), [columns[name] for name, cast in casts if cast]


def _cast_of_all(values: Sequence[Any]) -> str:
    """Return the cast of a column's values, or nothing if it has none."""
    casts = {_cast(value) for value in values if value is not None}
    if len(casts) > 1:
        raise TypeError(f"values of one column have several types: {', '.join(sorted(casts))}")
    return "".join(casts)


@lru_cache(maxsize=2048)
def _from_each(sql: str, casts: tuple[tuple[str, str], ...]) -> str:
    known = dict(casts)
    names = [name for name, cast in casts if cast]
    arrays = ", ".join(f"${place}::{known[name]}[]" for place, name in enumerate(names, 1))
    columns = ", ".join([*(f"v_{name}" for name in names), "place"])
    rows = f"unnest({arrays}) WITH ORDINALITY AS each_of ({columns})"
    words = {
        "FROM EACH": f"FROM {rows}",
        "EACH, LATERAL": f"{rows}, LATERAL",
        "IN TURN": "ORDER BY each_of.place",
    }

    def replace(found: re.Match[str]) -> str:
        name = found.group(1)
        if name is None:
            return found.group(0)
        return f"each_of.v_{name}" if known[name] else "NULL"

    return _EACH.sub(lambda found: words[found.group(1)], _PARAM.sub(replace, _spelt(sql)))


def _shape(value: Any) -> str | tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, list | tuple):
        casts = tuple(_cast(part) for part in value)
        return f"{casts[0]}[]" if len(set(casts)) == 1 else casts
    return _cast(value)


def _cast(value: Any) -> str:
    return "bigint" if isinstance(value, datetime) else _CASTS[_plain(type(value))]


def _plain(kind: type) -> type:
    for known in (bool, int, str, float, bytes):
        if issubclass(kind, known):
            return known
    raise TypeError(f"{kind.__name__} cannot be stored")


def _with_arrays(sql: str, shapes: Mapping[str, str | tuple[str, ...] | None]) -> str:
    """Let a statement look for values in arrays, where it looks for them in lists."""

    def replace(found: re.Match[str]) -> str:
        name = found.group(2)
        if name is None or not str(shapes[name]).endswith("[]"):
            return found.group(0)
        return f"<> ALL (:{name})" if found.group(1) else f"= ANY (:{name})"

    return _LIST.sub(replace, sql)


@lru_cache(maxsize=2048)
def _number(
    sql: str, shapes: tuple[tuple[str, str | tuple[str, ...] | None], ...]
) -> tuple[str, list[tuple[str, int | None]]]:
    known = dict(shapes)
    order: list[tuple[str, int | None]] = []

    def place(name: str, at: int | None, cast: str) -> str:
        if (name, at) not in order:
            order.append((name, at))
        return f"${order.index((name, at)) + 1}::{cast}"

    def replace(found: re.Match[str]) -> str:
        name = found.group(1)
        if name is None:
            return found.group(0)
        shape = known[name]
        if shape is None:
            return "NULL"
        if isinstance(shape, tuple):
            parts = [place(name, at, cast) for at, cast in enumerate(shape)]
            return "(" + (", ".join(parts) or "NULL") + ")"
        return place(name, None, shape)

    return _PARAM.sub(replace, _with_arrays(sql, known)), order


def ddl(script: str, engine: str) -> Sequence[str]:
    """Split a migration into statements in the syntax of `engine` ("sqlite" or "postgres")."""
    statements = [part.strip() for part in _without_comments(script).split(";\n") if part.strip()]
    return [_ddl(statement.rstrip(";"), engine) for statement in statements]


def _without_comments(script: str) -> str:
    return (
        "\n".join(line for line in script.split("\n") if not line.lstrip().startswith("--")) + "\n"
    )


def _ddl(statement: str, engine: str) -> str:
    if engine == "postgres":
        identity = "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
        statement = statement.replace("IDENTITY PRIMARY KEY", identity)
        # Compare by code point as SQLite does, in any language of the server: some queries find
        # rows by a range of `dedup`, and in an English collation ";" comes before ":".
        return _TEXT.sub('TEXT COLLATE "C"', statement)
    statement = statement.replace("IDENTITY PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")
    statement = statement.replace(" BIGINT", " INTEGER")
    return f"{statement} STRICT" if statement.startswith("CREATE TABLE") else statement
