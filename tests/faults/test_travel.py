"""The ticker reaches every due instant once, and extra ticks change nothing."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.act import Act
from bot.chores import Chores
from bot.clock import Clock
from bot.housekeeping.daily import Daily
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Source
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.sqlite import SqliteDatabase
from bot.ticker import MANY_CHUNKS, Planner, Ticker
from tests.builders import add_chat
from tests.engines import open_sqlite
from tests.faults.rows import enqueue_texts, known, rows, said
from tests.world import World, until

START = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
CHAT = 5


class Bells(Source):
    """A source for the test: bells that ring at given instants, one in each chunk."""

    name = "bells"

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.rung: list[tuple[datetime, datetime]] = []

    async def plan(self, act: Act) -> bool:
        tx, now = act.tx, act.now
        row = await tx.one(
            "DELETE FROM bells WHERE at IN"
            " (SELECT at FROM bells WHERE at <= :now ORDER BY at LIMIT 1) RETURNING at",
            now=now,
        )
        if row is None:
            return False
        at = from_ms_or_none(row["at"])
        assert at is not None
        self.rung.append((at, now))
        message = NewMessage(
            chat_id=CHAT, lane=Lane.REMINDER, kind="bell", due_at=at, about={}, call="{}",
            dedup=f"bell:{at.isoformat()}",
        )  # fmt: skip
        outbox.enqueue(tx, [message], now=now)
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        row = await tx.one("SELECT min(at) AS at FROM bells")
        return None if row is None else from_ms_or_none(row["at"])


async def _prepare(tx: Tx) -> None:
    tx.do("CREATE TABLE bells (at INTEGER)")
    add_chat(tx, CHAT)
    for minutes in (1, 30, 600, 100_000):
        tx.do("INSERT INTO bells VALUES (:at)", at=START + timedelta(minutes=minutes))


@pytest.fixture
async def sqlite(tmp_path: Path) -> SqliteDatabase:
    database = await open_sqlite(tmp_path / "romleuk.db")
    await database.run(_prepare)
    return database


def ticker(database: Database, clock: Clock, bells: Bells, happened: list[str]) -> Ticker:
    async def still() -> None:
        async def say(tx: Tx) -> None:
            tx.do("UPDATE outbox SET state = 'sent' WHERE due_at <= :now", now=clock.now())

        await database.run(say)

    async def daily(now: datetime) -> None:
        happened.append(f"{now:%d}")

    async def alive(_now: datetime) -> None:
        happened.append("alive")

    async def may_schedule() -> bool:
        return True

    return Ticker(
        clock=clock, planner=Planner(database, [bells]), wake=lambda: None, all_done=still,
        chores=Chores([Daily(database, daily).tick], failed=alive), alive=alive, failed=alive,
        may_schedule=may_schedule, travel_seconds=15,
    )  # fmt: skip


class PunctualBells(Bells):
    """Bells that must not wait for the next tick."""

    is_punctual = True


async def test_what_is_punctual_gets_a_tick_of_its_own(
    sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ticker.TICK_SECONDS", 3600)
    clock = Clock()
    clock.set(START + timedelta(seconds=59))
    bells = PunctualBells(clock)
    ticking = ticker(sqlite, clock, bells, [])
    ticking.start()
    await ticking.tick()
    await until(lambda: bool(bells.rung))
    await ticking.stop()
    await sqlite.close()

    assert [(at - START) / timedelta(minutes=1) for at, _ in bells.rung] == [1]


class LongBells(Bells):
    """Bells that ring until they are silenced."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.silenced = asyncio.Event()

    async def plan(self, act: Act) -> bool:
        self.rung.append((START, act.now))
        await self.silenced.wait()
        return False


