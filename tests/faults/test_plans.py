"""No statement reads a whole table that grows; every action of people is checked.

SQLite plans without statistics, so its plans are the same for two people as for tens of thousands.
"""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.areas import routes
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.engines import POSTGRES, all_tables, open_database
from tests.stories.whole.comparing import restore, tables
from tests.stories.whole.permitted import Prepared, prepare
from tests.stories.whole.rights import ADMINISTRATORS, COORDINATORS
from tests.world import World, a_world, local

FEW = {
    "cohorts", "organizations", "roles", "todays", "saved_audiences", "session_drafts", "rosters",
    "contacts", "signatures", "service_flags", "file_ids", "meta", "discussions", "dead_updates",
    "schema_versions", "tombstones", "errands", "set_aside", "notice_covers",
    "voice_notes", "commune_permits", "survey_rounds", "absences", "merges",
}  # fmt: skip
"""Tables that stay small, are emptied every week, or are read by the command line only."""
KNOWN = {
    ("audit", "SELECT digest FROM audit ORDER BY id DESC LIMIT 1"): "is the last row by its id",
    ("announcements", "UPDATE announcements SET state = 'dropped' WHERE"): "once a day",
    ("announcements", "UPDATE announcements SET forgotten_at"): "once a day",
    ("announcements", "(SELECT id FROM announcements WHERE forgotten_at ="): "once a day",
    ("people", "FROM people p WHERE p.erased_at IS NULL AND CASE"): "once a day",
    ("chats", "SELECT c.id FROM chats c JOIN people p"): "once, at the start after an outage",
}
_SCAN = re.compile(r"SCAN (\w+)(?! USING (?:COVERING )?INDEX)")
_NAMED = re.compile(r"(?:FROM|JOIN|,)\s+([a-z_]+)\s+(?:AS\s+)?([a-z]+)\b")


@pytest.mark.skipif(POSTGRES, reason="asks SQLite")
async def test_no_action_of_people_reads_a_whole_growing_table(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    assert isinstance(database, SqliteDatabase)
    seen: dict[str, str] = {}
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        made = await prepare(world)
        await _do_everything(made, partial(_noted, database, seen))
        scans = await _scans(world, seen)
    assert len(seen) > 350
    assert not scans, "\n".join(scans)


@asynccontextmanager
async def _noted(database: SqliteDatabase, seen: dict[str, str]) -> AsyncIterator[None]:
    """Collect the statements that run in this context, one of each form."""

    def note(sql: str) -> None:
        seen.setdefault(re.sub(r"\d+|'[^']*'", "?", sql), sql)

    await database._connection.set_trace_callback(note)
    yield
    await database._connection.set_trace_callback(None)  # type: ignore[arg-type]  # as in sqlite3


async def _do_everything(
    made: Prepared, noted: Callable[[], AbstractAsyncContextManager[None]]
) -> None:
    world = made.world
    kept = await tables(world)
    for row in COORDINATORS + ADMINISTRATORS:
        async with noted():
            await made.sophea.forges(row.data(made.ids))
        await restore(world, kept)
    async with noted():
        for word in routes.commands:
            for phone in (made.dara, made.sophea, made.stranger):
                await phone.sends(f"/{word}")
        await made.dara.sends("/privacy")
        await made.dara.taps("Show all")
        for _ in range(10):
            await world.travel(timedelta(days=1))


async def _scans(world: World, seen: dict[str, str]) -> list[str]:
    grows = set(all_tables()) - FEW

    async def work(tx: Tx) -> list[str]:
        found = []
        for sql in seen.values():
            if not sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
                continue
            named = {short: name for name, short in _NAMED.findall(sql)}
            for step in await tx.ask(f"EXPLAIN QUERY PLAN {sql}"):
                scan = _SCAN.match(step["detail"])
                table = named.get(scan[1], scan[1]) if scan else ""
                if table in grows and not _is_known(table, sql):
                    found.append(f"{step['detail']}: {' '.join(sql.split())[:300]}")
        return found

    return await world.app.database.run(work)


def _is_known(table: str, sql: str) -> bool:
    words = " ".join(sql.split())
    # SQLite looks for children of a new row only where a reference was broken before.
    unread = sql.lstrip().startswith("INSERT") and f"FROM {table}" not in sql
    return unread or any(table == of and known in words for of, known in KNOWN)
