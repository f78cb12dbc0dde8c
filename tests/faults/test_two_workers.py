"""Two workers in one process get updates of the same people at the same instant."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot import app as romleuk
from bot.app import App
from bot.cli.requests import HANDLERS
from bot.learning.quiz.buttons import AnswerQuiz
from bot.membership.audit import storage as audit
from bot.storage.database import Rows, Tx
from bot.storage.postgres.workers import WorkersDatabase
from bot.telegram.incoming.updates import RawUpdate
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.results import OutgoingCall
from tests.engines import new_postgres
from tests.faults.announcing import AUTHOR_ID
from tests.faults.taps import Taker, add_quiz_takers, all_taps, stored_answers
from tests.shipped import shipped_courses
from tests.world import World, a_world, local

_LEASED_BY_SECOND = """
INSERT INTO outbox (id, chat_id, lane, kind, state, fence, worker, lease_until, due_at, created_at)
VALUES (9999, :chat, 0, 'x', 'leased', 2, :worker, DATABASE_MS + 600000, 0, 0) RETURNING id
"""


@dataclass(slots=True, kw_only=True)
class Two:
    """Two workers and a simulated Telegram that delivers nothing by itself."""

    world: World
    second: App
    takers: Sequence[Taker]

    @property
    def apps(self) -> tuple[App, App]:
        return self.world.app, self.second

    def arrived(self) -> list[RawUpdate]:
        """Take all updates that wait at Telegram."""
        queue = self.world.simulator.world.queues[self.world.simulator.world.main.id]
        found = [orjson.loads(each.raw) for each in queue.pending]
        queue.pending.clear()
        return found

    async def both_handle(self, raws: Sequence[RawUpdate]) -> None:
        """Let both workers handle each of these updates, all at once."""
        await asyncio.gather(*(app.batches.handle([raw]) for raw in raws for app in self.apps))

    async def share(self, raws: Sequence[RawUpdate]) -> None:
        """Let each worker handle every other one of these updates, all at once."""
        await asyncio.gather(
            *(self.apps[at % 2].batches.handle([raw]) for at, raw in enumerate(raws))
        )

    async def settle(self) -> None:
        """Wait until nothing is left to send."""
        for app in self.apps:
            await app.jobs.idle()
            await app.sender.idle()

    async def ask(self, sql: str) -> Rows:
        async def work(tx: Tx) -> Rows:
            return await tx.ask(sql)

        return await self.second.database.run(work)


@pytest.fixture
async def two(postgres_template: str, tmp_path: Path) -> AsyncIterator[Two]:
    async with new_postgres(postgres_template) as url, two_workers(url, tmp_path) as made:
        yield made


@asynccontextmanager
async def two_workers(url: str, folder: Path) -> AsyncIterator[Two]:
    path = folder / "romleuk.db"
    first = await WorkersDatabase.open_worker(url, path)
    takers = await add_quiz_takers(first, 3)
    async with a_world(first, at=local("2023-05-22 10:00"), poll=False) as world:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            world.simulator.stage.person(key=f"p{number}", name="x", id=number)
            world.acts.open_chat(f"p{number}")
        database = await WorkersDatabase.open_worker(url, path)
        second = await romleuk.start_bot(database, world.clock, replace(world.plan))
        try:
            yield Two(world=world, second=second, takers=takers)
        finally:
            await second.stop()


async def test_ten_presses_of_one_answer_over_two_workers_count_once(two: Two) -> None:
    taps, picked = all_taps(list(two.takers[:1]), seed=7)
    before = list(takewhile(lambda tap: not tap.data.startswith(f"{AnswerQuiz.prefix}:"), taps))
    for tap in before:
        two.world.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        await two.share(two.arrived())
    answered = len(await two.second.database.run(stored_answers))
    pressed = taps[len(before)]
    for number in range(10):
        two.world.acts.forge(pressed.telegram_id, pressed.message_id + number, pressed.data)
    await two.share(two.arrived())
    await two.settle()
    answers = await two.second.database.run(stored_answers)

    assert len(answers) == answered + 1
    assert set(answers.items()) <= set(picked.items())
    assert len(await two.ask("SELECT 1 FROM seen_updates")) == len(before) + 10
    assert await two.ask("SELECT 1 FROM dead_updates") == []


async def test_updates_that_both_workers_get_have_their_effect_once(two: Two) -> None:
    taps, picked = all_taps(list(two.takers), seed=7)
    for tap in taps:
        two.world.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        await two.both_handle(two.arrived())
    await two.settle()

    assert await two.second.database.run(stored_answers) == picked
    assert len(await two.ask("SELECT 1 FROM seen_updates")) == len(taps)
    assert await two.ask("SELECT 1 FROM dead_updates") == []
    replies = await two.ask("SELECT state FROM outbox WHERE lane = 0")
    assert {row["state"] for row in replies} <= {"sent", "dropped"}


async def test_a_stranger_who_writes_to_both_workers_at_once_is_answered(two: Two) -> None:
    two.world.person("rith")
    two.world.acts.start("rith")
    await two.both_handle(two.arrived())
    await two.settle()

    assert len(two.world.calls("sendMessage")) >= 1


async def test_a_row_that_another_worker_has_taken_over_is_not_sent(two: Two) -> None:
    chat = two.takers[0].telegram_id
    await two.second.database.once(_LEASED_BY_SECOND, chat=chat, worker=two.second.database.worker)
    body = {"chat_id": chat, "text": "stale"}
    stale = OutgoingCall(id=9999, chat_id=chat, call=Call(method="sendMessage", body=body), fence=1)

    two.world.app.sender.accept([stale])
    await two.settle()

    assert two.world.calls("sendMessage") == []
    assert (await two.ask("SELECT state, fence FROM outbox WHERE id = 9999"))[0]["fence"] == 2


async def test_two_invites_at_once_make_one_course(two: Two) -> None:
    params = {
        "role": "coordinator",
        "cohort": "June",
        "course": next(iter(shipped_courses())),
        "zone": "Asia/Phnom_Penh",
    }
    handle = HANDLERS["invite"]

    def ask(app: App) -> Any:
        return handle(app.database, app.clock, app.context.courses, params)

    made = await asyncio.gather(*(ask(app) for app in two.apps for _ in range(2)))

    assert len(await two.ask("SELECT 1 FROM cohorts WHERE title = 'June'")) == 1
    assert len({each["token"] for each in made}) == 4
    chain = await two.second.database.run(audit.entries)
    assert audit.first_broken(chain) is None
