"""Jobs are answered once, tried three times, given up kindly and never lost."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import orjson
import pytest

from bot.clock import Clock
from bot.home.overview.handlers import show_home
from bot.locale import Catalogue
from bot.membership.domain import ChatId
from bot.membership.person import storage as people
from bot.outbox.jobs import storage as jobs
from bot.outbox.jobs.storage import Job
from bot.people.joining import storage as joining_storage
from bot.refusals import NotAllowed
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.incoming.application import build_application
from bot.telegram.incoming.context import BotContext, Turn
from bot.telegram.incoming.job_runner import LEASE, JobRunner
from bot.telegram.incoming.job_tools import Finish, JobHandler, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import COMMON_WORDS
from bot.telegram.kit.screen import Screen
from tests.engines import open_sqlite

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
CHAT = ChatId(7)


class Bench:
    """A job runner with its own database and clock, and the rows in the outbox afterwards."""

    def __init__(self, database: SqliteDatabase, **kinds: JobHandler) -> None:
        self.database = database
        self.clock = Clock()
        self.clock.set(NOW)
        bot = build_application("1:token", "http://127.0.0.1:1/bot").bot
        context = BotContext(
            catalogue=Catalogue(),
            courses={},
            bot_username="romleuk_bot",
            bot_id=1,
            show_home=show_home,
            follow=Routes().follow,
            press=Routes().handle_tap,
            command=Routes().handle_command,
            linked=Routes().linked,
            refusals=COMMON_WORDS,
        )
        tools = JobTools(telegram=bot, database=database, bot=context, clock=self.clock)
        self.woken = 0
        self.jobs = JobRunner(database, self.clock, tools, kinds, wake=self.wake)

    def wake(self) -> None:
        self.woken += 1

    async def leave(self, kind: str) -> None:
        async def work(tx: Tx) -> None:
            person = await people.add(
                tx, name="Sophea", language="en", zone="Asia/Phnom_Penh", now=NOW
            )
            joining_storage.link_account(tx, person, telegram_id=CHAT, chat=CHAT, language="en")
            jobs.add(tx, kind=kind, about={"n": 3}, chat=CHAT, now=NOW)

        await self.database.run(work)

    async def said(self) -> list[str]:
        async def work(tx: Tx) -> list[str]:
            rows = await tx.ask("SELECT call FROM outbox WHERE lane = 0 ORDER BY id")
            return [orjson.loads(row["call"])["body"]["text"] for row in rows]

        return await self.database.run(work)

    async def states(self) -> list[tuple[str, int]]:
        async def work(tx: Tx) -> list[tuple[str, int]]:
            rows = await tx.ask("SELECT state, attempts FROM errands ORDER BY id")
            return [(row["state"], row["attempts"]) for row in rows]

        return await self.database.run(work)

    async def pass_time(self, by: timedelta) -> None:
        self.clock.set(self.clock.now() + by)
        await self.once()

    async def once(self) -> None:
        """Do all that is due now."""
        while await self.jobs.step():
            pass


async def greet(job: Job, _tools: JobTools) -> Finish:
    async def finish(turn: Turn) -> None:
        turn.say(Screen(text=turn.texts("common.name") + f" {job.about['n']}"))

    return finish


async def break_down(_job: Job, _tools: JobTools) -> Finish:
    raise OSError("no connection")


async def look_in_vain(job: Job, _tools: JobTools) -> Finish:
    raise KeyError(job.about["n"])


async def runs_out_of_memory(_job: Job, _tools: JobTools) -> Finish:
    raise MemoryError


async def lacks_a_package(_job: Job, _tools: JobTools) -> Finish:
    raise ModuleNotFoundError("No module named 'typst'")


async def refuse(_job: Job, _tools: JobTools) -> Finish:
    raise NotAllowed


async def refuse_late(job: Job, tools: JobTools) -> Finish:
    greeted = await greet(job, tools)

    async def finish(turn: Turn) -> None:
        await greeted(turn)
        turn.tx.do("UPDATE people SET name = 'changed'")
        raise NotAllowed

    return finish


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    opened = await open_sqlite(tmp_path / "romleuk.db")
    yield opened
    await opened.close()


async def test_a_job_is_answered_once_and_the_sender_is_woken(
    database: SqliteDatabase,
) -> None:
    bench = Bench(database, greet=greet)
    await bench.leave("greet")

    await bench.once()
    await bench.once()

    assert await bench.said() == ["Romleuk 3"]
    assert await bench.states() == [("done", 1)]
    assert bench.woken == 1


async def test_a_job_that_another_worker_takes_over_is_answered_once(
    database: SqliteDatabase,
) -> None:
    """The first try stands still for so long that its lease ends; then both have the answer."""
    other = Bench(database, greet=greet)

    async def stands_still(job: Job, tools: JobTools) -> Finish:
        await other.pass_time(LEASE)
        return await greet(job, tools)

    bench = Bench(database, greet=stands_still)
    await bench.leave("greet")

    await bench.once()

    assert await bench.said() == ["Romleuk 3"]
    assert await bench.states() == [("done", 2)]


@pytest.mark.parametrize("work", [break_down, look_in_vain])
async def test_a_failing_job_is_tried_three_times_and_then_given_up_kindly(
    database: SqliteDatabase, work: JobHandler
) -> None:
    bench = Bench(database, broken=work, greet=greet)
    await bench.leave("broken")

    await bench.once()
    assert await bench.states() == [("waiting", 1)]
    await bench.pass_time(timedelta(seconds=20))
    await bench.pass_time(timedelta(seconds=20))
    assert await bench.states() == [("waiting", 2)]
    assert await bench.said() == []
    await bench.pass_time(timedelta(seconds=40))

    assert await bench.states() == [("failed", 3)]
    (words,) = await bench.said()
    assert "I couldn't do that, and nothing was changed. Please send it again." in words


@pytest.mark.parametrize("work", [runs_out_of_memory, lacks_a_package])
async def test_a_job_that_would_fail_again_is_given_up_at_once(
    database: SqliteDatabase, work: JobHandler
) -> None:
    bench = Bench(database, broken=work)
    await bench.leave("broken")

    await bench.once()

    assert await bench.states() == [("failed", 1)]
    assert len(await bench.said()) == 1


@pytest.mark.parametrize("work", [refuse, refuse_late])
async def test_a_refusal_is_said_at_once_and_leaves_nothing_done(
    database: SqliteDatabase, work: JobHandler
) -> None:
    bench = Bench(database, it=work)
    await bench.leave("it")

    await bench.once()

    (words,) = await bench.said()
    assert "Only coordinators" in words
    assert await bench.states() == [("done", 1)]
    names = await database.run(lambda tx: tx.ask("SELECT name FROM people"))
    assert [row["name"] for row in names] == ["Sophea"]


async def test_a_job_that_killed_the_process_three_times_is_given_up(
    database: SqliteDatabase,
) -> None:
    bench = Bench(database, greet=greet)
    await bench.leave("greet")
    for _ in range(3):  # killed between taking and answering, and started again
        await database.run(partial(jobs.claim, until=NOW + timedelta(hours=1), now=NOW))
        await database.run(_release)

    await bench.once()

    assert await bench.states() == [("failed", 4)]
    assert len(await bench.said()) == 1


async def test_a_kill_between_claiming_and_answering_loses_nothing(
    database: SqliteDatabase,
) -> None:
    bench = Bench(database, greet=greet)
    await bench.leave("greet")
    await database.run(partial(jobs.claim, until=NOW + timedelta(hours=1), now=NOW))
    await bench.once()
    assert await bench.said() == []

    await database.run(_release)
    await bench.once()

    assert await bench.said() == ["Romleuk 3"]


async def test_an_unknown_job_of_another_release_is_given_up(database: SqliteDatabase) -> None:
    bench = Bench(database)
    await bench.leave("of old")

    await bench.once()

    assert await bench.states() == [("failed", 1)]


async def _release(tx: Tx) -> None:
    jobs.release_claims(tx)
