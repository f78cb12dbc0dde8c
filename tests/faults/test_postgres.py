"""The whole bot on PostgreSQL: same results as on SQLite; colliding transactions are repeated."""

import asyncio
from functools import partial

from bot.membership.audit import storage as audit
from bot.storage import meta
from bot.storage.database import Rows, Tx
from bot.storage.migration import upgrade_database
from bot.storage.postgres import PostgresDatabase
from tests.engines import execute
from tests.faults.announcing import AUTHOR_ID, announce
from tests.faults.rows import rows
from tests.faults.taps import add_quiz_takers, all_taps, stored_answers
from tests.world import a_world, local


async def test_a_quiz_and_an_announcement_work_as_on_sqlite(
    postgres_database: PostgresDatabase,
) -> None:
    takers = await add_quiz_takers(postgres_database, 3)
    taps, picked = all_taps(takers, seed=7)
    async with a_world(postgres_database, at=local("2023-05-22 10:00")) as world:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            world.simulator.stage.person(key=f"p{number}", name="x", id=number)
            world.acts.open_chat(f"p{number}")
        await postgres_database.run(lambda tx: announce(tx, 1, now=world.clock.now()))
        for tap in taps:
            world.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        await world.app.ticker.tick()
        await world.settle()
        answers = await postgres_database.run(stored_answers)
        found = await rows(postgres_database)

    assert answers == picked
    later = {"certificate.earned"}  # said when somebody has had time to look at the last answer
    mine = [row for row in found if row["chat_id"] != AUTHOR_ID and row["kind"] not in later]
    assert {row["state"] for row in mine} == {"sent"}
    assert sum(row["kind"] == "announcement.urgent" for row in mine) == len(takers)


async def test_two_colliding_transactions_both_succeed(
    postgres_database: PostgresDatabase,
) -> None:
    async def prepare(tx: Tx) -> None:
        tx.do("INSERT INTO meta (name, value) VALUES ('a', ''), ('b', '')")

    await postgres_database.run(prepare)
    met = asyncio.Barrier(2)
    tries: list[str] = []

    async def write(tx: Tx, first: str, second: str) -> None:
        tries.append(first)
        await tx.ask("UPDATE meta SET value = value || 'x' WHERE name = :n RETURNING 1", n=first)
        if len(tries) <= 2:  # both hold their first row before either asks for its second
            await met.wait()
        await tx.ask("UPDATE meta SET value = value || 'x' WHERE name = :n RETURNING 1", n=second)

    await asyncio.gather(
        postgres_database.run(lambda tx: write(tx, "a", "b")),
        postgres_database.run(lambda tx: write(tx, "b", "a")),
    )

    async def read(tx: Tx) -> list[str]:
        found = await tx.ask("SELECT value FROM meta WHERE name IN ('a', 'b') ORDER BY name")
        return [row["value"] for row in found]

    assert await postgres_database.run(read) == ["xx", "xx"]
    assert len(tries) >= 3  # a repeated one may collide again


async def test_a_transaction_that_read_changed_rows_is_repeated(
    postgres_database: PostgresDatabase,
) -> None:
    async def prepare(tx: Tx) -> None:
        tx.do("INSERT INTO meta (name, value) VALUES ('many', '0')")

    await postgres_database.run(prepare)
    met = asyncio.Barrier(2)
    tries: list[int] = []

    async def count_on(tx: Tx) -> None:
        row = await tx.one("SELECT value FROM meta WHERE name = 'many'")
        assert row is not None
        tries.append(int(row["value"]))
        if len(tries) <= 2:  # both have read before either writes
            await met.wait()
        tx.do("UPDATE meta SET value = :v WHERE name = 'many'", v=str(int(row["value"]) + 1))

    await asyncio.gather(*(postgres_database.run(count_on) for _ in range(2)))

    assert await postgres_database.run(partial(meta.read, name="many")) == "2"
    assert tries == [0, 0, 1]


async def test_the_audit_stays_one_chain_when_two_write_at_once(
    postgres_database: PostgresDatabase,
) -> None:
    now = local("2023-05-22 10:00")
    met = asyncio.Barrier(2)
    tries: list[str] = []

    async def write(tx: Tx, what: str) -> None:
        tries.append(what)
        await tx.ask("SELECT 1 FROM audit")
        if len(tries) <= 2:
            await met.wait()
        await audit.note(tx, actor=None, action="tried", object=what, now=now)

    await asyncio.gather(
        *(postgres_database.run(partial(write, what=what)) for what in ("one", "two"))
    )

    chain = await postgres_database.run(audit.entries)
    assert {entry.object for entry in chain} == {"one", "two"}
    assert audit.first_broken(chain) is None


async def test_prefixes_are_found_in_any_locale_of_the_server(
    postgres_server: str,
) -> None:
    english = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
    await execute(postgres_server, f"CREATE DATABASE english {english}")
    database = await PostgresDatabase.open(f"{postgres_server}/english")
    try:
        await upgrade_database(database, now_ms=0)

        async def keep(tx: Tx) -> Rows:
            for name in ("reminder:1:5", "reminder:12:5", "reminder:2:5"):
                tx.do("INSERT INTO meta (name, value) VALUES (:name, '')", name=name)
            between = "SELECT name FROM meta WHERE name > :since AND name < :until"
            return await tx.ask(between, since="reminder:1:", until="reminder:1;")

        found = await database.run(keep)
    finally:
        await database.close()
        await execute(postgres_server, "DROP DATABASE english")

    assert [row["name"] for row in found] == ["reminder:1:5"]
