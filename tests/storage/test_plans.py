"""No statement of the bot reads a table from end to end that grows with the people in it.

All statements are read from the code (`statements`), and both engines are asked for their plans
(`plans`). What is read as a whole all the same is named below, with the reason.
"""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from typing import Final

import asyncpg
import pytest

from bot.storage.dialect import ddl
from bot.storage.migration import all_migrations
from tests.engines import all_tables, new_postgres
from tests.storage.plans import Scan, postgres_scans, ready_to_plan, sqlite_scans
from tests.storage.statements import Found, Reader, statement_files
from tests.storage.written import WRITTEN

BOUNDED: Final = {
    "dead_updates": "holds updates that broke something, for 30 days",
    "file_ids": "one row for each picture and voice note of a course",
    "hidden_services": "services of a course",
    "meta": "a few values of the deployment",
    "roster_effects": "what imports of the last day did",
    "rosters": "lists that are being imported, for a day",
    "send_refusals": "what Telegram refused within the last seconds",
    "send_slots": "one row for each call a second",
    "set_aside": "holds rows that broke something, for 30 days",
    "voice_notes": "recorded for cards of a course",
}
"""Tables that do not grow with people."""
SHORT: Final = {
    "announcements_to_approve": "what waits for approval",
    "announcements_editing": "announcements whose typo is being mended",
    "announcements_freezing": "announcements whose audience is being saved",
    "announcements_reminding": "announcements about which people are being reminded",
    "announcements_running": "announcements that are being sent",
    "discussions_open": "discussions of groups that go on; read when a chat becomes a group",
    "enrolments_said": "people who ask to join, and those answered within a day; once a day",
    "enrolments_unlooked": "people who just came in; the first of them are read",
    "errands_due": "jobs that wait; read at the start",
    "outbox_leases": "messages in flight, 32 of them",
}
"""Indexes of a few rows each, which are read as a whole."""
_DAILY = "once a day"
_IN_DOUBT: Final = "once, if the data folder may be an old copy"
ALLOWED: Final = {
    ("absences", "DELETE FROM absences WHERE until_at <= :now"): _DAILY,
    ("announcements", "UPDATE announcements SET state = 'dropped' WHERE state IN"): _DAILY,
    ("announcements", "UPDATE announcements SET state = 'dropped' WHERE state = 'draft'"): _DAILY,
    ("announcements", "UPDATE announcements SET forgotten_at = :now"): _DAILY,
    ("announcements", "(SELECT id FROM announcements WHERE forgotten_at = :now)"): _DAILY,
    ("announcements", "SELECT id FROM announcements WHERE state IN ('approval', 'scheduled')"): (
        "once, after a restore"
    ),
    ("audit", "SELECT digest FROM audit ORDER BY id DESC LIMIT 1"): "is its last row",
    ("chats", "(SELECT h.person_id FROM chats h WHERE h.reach <> 'open')"): (
        "an index of closed chats alone, which are few"
    ),
    ("cohorts", "FROM cohorts h WHERE h.closed_at IS NULL"): "the demo's clock, what comes next",
    ("cohorts", "FROM cohorts WHERE closed_at IS NULL ORDER BY id DESC"): (
        "an administrator's list; of everybody else's cohorts the ids are known"
    ),
    ("cohorts", "SELECT (SELECT count(*) FROM people)"): "the test of a backup, offline",
    ("outbox", "SELECT coalesce(sum(CASE WHEN state = 'leased'"): _IN_DOUBT,
    ("outbox", "SELECT kind, reason, count(*) AS many FROM outbox WHERE"): "`db release`",
    ("people", "SELECT created_at FROM people WHERE created_at >= :after ORDER BY id"): (
        "ends at the first person who came at a time that can be true"
    ),
    ("people", "SELECT (SELECT count(*) FROM people)"): "the test of a backup, offline",
    ("seen_updates", "ORDER BY seen_at DESC, update_id DESC LIMIT 1"): _IN_DOUBT,
    ("people", "SELECT id, telegram_id, created_at FROM people WHERE erased_at"): (
        "once, after a restore of a copy from before somebody was deleted"
    ),
    ("tombstones", "SELECT telegram_hash, erased_at FROM tombstones"): (
        "the file beside the database is written as a whole, every hour"
    ),
    ("errands", "DELETE FROM errands WHERE state IN"): _DAILY,
    ("merges", "DELETE FROM merges WHERE merged_at"): _DAILY,
    ("organizations", "FROM organizations WHERE merged_into IS NULL ORDER BY name_key"): (
        "a coordinator chooses from all of them, and a list is compared with all"
    ),
    ("organizations", "FROM organizations o WHERE o.merged_into IS NULL ORDER BY"): (
        "who merges an organization chooses from all others"
    ),
    ("outbox", "state = 'pending' AND reason = :held"): "once, after a restore",
    ("roles", "JOIN cohorts c ON c.id = r.cohort_id WHERE c.course"): (
        "a voice note waits for any coordinator of its course"
    ),
    ("roles", "JOIN cohorts h ON h.id = r.cohort_id"): "as above",
    ("roles", "r.role, c.title FROM people p JOIN roles r"): "the command `people`",
    ("survey_rounds", "(SELECT id FROM survey_rounds WHERE ends_at < :before)"): _DAILY,
    ("survey_rounds", "UPDATE survey_rounds SET box = NULL"): _DAILY,
}
"""What scans all the same, by table and words of the statement, and why that is right."""


