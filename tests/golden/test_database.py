"""A database of an earlier release opens with everything in it, and the bot goes on from there."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.areas import PERSONAL_DATA
from bot.membership.audit import storage as audit
from bot.membership.domain import PersonId
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.encryption import change_key
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.engines import KEY, all_tables
from tests.golden.old import OWED, THEN, Old, counts, grown, listed, reopened, rows_of

OTHER_KEY = SecretStr("c0" * 32)
MONTH = timedelta(days=30)
DONE_THEN = 5
"""The last errand that was done already."""


async def test_every_table_has_rows_and_a_bot_starts_on_them(path: Path) -> None:
    await grown(path)
    found = counts(path)
    empty = [name for name in all_tables() if not found.get(name)]
    assert not empty, f"a new table needs rows in tests/golden: {empty}"
    assert rows_of(path, "PRAGMA foreign_key_check") == []

    async with reopened(path) as opened:
        assert await opened.new_faults() == []


def test_every_kind_of_message_and_file_is_owed(path: Path) -> None:
    owed, names = rows_of(path, OWED), listed("stored_names.json")
    drawn = [str(row["call"]) for row in owed if row["call"] is not None]
    assert set(names["kinds"]) <= {row["kind"] for row in owed}
    for recipe in names["recipes"]:
        assert any(f'"recipe":"{recipe}"' in call for call in drawn), recipe


async def test_an_upgrade_keeps_every_row(path: Path) -> None:
    before = counts(path)
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=to_ms(THEN))
    chain = await database.run(audit.entries)
    await database.close()

    after = counts(path)
    assert {name: after.get(name) for name in before if name != "schema_versions"} == {
        name: count for name, count in before.items() if name != "schema_versions"
    }
    assert audit.first_broken(chain) is None
    assert rows_of(path, "PRAGMA foreign_key_check") == []


async def test_encrypting_and_decrypting_change_no_row(path: Path) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
    await grown(path)
    before = everything(path)

    for key, to in ((None, KEY), (KEY, OTHER_KEY), (OTHER_KEY, None)):
        assert change_key(path, key, to) is None

    assert everything(path) == before


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, with SQLite's own on ids that were used."""
    names = [*counts(path), "sqlite_sequence", "sqlite_schema"]
    wanted = {name: "type, name, sql" if name == "sqlite_schema" else "*" for name in names}
    return {
        name: sorted(map(tuple, rows_of(path, f"SELECT {columns} FROM {name}")), key=str)
        for name, columns in wanted.items()
    }


async def test_everybody_can_be_erased(path: Path) -> None:
    """Every table has rows here, so no reference can be in the way of erasing anywhere."""
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=to_ms(THEN))

    async def work(tx: Tx) -> None:
        for row in await tx.ask("SELECT id FROM people ORDER BY id"):
            PERSONAL_DATA.delete(tx, PersonId(row["id"]), now=THEN)

    await database.run(work)
    await database.close()

    assert rows_of(path, "PRAGMA foreign_key_check") == []
    assert {row["name"] for row in rows_of(path, "SELECT name FROM people")} == {""}


async def test_everything_owed_is_sent_and_a_month_goes_well(old: Old) -> None:
    assert await _errands_left(old) == dict.fromkeys(listed("stored_names.json")["errands"], "done")

    await old.world.travel(timedelta(days=1))  # some of it waits for the next morning
    found = {row["id"]: row for row in (await old.tables())["outbox"]}
    failed = {row["id"] for row in found.values() if row["state"] == "failed"}
    unsent = {
        f"{kind}: {found[row]['state']}, {found[row]['reason']}"
        for row, kind in old.owed.items()
        if found[row]["state"] != "sent"
    }
    # The one picture of the course was drawn again since: an old row never brings a new file.
    assert unsent == {"medium: failed, file gone", "question.copy: dropped, no longer so"}

    await old.world.travel(MONTH)
    outbox = (await old.tables())["outbox"]
    assert not [row for row in outbox if row["state"] == "failed" and row["id"] not in failed]
    assert not await old.new_faults()
    assert audit.first_broken(await old.world.app.database.run(audit.entries)) is None


async def _errands_left(old: Old) -> dict[str, str]:
    """What has become of the slow work that nobody had done."""
    errands = (await old.tables())["errands"]
    return {row["kind"]: row["state"] for row in errands if row["id"] > DONE_THEN}
