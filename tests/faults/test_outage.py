"""After an outage of over 150 s taps are lost, so active people are asked to tap again."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.membership.domain import ChatId
from bot.membership.visitor.storage import set_dialog
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from telegram_simulator import Simulator
from tests.engines import open_database
from tests.faults.rows import id_of, known, rows
from tests.faults.taps import FIRST_ID, add_quiz_takers
from tests.world import World, a_world, local

AT = local("2023-05-22 09:00")
AWAY = "I was offline for a moment"


async def run_until_killed(path: Path, *, active: datetime | None = AT) -> None:
    """Run a bot with two people in a quiz for one tick, and stop it."""
    database = await open_database(path)
    await add_quiz_takers(database, 2)

    async def touch(tx: Tx) -> None:
        tx.do("UPDATE people SET active_at = :at WHERE telegram_id = :id", at=active, id=FIRST_ID)

    await database.run(touch)
    async with a_world(database, at=AT):
        pass


def rith_is_there(simulator: Simulator) -> None:
    """Add the person of the database to the simulated Telegram."""
    simulator.stage.person(key="rith", name="Rith", id=FIRST_ID)
    simulator.acts.open_chat("rith")


async def told_after(path: Path, away: timedelta) -> list[dict[str, Any]]:
    """Start the bot again after `away`; return its messages that it was away."""
    database = await open_database(path)
    async with a_world(database, at=AT + away, stage=rith_is_there) as world:
        await world.settle()
        calls = [call["request"] for call in world.calls("sendMessage")]
        return [request for request in calls if AWAY in str(request["text"])]


async def test_people_with_an_open_question_are_asked_once_to_tap_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    await run_until_killed(path)

    first = await told_after(path, timedelta(minutes=10))
    at_once = await told_after(path, timedelta(minutes=11))
    another = await told_after(path, timedelta(minutes=30))

    assert [int(request["chat_id"]) for request in first] == [FIRST_ID]
    assert at_once == []
    assert len(another) == 1


async def test_an_outage_is_mentioned_once_even_if_the_bot_dies_again(
    tmp_path: Path,
) -> None:
    """It dies before its first tick can note that it is back."""
    path = tmp_path / "romleuk.db"
    await run_until_killed(path)
    first = await told_after(path, timedelta(minutes=10))

    database = await open_database(path)
    await database.run(_went_at(AT))
    await database.close()

    assert len(first) == 1
    assert await told_after(path, timedelta(minutes=12)) == []


def _went_at(at: datetime) -> Callable[[Tx], Awaitable[None]]:
    async def work(tx: Tx) -> None:
        row = await tx.one("SELECT about FROM outbox WHERE kind = 'press_again'")
        assert row is not None
        kept = str(orjson.loads(row["about"])["alive_at"])
        assert abs(int(kept) - to_ms(at)) < 60_000
        tx.do("UPDATE meta SET value = :kept WHERE name = 'alive_at'", kept=kept)

    return work


@pytest.mark.parametrize(
    ("away", "active", "asked"),
    [
        (timedelta(seconds=100), AT, 0),
        (timedelta(seconds=200), AT, 1),
        (timedelta(seconds=200), AT - timedelta(minutes=50), 1),
        (timedelta(seconds=200), AT - timedelta(minutes=70), 0),
        (timedelta(seconds=200), None, 0),
    ],
    ids=["short", "long", "within the hour", "before the hour", "never here"],
)
async def test_only_recently_active_people_are_asked_after_a_long_outage(
    tmp_path: Path, away: timedelta, active: datetime | None, asked: int
) -> None:
    path = tmp_path / "romleuk.db"
    await run_until_killed(path, active=active)

    assert len(await told_after(path, away)) == asked


async def test_people_with_an_open_dialog_are_asked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    await run_until_killed(path, active=None)
    database = await open_database(path)

    async def begin(tx: Tx) -> None:
        tx.do("DELETE FROM attempts")
        set_dialog(tx, ChatId(FIRST_ID), '{"in": "somewhere"}')
        tx.do("UPDATE people SET active_at = :at", at=AT)

    await database.run(begin)
    await database.close()

    assert len(await told_after(path, timedelta(minutes=10))) == 1


async def test_people_who_have_continued_are_not_asked(world: World) -> None:
    rith = await known(world, "rith")
    await rith.sends("hello")
    before = to_ms(world.clock.now() - timedelta(minutes=5))

    async def work(tx: Tx) -> None:
        message = NewMessage(
            chat_id=id_of(rith), lane=Lane.URGENT, kind="press_again",
            due_at=world.clock.now(), about={"alive_at": before},
        )  # fmt: skip
        outbox.enqueue(tx, [message], now=world.clock.now())

    await world.app.database.run(work)
    await world.settle()

    assert [row["state"] for row in await rows(world.app.database)] == ["sent", "dropped"]
    assert AWAY not in rith.all_words
