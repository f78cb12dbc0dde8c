"""Telegram fails: messages still arrive, and only once where the bot can know it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.telegram.failures import AnotherBotRuns, TokenRefused
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import enqueue_texts, id_of, known, later, only_row, rows, said, states
from tests.world import SETTLE_SECONDS, World, a_world, local, until


async def test_a_lost_answer_after_delivery_causes_one_marked_duplicate(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="drop_after_commit")

    await enqueue_texts(world, rith, "Once")
    await world.settle()
    row = await only_row(world)
    assert (row["state"], row["maybe_duplicate"], row["attempts"]) == ("pending", 1, 1)
    await later(world, 2)

    assert said(rith) == ["Once", "Once"]
    assert await states(world) == ["sent"]


@pytest.mark.parametrize("kind", ["500", "502", "drop_before"])
async def test_a_call_without_a_clear_answer_is_repeated(
    world: World, fault: Fault, kind: str
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind=kind)

    await enqueue_texts(world, rith, "Once")
    await world.settle()
    assert (await only_row(world))["maybe_duplicate"] == 1
    await later(world, 2)

    assert said(rith) == ["Once"]
    assert await states(world) == ["sent"]


@pytest.mark.parametrize("kind", ["invalid_json", "truncated"])
async def test_a_call_with_an_unreadable_answer_is_repeated(
    world: World, fault: Fault, kind: str
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind=kind)

    await enqueue_texts(world, rith, "Once")
    await world.settle()
    await later(world, 2)

    assert said(rith) == ["Once", "Once"]
    assert (await only_row(world))["maybe_duplicate"] == 1


async def test_after_five_tries_a_row_fails_and_the_next_one_goes(
    world: World, fault: Fault
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", chat=id_of(rith), kind="500", times=None)

    await enqueue_texts(world, rith, "Never", "After all")
    async with asyncio.timeout(SETTLE_SECONDS):
        while (await states(world))[0] != "failed":
            await enqueue_texts(world, bopha, "Telegram answers others")
            await world.settle()
            await later(world, 2)
    tries = len([c for c in world.calls("sendMessage") if c["request"]["text"] == "Never"])
    world.simulator.faults.clear()
    await later(world, 60)

    assert said(rith) == ["After all"]
    assert (await states(world))[:2] == ["failed", "sent"]
    assert 5 <= tries <= 10


@pytest.mark.parametrize("kind", ["502", "drop_before"])
async def test_while_telegram_answers_nobody_no_row_uses_up_its_tries(
    world: World, fault: Fault, kind: str
) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna")]
    fault(kind=kind, times=None)
    for phone in phones:
        await enqueue_texts(world, phone, "After all")
    async with asyncio.timeout(SETTLE_SECONDS):
        while len(world.calls("sendMessage")) < 9:
            await world.app.ticker.tick()
            await asyncio.sleep(0.3)
            world.clock.set(world.clock.now() + timedelta(seconds=60))
    assert all(row["attempts"] <= 2 for row in await rows(world.app.database))
    world.simulator.faults.clear()
    await later(world, 60)
    await later(world, 60)

    assert [said(phone) for phone in phones] == [["After all"]] * 3


async def test_a_row_that_expires_during_an_outage_is_not_sent_afterwards(
    world: World,
) -> None:
    rith = await known(world, "rith")
    port = world.simulator.port
    await world.simulator.stop()
    await enqueue_texts(
        world, rith, "Too late", expires_at=world.clock.now() + timedelta(seconds=0.5)
    )
    await asyncio.sleep(0.1)  # calls fail meanwhile; a slow machine only makes fewer
    world.simulator.api.stopping.clear()
    await world.simulator.start(port)
    async with asyncio.timeout(SETTLE_SECONDS):
        while await states(world) == ["leased"]:  # noqa: ASYNC110 - no such event
            await asyncio.sleep(0.05)

    assert said(rith) == []
    assert await states(world) == ["expired"]


async def test_a_revoked_token_stops_the_bot_and_fails_no_row(world: World) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    world.simulator.stage.revoke()

    await enqueue_texts(world, rith, "One", "Two")
    await enqueue_texts(world, bopha, "Three")
    with pytest.raises(TokenRefused):
        async with asyncio.timeout(SETTLE_SECONDS):
            await world.app.serve()
    await asyncio.sleep(0.05)  # nothing must happen meanwhile; a slow machine only proves less

    assert set(await states(world)) <= {"pending", "leased"}
    assert all(row["attempts"] <= 1 for row in await rows(world.app.database))


async def test_a_second_bot_with_the_token_ends_this_one(world: World, fault: Fault) -> None:
    fault(method="getUpdates", kind="409", times=None)
    world.person("rith")
    world.acts.message("rith", "hello", who="rith")

    with pytest.raises(AnotherBotRuns):
        async with asyncio.timeout(SETTLE_SECONDS):
            await world.app.serve()


async def test_a_callback_answer_that_comes_too_late_does_no_harm(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    await enqueue_texts(world, rith, "Hello")
    await world.settle()
    fault(method="answerCallbackQuery", kind="expired_callback")

    await rith.forges("zz:1")
    await rith.forges("zz:1")

    assert rith.toast
    assert len(world.calls("answerCallbackQuery")) == 2


async def test_without_a_connection_no_attempt_is_counted(world: World) -> None:
    rith = await known(world, "rith")
    port = world.simulator.port
    await world.simulator.stop()
    await enqueue_texts(world, rith, "Patience")
    await asyncio.sleep(0.2)  # calls fail meanwhile; a slow machine only makes fewer
    assert (await only_row(world))["state"] == "leased"

    world.simulator.api.stopping.clear()
    await world.simulator.start(port)
    async with asyncio.timeout(SETTLE_SECONDS):
        while not said(rith):  # noqa: ASYNC110 - the simulator has no such event
            await asyncio.sleep(0.02)
    await world.app.sender.idle()

    row = await only_row(world)
    assert (row["state"], row["attempts"], row["maybe_duplicate"]) == ("sent", 1, 0)


async def test_a_stop_does_not_wait_for_a_hanging_call(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    database = await open_database(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        world.simulator.controls.fault(method="sendMessage", kind="hang_before", times=None)
        await enqueue_texts(world, rith, "On the wire", "Behind it")
        await until(lambda: world.simulator.faults.log)
        async with asyncio.timeout(SETTLE_SECONDS):  # the call hangs for an hour
            await world.app.stop()

    database = await open_database(path)
    found = await rows(database)
    await database.close()
    assert [row["state"] for row in found] == ["pending", "pending"]
    assert [row["maybe_duplicate"] for row in found] == [1, 0]
