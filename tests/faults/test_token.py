"""Telegram refuses a token that is valid, for a while, and one that was revoked, for good."""

import asyncio
from http import HTTPStatus
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot.cli import examining
from bot.telegram.failures import TokenRefused
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.token_watch import DOUBT_SECONDS, TokenWatch
from telegram_simulator.people import Bot
from tests.clocks import StoppedClock
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import (
    enqueue_calls,
    enqueue_texts,
    id_of,
    known,
    later,
    rows,
    said,
    states,
)
from tests.stories.batches import tap
from tests.world import SETTLE_SECONDS, World, a_world, local, until

REFUSALS = ("unauthorized", "not_found")


def logged(caplog: pytest.LogCaptureFixture, event: str) -> int:
    return caplog.messages.count(event)


@pytest.mark.parametrize("kind", REFUSALS)
async def test_a_token_that_is_refused_for_a_while_loses_and_repeats_nothing(
    world: World, fault: Fault, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    began = world.clock.now()
    fault(method="sendMessage", kind=kind)
    fault(method="getMe", kind=kind, times=8)

    await enqueue_texts(world, rith, "One", "Two")
    await enqueue_texts(world, bopha, "Three")
    await until(lambda: "token.works" in caplog.messages)
    await world.settle()
    await later(world, 2)

    assert (said(rith), said(bopha)) == (["One", "Two"], ["Three"])
    assert await states(world) == ["sent"] * 3
    assert [row["attempts"] for row in await rows(world.app.database)] == [1, 1, 1]
    assert [row["maybe_duplicate"] for row in await rows(world.app.database)] == [0, 0, 0]
    assert (world.clock.now() - began).total_seconds() < DOUBT_SECONDS
    assert (logged(caplog, "token.doubted"), logged(caplog, "token.works")) == (1, 1)
    assert logged(caplog, "telegram.silent") == 0


@pytest.mark.parametrize("kind", REFUSALS)
async def test_a_poll_that_is_refused_once_is_repeated_and_nobody_waits_for_an_answer(
    world: World, fault: Fault, kind: str
) -> None:
    rith = world.person("rith")
    fault(method="getUpdates", kind=kind, times=2)

    await rith.sends("/start")
    await rith.sends("/start")

    assert len(said(rith)) == 2
    assert not any(task.done() for task in world.app.tasks)


async def test_the_answer_to_a_stranger_waits_in_memory(world: World, fault: Fault) -> None:
    stranger = world.person("stranger")
    fault(method="sendMessage", kind="unauthorized", times=2)

    await stranger.sends("/start")

    assert len(said(stranger)) == 1


async def test_nothing_but_get_me_is_asked_while_the_token_is_in_doubt(
    world: World, fault: Fault
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="unauthorized")
    fault(method="getMe", kind="unauthorized", times=6)
    before = world.simulator.api.calls.last_id

    await enqueue_texts(world, rith, "One")
    await until(lambda: len(world.calls("sendMessage")) == 1)
    await enqueue_texts(world, bopha, "Two")
    await until(lambda: len(world.calls("sendMessage")) == 3)

    after = [each.row() for each in world.simulator.api.calls.find() if each.id > before]
    methods = [each["method"] for each in after if each["method"] != "getUpdates"]
    assert methods == ["sendMessage", *["getMe"] * 7, "sendMessage", "sendMessage"]


async def test_a_late_refusal_of_a_call_from_before_the_doubt_begins_no_other() -> None:
    clock = StoppedClock()
    watch = TokenWatch(clock)
    early, first = watch.before("sendMessage"), watch.before("sendPhoto")
    watch.note_answer("sendPhoto", refused=True, began=first)
    await clock.sleep(1)
    watch.trust()
    waits = watch.wait_seconds

    watch.note_answer("sendMessage", refused=True, began=early)
    watch.note_answer("sendPhoto", refused=True, began=early)
    assert (watch.doubted_seconds, watch.wait_seconds) == (None, waits)

    watch.note_answer("sendPhoto", refused=True, began=watch.before("sendPhoto"))
    assert watch.doubted_seconds == 0
    assert watch.wait_seconds > waits


async def test_taps_and_files_call_nothing_while_the_token_is_in_doubt(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), poll=False) as world:
        rith = await known(world, "rith")
        await enqueue_texts(world, rith, "Hello")
        await world.app.sender.idle()
        await world.app.batches.handle([tap(rith, OpenHome())])
        await until(lambda: world.calls("answerCallbackQuery"))
        world.simulator.controls.fault(kind="unauthorized", times=None)
        await enqueue_texts(world, rith, "One")
        await until(lambda: world.app.token.doubted_seconds is not None)
        before = world.simulator.api.calls.last_id

        await world.app.batches.handle([tap(rith, OpenHome())])
        await world.app.batches.callback_answers.sent()
        with pytest.raises(InvalidToken):
            await world.app.application.bot.get_file("a file of a job")

        after = [each.row() for each in world.simulator.api.calls.find() if each.id > before]
        assert {each["method"] for each in after} <= {"getMe"}


