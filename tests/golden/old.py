"""The golden database, opened as an administrator opens it after an update of the bot.

The simulated Telegram is set up as it stood then: the same accounts and groups, and a message
for each id that the database knows, so that edits, copies and deletions find what they need.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from telegram_simulator import Simulator
from tests.stories.whole.comparing import Tables, restore, tables
from tests.world import ROMLEUK, Phone, World, a_world, local

HERE = Path(__file__).parent
DUMP = HERE / "romleuk-2026-11.sql"
THEN = local("2023-05-22 14:15:02")
"""A second after the database was left, so nothing is overdue."""
NOBODY = replace(ROMLEUK, people=(), groups=())
STRANGER = "Stranger"
"""Somebody with a phone whom the database does not know."""

OWED = "SELECT id, kind, call FROM outbox WHERE state IN ('pending', 'leased')"
_CHATS = """
SELECT c.id, coalesce(p.name, 'Account ' || c.id) AS name FROM chats c
LEFT JOIN people p ON p.id = c.person_id WHERE c.kind = 'private' AND c.id > 0 ORDER BY c.id
"""
_GROUPS = "SELECT id FROM chats WHERE kind = 'group'"
_MESSAGES = """
SELECT chat_id, message_id, 0 AS theirs FROM outbox WHERE message_id IS NOT NULL
UNION SELECT o.chat_id, m.value, 0 FROM outbox o, json_each(o.more_message_ids) m
UNION SELECT chat_id, message_id, 1 FROM question_parts ORDER BY 2
"""


@dataclass(frozen=True, slots=True)
class Old:
    """The bot on the golden database, and the phones of its people, by their names there.

    `owed` are the kinds of the rows that waited in the outbox, by id.
    """

    world: World
    phones: dict[str, Phone]
    owed: dict[int, str]

    def phone(self, name: str, group: object = None) -> Phone:
        """Somebody's private chat, or their view of a group."""
        phone = self.phones[name]
        return phone if group is None else self.world.in_group(phone, str(group))

    async def tables(self) -> Tables:
        """Everything in the database now, by table."""
        return await tables(self.world)

    async def actions(self) -> set[str]:
        """The actions that the audit has written down since it was opened."""

        async def work(tx: Tx) -> set[str]:
            rows = await tx.ask("SELECT action FROM audit WHERE happened_at >= :at", at=THEN)
            return {row["action"] for row in rows}

        return await self.world.app.database.run(work)

    async def new_faults(self) -> list[str]:
        """The faults of updates that no handler could take, since the database was opened."""

        async def work(tx: Tx) -> list[str]:
            rows = await tx.ask("SELECT error FROM dead_updates WHERE died_at >= :at", at=THEN)
            return [row["error"] for row in rows]

        return await self.world.app.database.run(work)

    @property
    def languages(self) -> list[Texts]:
        """The texts of all languages."""
        catalogue = self.world.app.context.catalogue
        return [catalogue.texts(each) for each in LANGUAGES]

    async def put_back(self, kept: Tables) -> None:
        """Undo everything since `tables` returned `kept`; it is that second again."""
        await restore(self.world, kept)
        self.world.clock.set(THEN)


def restored(path: Path) -> Path:
    """Make the database file of then."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    return path


async def grown(path: Path) -> None:
    """Upgrade the file, and add the rows that later releases left in their new tables."""
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=to_ms(THEN))
    await database.close()
    with closing(sqlite3.connect(path)) as connection:
        for rows in sorted(HERE.glob("rows-*.sql")):
            connection.executescript(rows.read_text(encoding="utf-8"))


def rows_of(path: Path, sql: str) -> list[sqlite3.Row]:
    """Read a file that nobody has open."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql).fetchall()


def counts(path: Path) -> dict[str, int]:
    """How many rows each table of a file has."""
    tables = rows_of(path, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    names = [str(row["name"]) for row in tables if not row["name"].startswith("sqlite_")]
    return {name: rows_of(path, f"SELECT count(*) AS n FROM {name}")[0]["n"] for name in names}


def listed(name: str) -> Any:
    """What a list beside the database holds."""
    return orjson.loads((HERE / name).read_bytes())


@asynccontextmanager
async def reopened(path: Path) -> AsyncIterator[Old]:
    """Start the bot on a restored file."""
    names = {row["id"]: str(row["name"]) for row in rows_of(path, _CHATS)}
    names[max(names) + 1] = STRANGER
    owed = {row["id"]: str(row["kind"]) for row in rows_of(path, OWED)}
    stage = partial(_stage, path=path, names=names)
    database = await SqliteDatabase.open(path)
    async with a_world(database, at=THEN, stage=stage, cast=NOBODY) as world:
        await world.settle()
        yield Old(world, {name: Phone(world, name, name) for name in names.values()}, owed)


def _stage(simulator: Simulator, *, path: Path, names: dict[int, str]) -> None:
    """Put the accounts, groups and messages of then on the stage."""
    for number, name in names.items():
        simulator.stage.person(key=name, name=name, id=number)
        simulator.acts.open_chat(name)
    for row in rows_of(path, _GROUPS):
        number, everybody = row["id"], list(names.values())
        simulator.stage.group(str(number), "Our class", "group", everybody, id=number, bot=True)
    for row in rows_of(path, _MESSAGES):
        _say(simulator, row)
    [newest] = rows_of(path, "SELECT max(update_id) AS id FROM seen_updates")
    updates = simulator.world.queues[simulator.world.main.id]
    updates.clear()  # the bot was told of all this before
    updates.next_id = newest["id"] + 1


def _say(simulator: Simulator, row: sqlite3.Row) -> None:
    """Let a message stand in a chat under the id that it had."""
    world, chat = simulator.world, simulator.acts.find_chat(row["chat_id"])
    world._last_message_id = row["message_id"] - 1
    world.post(chat, chat.person if row["theirs"] else world.main, {"text": "Said before."})
