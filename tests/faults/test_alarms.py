"""Administrators are told in their chat what is wrong with the bot, and nobody else is."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.desk.alarms.domain import Alarm
from bot.housekeeping import watch
from bot.outbox.domain import Lane
from bot.storage.database import Tx
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import enqueue_texts, known, said
from tests.stories.cast import administrator, coordinator, found
from tests.world import World, a_world, local

NAMES = ("Sophea", "Lotus House")


async def test_each_alarm_comes_once_a_day_to_administrators_alone(world: World) -> None:
    admin = await administrator(world)
    sophea = await coordinator(world, await found(world, "Lotus House"))
    before = len(said(sophea))
    for _ in range(3):
        for alarm in Alarm:
            await watch.tell(world.app.database, alarm, now=world.clock.now())
    await world.settle()

    alarms = said(admin)[1:]
    assert len(alarms) == len(set(alarms)) == len(Alarm)
    assert len(said(sophea)) == before
    assert not any(name in words for words in alarms for name in NAMES)
    world.clock.set(world.clock.now() + timedelta(days=1))
    await watch.tell(world.app.database, Alarm.DISK, now=world.clock.now())
    await world.settle()
    assert len(said(admin)[1:]) == len(Alarm) + 1


async def test_without_administrators_the_log_has_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await watch.tell(world.app.database, Alarm.DISK, now=world.clock.now())

    (record,) = [each for each in caplog.records if each.message == "alarm"]
    assert (record.kind, record.count) == ("disk", 0)  # type: ignore[attr-defined]


async def test_a_message_that_waits_too_long_is_told(world: World, fault: Fault) -> None:
    admin = await administrator(world)
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="502", times=None, chat=world.acts.find_chat("rith").id)
    await enqueue_texts(world, rith, "One", lane=Lane.URGENT)
    now = world.clock.now()

    async def put_back(minutes: int, tx: Tx) -> None:
        due = now - timedelta(minutes=minutes)
        tx.do("UPDATE outbox SET state = 'pending', due_at = :due WHERE kind = 'note'", due=due)

    await world.app.sender.stop()
    for overdue, running, told in ((10, 60, []), (20, 14, []), (20, 15, ["alarm"])):
        await world.app.database.run(partial(put_back, overdue))
        since = now - timedelta(minutes=running)
        await watch.look(world.app.database, now=now, since=since)
        assert await world.app.database.run(_alarms) == told
    assert len(said(admin)) == 1


async def _alarms(tx: Tx) -> list[str]:
    return [row["kind"] for row in await tx.ask("SELECT kind FROM outbox WHERE kind = 'alarm'")]


async def test_after_a_restore_administrators_are_told(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), alarms=True) as world:
        admin = await administrator(world)
        await world.app.stop()
        (tmp_path / "romleuk.db.epoch").write_text("another")
        await world.restart(tmp_path / "romleuk.db")
        await world.settle()

    assert "restored from a copy" in said(admin)[-1]
