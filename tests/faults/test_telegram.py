"""Telegram fails: messages still arrive, and only once where the bot can know it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox.domain import OUTCOME_UNKNOWN
from bot.storage.dialect import from_ms
from bot.telegram.failures import TokenRefused
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import (
    enqueue_calls,
    enqueue_texts,
    id_of,
    known,
    later,
    only_row,
    rows,
    said,
    states,
)
from tests.world import SETTLE_SECONDS, World, a_world, local, until

LOST = ("drop_after_commit", "invalid_json", "truncated")
"""Telegram sends the message, and its answer is lost."""


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


@pytest.mark.parametrize("kind", LOST)
async def test_nothing_is_sent_a_third_time_although_every_answer_is_lost(
    world: World, fault: Fault, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", chat=id_of(rith), kind=kind, times=None)

    await enqueue_texts(world, rith, "Twice")
    await enqueue_texts(world, bopha, "Hello")
    await world.settle()
    for _ in range(5):
        await later(world, 600)

    row = (await rows(world.app.database))[0]
    assert (said(rith), said(bopha)) == (["Twice", "Twice"], ["Hello"])
    assert (row["state"], row["reason"], row["maybe_duplicate"]) == ("failed", OUTCOME_UNKNOWN, 1)
    assert len(logged(caplog, "outcome.unknown")) == 1
    assert len(logged(caplog, "outcome.unknown_twice")) == 1


@pytest.mark.parametrize("kind", LOST)
async def test_a_stranger_is_answered_at_most_twice(
    world: World, fault: Fault, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    stranger = world.person("stranger")
    fault(method="sendMessage", kind=kind, times=None)

    await stranger.sends("/start")

    assert len(said(stranger)) == 2
    assert len(logged(caplog, "outcome.unknown")) == 1
    assert len(logged(caplog, "outcome.unknown_twice")) == 1


async def test_a_row_whose_outcome_stays_unknown_does_not_hold_up_the_next(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", chat=id_of(rith), kind="500", times=2)

    await enqueue_texts(world, rith, "Never", "After all")
    await world.settle()
    await later(world, 60)
    await later(world, 60)

    assert said(rith) == ["After all"]
    assert await states(world) == ["failed", "sent"]


async def test_an_edit_does_no_harm_when_it_is_repeated_so_it_is_tried_on(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    await enqueue_texts(world, rith, "Before")
    await world.settle()
    fault(method="editMessageText", kind="drop_after_commit", times=3)

    edit = {"chat_id": id_of(rith), "message_id": rith.last["message_id"], "text": "After"}
    await enqueue_calls(world, id_of(rith), [("editMessageText", edit)])
    for _ in range(4):
        await world.settle()
        await later(world, 60)

    assert said(rith) == ["After"]
    assert await states(world) == ["sent", "sent"]


async def test_a_row_waits_until_get_me_succeeds(
    world: World, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    asked = len(world.calls("getMe"))
    fault(method="sendMessage", kind="drop_after_commit")
    fault(method="getMe", kind="502", times=4)

    await enqueue_texts(world, rith, "Once")
    await until(lambda: world.calls("sendMessage"))
    await enqueue_texts(world, bopha, "Later")
    await world.settle()
    await later(world, 2)

    calls = [call["at"] for call in world.calls("sendMessage")]
    probes = [call["at"] for call in world.calls("getMe")][asked:]
    assert len(probes) == 5
    assert calls[0] <= probes[0]
    assert probes[-1] <= min(calls[1:])
    assert (said(rith), said(bopha)) == (["Once", "Once"], ["Later"])
    assert len(logged(caplog, "telegram.silent")) == 4
    assert len(logged(caplog, "telegram.answers")) == 1


@pytest.mark.parametrize("kind", ["502", "drop_before"])
async def test_six_hours_without_telegram_lose_nothing_and_repeat_nothing(
    world: World, fault: Fault, kind: str
) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna")]
    over = world.clock.now() + timedelta(hours=6)
    fault(kind=kind, times=None)
    for phone in phones:
        await enqueue_texts(world, phone, "After all")
    await until(lambda: world.clock.now() > over)
    assert set(await states(world)) <= {"pending", "leased"}
    world.simulator.faults.clear()
    back = world.clock.now()
    await world.settle()
    await later(world, 60)

    assert [said(phone) for phone in phones] == [["After all"]] * 3
    assert await states(world) == ["sent"] * 3
    done = [from_ms(row["done_at"]) for row in await rows(world.app.database)]
    assert max(done) - back <= timedelta(seconds=90)


async def test_after_a_restart_an_unknown_outcome_is_still_counted(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        world.simulator.controls.fault(method="sendMessage", kind="drop_after_commit", times=None)
        await enqueue_texts(world, rith, "Twice")
        await until(lambda: said(rith))
        await world.settle()
        await world.restart(path)
        for _ in range(3):
            await later(world, 60)

        assert said(rith) == ["Twice", "Twice"]
        assert await states(world) == ["failed"]


def logged(caplog: pytest.LogCaptureFixture, event: str) -> list[str]:
    """What was logged under the name of an event."""
    return [each.getMessage() for each in caplog.records if each.getMessage() == event]


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