async def test_a_token_that_is_refused_for_ten_minutes_ends_the_bot_and_fails_no_row(
    tmp_path: Path, world: World, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    asked = len(world.calls("getMe"))
    fault(kind="unauthorized", times=None)
    await enqueue_texts(world, rith, "One", "Two")
    await enqueue_texts(world, bopha, "Three")

    with pytest.raises(TokenRefused):
        async with asyncio.timeout(SETTLE_SECONDS):
            await world.app.serve()

    probes = [call["at"] / 1000 for call in world.calls("getMe")][asked:]
    assert probes[-1] - probes[0] >= DOUBT_SECONDS - 1
    assert 5 < len(probes) <= len([1, 2, 4, 8, 16, *range(30, 600, 30)]) + 1
    await stopped(world)
    assert await left(tmp_path / "romleuk.db") == [("pending", 0, 0)] * 3
    assert logged(caplog, "token.refused") == 1


async def stopped(world: World) -> None:
    """Stop the bot; a limit that only a broken bot reaches, since it does not wait."""
    async with asyncio.timeout(SETTLE_SECONDS):
        await world.app.stop()


async def left(path: Path) -> list[tuple[str, int, int]]:
    """State, attempts and a possible copy of each row in the database of a bot that has ended."""
    database = await open_database(path)
    found = await rows(database)
    await database.close()
    return [(row["state"], row["attempts"], row["maybe_duplicate"]) for row in found]


async def test_a_bot_that_is_stopped_while_its_token_is_in_doubt_counts_no_try(
    tmp_path: Path,
) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        world.simulator.controls.fault(kind="unauthorized", times=None)
        await enqueue_texts(world, rith, "One", "Two")
        await until(lambda: world.app.token.doubted_seconds is not None)
        await stopped(world)

    assert await left(tmp_path / "romleuk.db") == [("pending", 0, 0)] * 2


async def test_while_the_token_is_in_doubt_health_says_so(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        assert (await examining.examine(world.app)).faults == ()
        world.simulator.controls.fault(kind="unauthorized", times=None)
        await enqueue_texts(world, rith, "One")
        await until(lambda: world.app.token.doubted_seconds is not None)
        (fault,) = (await examining.examine(world.app)).faults
        world.simulator.faults.clear()
        await until(lambda: said(rith))

        assert "Telegram has refused the token" in fault
        assert (await examining.examine(world.app)).faults == ()


async def test_get_me_must_name_this_bot(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        simulated = world.simulator.world
        ours = simulated.main
        other = Bot(id=ours.id + 1, name="Other", username="other_bot", token=ours.token)
        world.simulator.controls.fault(method="sendMessage", kind="unauthorized")
        simulated.bots[ours.id] = other
        await enqueue_texts(world, rith, "One")
        await until(lambda: any(call["bot"] == other.username for call in world.calls("getMe")))
        simulated.bots[ours.id] = ours
        assert world.app.token.doubted_seconds is not None
        await until(lambda: world.calls("sendMessage")[-1]["http"] == HTTPStatus.OK)

        assert len(world.calls("sendMessage")) == 2


async def test_a_call_that_telegram_does_not_know_fails_alone(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendPhoto", kind="not_found", times=None)
    await enqueue_calls(world, id_of(rith), [("sendPhoto", {"chat_id": id_of(rith), "photo": "x"})])
    await enqueue_texts(world, rith, "Hello")
    await until(lambda: said(rith))

    first, _ = await rows(world.app.database)
    assert (first["state"], first["reason"]) == ("failed", "Telegram does not know this call")
    assert said(rith) == ["Hello"]
    assert not any(task.done() for task in world.app.tasks)
