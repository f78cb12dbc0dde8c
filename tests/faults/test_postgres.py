"""The whole bot on PostgreSQL: the same taps, the same answers; collisions are tried again."""

import asyncio

from bot.storage.database import Tx
from bot.storage.postgres import PostgresDatabase
from tests.faults.announcing import AUTHOR_ID, announce
from tests.faults.rows import rows
from tests.faults.taps import all_taps, kept_answers, seat_in
from tests.world import a_world, local


async def test_a_quiz_and_an_announcement_go_as_on_sqlite(
    postgres_database: PostgresDatabase,
) -> None:
    takers = await seat_in(postgres_database, 3)
    taps, picked = all_taps(takers, seed=7)
    async with a_world(postgres_database, at=local("2023-05-22 10:00")) as world:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            world.simulator.stage.person(key=f"p{number}", name="x", id=number)
            world.acts.open_chat(f"p{number}")
        await postgres_database.run(lambda tx: announce(tx, 1, now=world.clock.now()))
        for tap in taps:
            world.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        await world.app.metronome.tick()
        await world.settle()
        answers = await postgres_database.run(kept_answers)
        found = await rows(postgres_database)

    assert answers == picked
    mine = [row for row in found if row["chat_id"] != AUTHOR_ID]
    assert {row["state"] for row in mine} == {"sent"}
    assert sum(row["kind"] == "announcement.urgent" for row in mine) == len(takers)


async def test_two_transactions_in_each_others_way_both_succeed(
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
    assert len(tries) == 3
