"""How both engines would carry out a statement: which tables they would read from end to end.

SQLite knows no statistics, since the bot never runs ANALYZE: it plans for about a million rows in
every table, so an empty file shows what it does at work. PostgreSQL goes by the length of its
files and by what it has gathered of their values, which nobody can pretend. It is asked whether a
way without a scan exists: whole reads, and the joins that need them, are switched off, and those
that are left have no index. Whether a whole index is read is asked of SQLite alone: in an empty
table PostgreSQL reads in the order of an index rather than sort.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import asyncpg
import orjson

from bot.storage.dialect import for_postgres, for_sqlite

_LIST = re.compile(r"\bIN\s+:([a-z_][a-z_0-9]*)")
_PARAM = re.compile(r"'(?:[^']|'')*'|::|:([a-z_][a-z_0-9]*)")
_LISTED = 3
"""How many values a list has while a statement is planned."""
_COMMENT = re.compile(r"/\*.*?\*/")
_SOURCE = re.compile(
    r"\b(?:FROM|JOIN|UPDATE|INTO)\s+([a-z_]+)(?:\s+(?:AS\s+)?(?!ON\b|WHERE\b|SET\b|JOIN\b|ORDER\b"
    r"|GROUP\b|LEFT\b|LIMIT\b|UNION\b|CROSS\b)([a-z_][a-z_0-9]*))?|,\s*([a-z_]+)\s+([a-z])\b",
    re.IGNORECASE,
)
_SCAN = re.compile(r"^SCAN (\S+)(?: USING (?:COVERING )?INDEX (\S+))?")
_MADE = re.compile(r"^(?:CO-ROUTINE|MATERIALIZE) (\S+)")
"""A query in brackets, which may have the name of a table elsewhere in the statement."""
_AUTOMATIC = re.compile(r"^SEARCH (\S+) USING AUTOMATIC")


class Scan(NamedTuple):
    """A table that is read from end to end, and the index that is read in its place, if any."""

    table: str
    by: str | None


class _Anything(defaultdict[str, Any]):
    """Values for parameters, none of which changes a plan."""

    def __init__(self) -> None:
        super().__init__(int)


def sqlite_scans(connection: sqlite3.Connection, sql: str) -> set[Scan]:
    """Return what SQLite would scan; raise `sqlite3.Error` for a text that is none.

    A text with a cast of PostgreSQL is for PostgreSQL alone.
    """
    if "::" in sql:
        return set()
    listed = _LIST.sub(
        lambda found: "IN (" + ", ".join(f":{found[1]}_{n}" for n in range(_LISTED)) + ")", sql
    )
    text, _ = for_sqlite(listed, {})
    plan = connection.execute(f"EXPLAIN QUERY PLAN {text}", _Anything()).fetchall()
    made = {found[1] for row in plan if (found := _MADE.match(row[3]))}
    names = {name: of for name, of in tables_by_name(sql).items() if name not in made}
    return {scan for row in plan for scan in _sqlite_scan(row[3], names)}


def _sqlite_scan(step: str, names: dict[str, set[str]]) -> Iterator[Scan]:
    if found := _SCAN.match(step):
        yield from (Scan(table, found[2]) for table in names.get(found[1], ()))
    elif found := _AUTOMATIC.match(step):
        yield from (Scan(table, None) for table in names.get(found[1], ()))


def tables_by_name(sql: str) -> dict[str, set[str]]:
    """Return the tables that each name of a statement may mean: their own names and others."""
    names: dict[str, set[str]] = {}
    for found in _SOURCE.finditer(_COMMENT.sub("", sql)):
        table, name = found[1] or found[3], found[2] or found[4]
        names.setdefault(name or table, set()).add(table)
        names.setdefault(table, set()).add(table)
    return names


_PREPARED = "romleuk_plan"
_SETTINGS = (
    "SET enable_seqscan = off",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
    "SET plan_cache_mode = force_generic_plan",
)


async def ready_to_plan(connection: asyncpg.Connection) -> None:
    """Let a connection plan without whole reads, where it can."""
    for setting in _SETTINGS:
        await connection.execute(setting)


async def postgres_scans(connection: asyncpg.Connection, sql: str) -> set[Scan]:
    """Return what PostgreSQL cannot do without scanning; raise `asyncpg.PostgresError`."""
    text, many = _numbered(sql)
    await connection.execute(f"PREPARE {_PREPARED} AS {text}")
    try:
        values = f"({', '.join(['NULL'] * many)})" if many else ""
        plan = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE {_PREPARED}{values}")
    finally:
        await connection.execute(f"DEALLOCATE {_PREPARED}")
    return set(_postgres_scans(orjson.loads(plan)[0]["Plan"]))


_TYPES = {"prefix": "text"}


def _numbered(sql: str) -> tuple[str, int]:
    """Return a statement with numbered parameters, and how many there are."""
    names: list[str] = []

    def place(name: str) -> str:
        if name not in names:
            names.append(name)
        cast = _TYPES.get(name)
        return f"${names.index(name) + 1}" + (f"::{cast}" if cast else "")

    def listed(found: re.Match[str]) -> str:
        return "IN (" + ", ".join(place(f"{found[1]}_{n}") for n in range(_LISTED)) + ")"

    def single(found: re.Match[str]) -> str:
        return found[0] if found[1] is None else place(found[1])

    text, _ = for_postgres(_PARAM.sub(single, _LIST.sub(listed, sql)), {})
    return text, len(names)


def _postgres_scans(node: dict[str, Any]) -> Iterator[Scan]:
    kind = node["Node Type"]
    if kind == "Seq Scan":
        yield Scan(node["Relation Name"], None)
    for child in node.get("Plans", ()):
        yield from _postgres_scans(child)
