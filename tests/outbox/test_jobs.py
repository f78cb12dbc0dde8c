"""Jobs: claimed one at a time, tried again, ended once, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.membership.domain import ChatId
from bot.outbox.jobs import storage as jobs
from bot.people.joining import storage as people
from bot.storage.database import Database, Tx

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
CHAT = ChatId(7)


async def two(tx: Tx) -> None:
    people.save_chat(tx, CHAT)
    jobs.add(tx, kind="a", about={"file": "BQAC"}, chat=CHAT, now=NOW)
    jobs.add(tx, kind="b", about={}, chat=CHAT, now=NOW)


async def test_the_longest_waiting_job_is_claimed_once_and_due_again_if_it_does_not_end(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[tuple[str, int] | None]:
        await two(tx)
        taken = [await jobs.claim(tx, until=LATER, now=NOW) for _ in range(3)]
        taken += [await jobs.claim(tx, until=LATER, now=LATER)]
        return [None if each is None else (each.kind, each.attempts) for each in taken]

    assert await database.run(work) == [("a", 1), ("b", 1), None, ("a", 2)]


async def test_a_job_ends_once_and_its_data_is_deleted(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[bool], list[object]]:
        await two(tx)
        first = await jobs.claim(tx, until=LATER, now=NOW)
        assert first is not None
        assert first.about == {"file": "BQAC"}
        again = await jobs.claim(tx, until=LATER, now=LATER)
        assert again is not None
        ended = [
            await jobs.finish(tx, first, now=NOW),
            await jobs.finish(tx, again, now=NOW),
            await jobs.give_up(tx, again, now=NOW),
        ]
        rows = await tx.ask("SELECT about, state FROM errands ORDER BY id")
        return ended, [tuple(row.values()) for row in map(dict, rows)]

    ended, rows = await database.run(work)

    assert ended == [True, True, False]
    assert rows == [("{}", "done"), ("{}", "done")]


async def test_a_job_that_died_with_the_process_is_due_at_the_next_start(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[object]:
        await two(tx)
        first = await jobs.claim(tx, until=LATER, now=NOW)
        second = await jobs.claim(tx, until=LATER, now=NOW)
        assert first is not None
        assert second is not None
        jobs.put_off(tx, second, until=LATER + timedelta(hours=1))
        before = await jobs.next_due(tx)
        jobs.release_claims(tx)
        return [before, await jobs.next_due(tx)]

    assert await database.run(work) == [LATER, NOW]


async def test_a_job_for_later_keeps_its_time_until_it_is_hurried(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        people.save_chat(tx, CHAT)
        jobs.add(tx, kind="a", about={}, chat=CHAT, now=NOW, due=LATER)
        early = await jobs.claim(tx, until=LATER, now=NOW)
        jobs.release_claims(tx)
        kept = await jobs.next_due(tx)
        jobs.hurry(tx, kind="b", chat=CHAT, now=NOW)
        jobs.hurry(tx, kind="a", chat=ChatId(8), now=NOW)
        others = await jobs.next_due(tx)
        jobs.hurry(tx, kind="a", chat=CHAT, now=NOW)
        return [early, kept, others, await jobs.next_due(tx)]

    assert await database.run(work) == [None, LATER, LATER, NOW]


async def test_ended_jobs_are_deleted_and_others_are_not(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        await two(tx)
        first = await jobs.claim(tx, until=LATER, now=NOW)
        assert first is not None
        await jobs.finish(tx, first, now=NOW)
        jobs.forget_done(tx, now=LATER + jobs.RETENTION)
        return [row["kind"] for row in await tx.ask("SELECT kind FROM errands")]

    assert await database.run(work) == ["b"]


async def test_the_same_job_is_added_once_while_it_waits(database: Database) -> None:
    async def work(tx: Tx) -> list[int]:
        await two(tx)
        counts = []
        for about in ({"file": "BQAC"}, {"file": "other"}):
            jobs.add(tx, kind="a", about=about, chat=CHAT, now=NOW)
            counts.append(len(await tx.ask("SELECT id FROM errands")))
        first = await jobs.claim(tx, until=LATER, now=NOW)
        assert first is not None
        await jobs.finish(tx, first, now=NOW)
        jobs.add(tx, kind="a", about={"file": "BQAC"}, chat=CHAT, now=NOW)
        return [*counts, len(await tx.ask("SELECT id FROM errands"))]

    assert await database.run(work) == [2, 3, 4]