@pytest.fixture(scope="module")
def statements() -> dict[str, str]:
    """Every statement of the bot, with a place where it is written."""
    reader = Reader(WRITTEN)
    found = reader.read(statement_files())
    assert reader.used == set(WRITTEN), "these functions write no statement any more"
    return _once(found)


def _once(found: Iterable[Found]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for each in found:
        if each.sql.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
            texts.setdefault(each.sql, each.where)
    return texts


@pytest.fixture
def sqlite() -> Iterator[sqlite3.Connection]:
    """An empty SQLite database with the schema of this release."""
    with closing(sqlite3.connect(":memory:")) as made:
        for migration in all_migrations():
            for statement in ddl(migration.script, "sqlite"):
                made.execute(statement)
        yield made


@pytest.fixture
async def postgres(postgres_template: str) -> AsyncIterator[asyncpg.Connection]:
    """An empty database on PostgreSQL that plans without scans, where it can."""
    async with new_postgres(postgres_template) as address:
        made = await asyncpg.connect(address)
        await ready_to_plan(made)
        yield made
        await made.close()


def test_no_statement_scans_on_sqlite(
    statements: dict[str, str], sqlite: sqlite3.Connection
) -> None:
    assert len(statements) > 1000
    scans = {sql: sqlite_scans(sqlite, sql) for sql in statements}
    assert not _refused(scans, statements)


async def test_no_statement_scans_on_postgresql(
    statements: dict[str, str], postgres: asyncpg.Connection
) -> None:
    scans = {sql: await postgres_scans(postgres, sql) for sql in statements}
    assert not _refused(scans, statements)


def test_what_is_allowed_to_scan_does(
    statements: dict[str, str], sqlite: sqlite3.Connection
) -> None:
    scans = {sql: sqlite_scans(sqlite, sql) for sql in statements}
    found = {(scan.table, _words(sql)) for sql, each in scans.items() for scan in each}
    indexes = {scan.by for each in scans.values() for scan in each}
    unused = [
        (table, words)
        for table, words in ALLOWED
        if not any(table == of and words in sql for of, sql in found)
    ]
    assert not unused
    assert set(SHORT) <= indexes
    assert set(BOUNDED) <= set(all_tables())


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT id FROM people WHERE name = :name",
        "SELECT count(*) FROM enrolments e WHERE e.joined_at > :at",
        "DELETE FROM outbox WHERE kind IN :kinds",
    ],
)
async def test_a_scan_is_found_on_both_engines(
    sql: str, sqlite: sqlite3.Connection, postgres: asyncpg.Connection
) -> None:
    for found in (sqlite_scans(sqlite, sql), await postgres_scans(postgres, sql)):
        assert _refused({sql: found}, {sql: "here"})


def _refused(scans: dict[str, set[Scan]], places: dict[str, str]) -> list[str]:
    return [
        f"{places[sql]} reads all of {scan.table} ({scan.by or 'no index'}): {_words(sql)}"
        for sql, found in scans.items()
        for scan in sorted(found, key=str)
        if not _is_allowed(scan, sql)
    ]


def _is_allowed(scan: Scan, sql: str) -> bool:
    if scan.table in BOUNDED or scan.by in SHORT:
        return True
    return any(scan.table == table and words in _words(sql) for table, words in ALLOWED)


def _words(sql: str) -> str:
    return " ".join(sql.split())