async def test_a_tick_that_runs_while_the_bot_stops_is_no_error(
    sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.ticker.TICK_SECONDS", 0.01)
    clock = Clock()
    clock.set(START)
    bells = LongBells(clock)
    ticking = ticker(sqlite, clock, bells, [])
    ticking.start()
    await until(lambda: bool(bells.rung))
    await ticking.stop()
    bells.silenced.set()
    await sqlite.close()

    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


async def test_the_sender_is_woken_while_much_is_planned(sqlite: SqliteDatabase) -> None:
    """Two chunks are planned to their end first, so that the gate sees all that is due."""
    clock = Clock()
    clock.set(START + timedelta(hours=1))
    bells = Bells(clock)
    rung_when_woken: list[int] = []
    planner = Planner(sqlite, [bells], wake=lambda: rung_when_woken.append(len(bells.rung)))

    await planner.tick(now=clock.now())
    few, rung = [*rung_when_woken], len(bells.rung)
    await sqlite.run(_add_bells)
    await planner.tick(now=clock.now())
    await sqlite.close()

    assert (few, rung) == ([], 2)
    assert rung_when_woken == [rung + MANY_CHUNKS, rung + MANY_CHUNKS + 1]


class TwoAtATime(Bells):
    """Bells of which two may ring in a tick."""

    most_chunks = 2


async def test_chunks_are_counted_for_each_source(sqlite: SqliteDatabase) -> None:
    """Many sources with little to do wake nobody, and each has all its chunks."""
    clock = Clock()
    clock.set(START + timedelta(hours=1))
    await sqlite.run(_add_bells)
    sources = [TwoAtATime(clock) for _ in range(4)]
    woken: list[None] = []
    planner = Planner(sqlite, sources, wake=lambda: woken.append(None))

    await planner.tick(now=clock.now())
    await sqlite.close()

    assert [len(each.rung) for each in sources] == [2, 2, 2, 2]
    assert woken == []


async def _add_bells(tx: Tx) -> None:
    for seconds in range(MANY_CHUNKS + 1):
        tx.do("INSERT INTO bells VALUES (:at)", at=START + timedelta(minutes=40, seconds=seconds))


async def test_travelling_reaches_every_due_instant_once_and_in_order(
    sqlite: SqliteDatabase,
) -> None:
    clock = Clock()
    clock.set(START)
    bells = Bells(clock)
    ticking = ticker(sqlite, clock, bells, [])

    await ticking.travel(START + timedelta(days=1))
    arrived = clock.now()
    await ticking.tick()
    await ticking.tick()
    await sqlite.close()

    assert [(at - START) / timedelta(minutes=1) for at, _ in bells.rung] == [1, 30, 600]
    assert all(abs(rang - at) < timedelta(seconds=30) for at, rang in bells.rung)
    assert abs(arrived - START - timedelta(days=1)) < timedelta(seconds=30)


async def test_an_extra_tick_enqueues_nothing_twice(sqlite: SqliteDatabase) -> None:
    clock = Clock()
    clock.set(START + timedelta(hours=1))
    bells = Bells(clock)
    happened: list[str] = []
    ticking = ticker(sqlite, clock, bells, happened)

    for _ in range(3):
        await ticking.tick_through()
    owed = await rows(sqlite)
    await sqlite.close()

    assert len(bells.rung) == len(owed) == 2
    assert happened == ["alive", "22", "alive", "alive"], "daily work happens once a day"


async def test_future_rows_are_sent_when_they_are_due(world: World) -> None:
    rith = await known(world, "rith")
    now = world.clock.now()
    for hours in (3, 1, 2):
        at = now + timedelta(hours=hours)
        message = NewMessage(
            chat_id=world.acts.find_chat("rith").id, lane=Lane.BULK, kind="note", due_at=at,
            about={}, call=_call(world, f"after {hours}"),
        )  # fmt: skip
        await world.app.database.run(lambda tx, d=message: _enqueue(tx, d))  # type: ignore[misc]

    await enqueue_texts(world, rith, "now")
    await world.travel(timedelta(hours=2, minutes=30))

    assert said(rith) == ["now", "after 1", "after 2"]


async def _enqueue(tx: Tx, message: NewMessage) -> None:
    outbox.enqueue(tx, [message], now=message.due_at)


def _call(world: World, text: str) -> str:
    chat = world.acts.find_chat("rith").id
    return f'{{"method": "sendMessage", "body": {{"chat_id": {chat}, "text": "{text}"}}}}'
