"""Each column of each table is classified once, in `columns.toml`."""

import sqlite3
import tomllib
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.areas import PERSONAL_DATA, TABLES
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase

CLASSES = ("personal", "impersonal", "secret")
LISTED = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
HELD = {each.table: each for each in PERSONAL_DATA.holdings}


def listed(table: str, sort: str) -> set[str]:
    return set(LISTED[table].get(sort, "").split())


@pytest.fixture
async def columns(tmp_path: Path) -> dict[str, list[str]]:
    """The columns of a new database, by table."""
    path = tmp_path / "romleuk.db"
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=0)
    await database.close()
    with closing(sqlite3.connect(path)) as opened:
        named = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in named if not name.startswith("sqlite_")]
        return {
            table: [row[1] for row in opened.execute(f"PRAGMA table_info({table})")]
            for table in tables
        }


async def test_every_column_is_classified_once(columns: dict[str, list[str]]) -> None:
    wrong = [
        f"{table}.{name} stands {times} times"
        for table, names in columns.items()
        for name in names
        if (times := _times(table)[name]) != 1
    ]
    assert not wrong, "say in tests/storage/columns.toml what each column holds"
    unknown = {
        f"{table}.{name}"
        for table in LISTED
        for name in _times(table)
        if name not in columns.get(table, [])
    }
    assert not unknown, "columns.toml lists what no table has"


def _times(table: str) -> Counter[str]:
    sorts = LISTED.get(table, {})
    assert set(sorts) <= {*CLASSES}
    return Counter(" ".join(sorts.values()).split())


def test_what_is_personal_can_be_exported_and_erased() -> None:
    personal = {table for table in LISTED if listed(table, "personal")}

    assert personal == set(HELD), "a table with personal columns is a holding, and no other is"
    assert {name for each in TABLES for name in each.names} == set(LISTED)


def test_what_is_secret_is_in_no_export() -> None:
    for table, holding in HELD.items():
        assert set(holding.secret) == listed(table, "secret"), table
