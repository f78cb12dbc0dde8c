"""Telegram misbehaves: what is owed arrives all the same, once where that can be known."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.delivery.lanes import Lane
from bot.storage.database import Tx
from bot.tg.failures import AnotherBotRuns, TokenRefused
from tests.engines import open_database
from tests.faults.rows import (
    id_of,
    known,
    later,
    owe,
    owe_calls,
    rows,
    said,
    states,
    the_row,
)
from tests.world import Phone, World, a_world, local

Fault = Callable[..., object]


@pytest.fixture
def fault(world: World) -> Fault:
    """Add a rule to the simulated Telegram."""
    return world.simulator.controls.fault


async def test_an_answer_that_is_lost_after_delivery_makes_one_marked_duplicate(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="drop_after_commit")

    await owe(world, rith, "Once")
    await world.settle()
    row = await the_row(world)
    assert (row["state"], row["maybe_duplicate"], row["attempts"]) == ("pending", 1, 1)
    await later(world, 2)

    assert said(rith) == ["Once", "Once"]
    assert await states(world) == ["sent"]


@pytest.mark.parametrize("kind", ["500", "502", "drop_before"])
async def test_an_answer_that_tells_nothing_is_followed_by_another_try(
    world: World, fault: Fault, kind: str
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind=kind)

    await owe(world, rith, "Once")
    await world.settle()
    assert (await the_row(world))["maybe_duplicate"] == 1
    await later(world, 2)

    assert said(rith) == ["Once"]
    assert await states(world) == ["sent"]


@pytest.mark.parametrize("kind", ["invalid_json", "truncated"])
async def test_an_unreadable_answer_is_no_proof_of_delivery(
    world: World, fault: Fault, kind: str
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind=kind)

    await owe(world, rith, "Once")
    await world.settle()
    await later(world, 2)

    assert said(rith) == ["Once", "Once"]
    assert (await the_row(world))["maybe_duplicate"] == 1


async def test_after_five_tries_a_row_fails_and_the_next_one_goes(
    world: World, fault: Fault
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", chat=id_of(rith), kind="500", times=None)

    await owe(world, rith, "Never", "After all")
    async with asyncio.timeout(60):
        while (await states(world))[0] != "failed":
            await owe(world, bopha, "Telegram answers others")
            await later(world, 20)
    tries = len([c for c in world.calls("sendMessage") if c["request"]["text"] == "Never"])
    world.simulator.faults.clear()
    await later(world, 60)

    assert said(rith) == ["After all"]
    assert (await states(world))[:2] == ["failed", "sent"]
    assert 5 <= tries <= 40


@pytest.mark.parametrize("kind", ["502", "drop_before"])
async def test_while_telegram_answers_nobody_no_row_uses_up_its_tries(
    world: World, fault: Fault, kind: str
) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna")]
    fault(kind=kind, times=None)
    for phone in phones:
        await owe(world, phone, "After all")
    async with asyncio.timeout(30):
        while len(world.calls("sendMessage")) < 9:
            await world.app.metronome.tick()
            await asyncio.sleep(0.3)
            world.clock.set(world.clock.now() + timedelta(seconds=60))
    assert all(row["attempts"] <= 2 for row in await rows(world.app.database))
    world.simulator.faults.clear()
    await later(world, 60)
    await later(world, 60)

    assert [said(phone) for phone in phones] == [["After all"]] * 3


async def test_a_429_puts_its_chat_off_and_nobody_else(world: World, fault: Fault) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=3)

    await owe(world, rith, "One", "Two")
    await owe(world, bopha, "Hello")
    await world.settle()
    assert said(rith) == []
    assert said(bopha) == ["Hello"]
    assert (await rows(world.app.database))[0]["attempts"] == 0
    await later(world, 4)

    assert said(rith) == ["One", "Two"]
    assert len(world.calls("sendMessage")) == 4


async def test_a_reply_does_not_overtake_one_that_waits(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=3)

    await rith.sends("/nonsense")
    await rith.sends("/nonsense")
    await rith.sends("/nonsense")
    assert said(rith) == []
    assert len(world.calls("sendMessage")) == 1
    await later(world, 4)

    assert len(said(rith)) == 3
    sent = await rows(world.app.database)
    assert [row["message_id"] for row in sent] == sorted(row["message_id"] for row in sent)


async def test_replies_pressed_while_the_first_is_refused_keep_their_order(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="slow", ms=30, times=None)
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=2)

    for _ in range(6):
        world.acts.message("rith", "hello", who="rith")
        await asyncio.sleep(0.004)
    await world.settle()
    await later(world, 3)

    sent = await rows(world.app.database)
    assert [row["state"] for row in sent] == ["sent"] * 6
    assert [row["message_id"] for row in sent] == sorted(row["message_id"] for row in sent)


async def test_a_long_429_silences_everything(world: World, fault: Fault) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=600)

    await owe(world, rith, "One")
    await asyncio.sleep(0.1)
    await owe(world, bopha, "Hello")
    await asyncio.sleep(0.2)

    assert len(world.calls("sendMessage")) == 1
    assert await states(world) == ["pending", "pending"]


async def test_429_in_many_chats_silences_everything_for_as_long(
    world: World, fault: Fault
) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna", "pich")]
    for phone in phones[:3]:
        fault(method="sendMessage", kind="429", chat=id_of(phone), retry_after=1)
    for phone in phones[:3]:
        await owe(world, phone, "One")
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await owe(world, phones[3], "Hello")
    await later(world, 2)

    assert time.monotonic() - began > 0.5
    assert [said(phone) for phone in phones] == [["One"]] * 3 + [["Hello"]]


async def test_who_blocked_the_bot_is_called_once_and_all_the_rest_is_skipped(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="blocked", chat=id_of(rith))

    await owe(world, rith, "One", "Two", "Three")
    await world.settle()
    await owe(world, rith, "Four")
    await world.settle()

    assert await states(world) == ["skipped"] * 4
    assert len(world.calls("sendMessage")) == 1


async def test_who_lets_the_bot_back_in_is_written_to_again(world: World) -> None:
    rith = await known(world, "rith")
    world.acts.block("rith")
    await world.settle()
    await owe(world, rith, "Missed")
    await world.settle()
    world.acts.block("rith", on=False)
    await world.settle()

    await owe(world, rith, "Heard")
    await world.settle()

    assert said(rith) == ["Heard"]
    assert await states(world) == ["skipped", "sent"]


async def test_who_writes_can_be_reached_whatever_was_noted(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="blocked", chat=id_of(rith))
    await owe(world, rith, "Missed")
    await world.settle()

    await rith.sends("hello")
    await owe(world, rith, "Heard")
    await world.settle()

    assert said(rith)[-1] == "Heard"


async def test_broken_markup_goes_as_plain_text_with_its_lines(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "text": "<b>One\nTwo <x>", "parse_mode": "HTML"}

    await owe_calls(world, id_of(rith), [("sendMessage", body)])
    await world.settle()

    assert said(rith) == ["One\nTwo"]
    assert await states(world) == ["sent"]


async def test_an_edit_of_a_message_that_is_gone_is_said_anew(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "message_id": 987654, "text": "New"}

    await owe_calls(world, id_of(rith), [("editMessageText", body)])
    await world.settle()

    assert said(rith) == ["New"]
    assert await states(world) == ["sent"]


async def test_an_edit_that_changes_nothing_counts_as_sent(world: World) -> None:
    rith = await known(world, "rith")
    await owe(world, rith, "Same")
    await world.settle()
    body = {"chat_id": id_of(rith), "message_id": rith.last["message_id"], "text": "Same"}

    await owe_calls(world, id_of(rith), [("editMessageText", body)])
    await world.settle()

    assert await states(world) == ["sent", "sent"]


async def test_keys_for_a_message_that_is_gone_fail_after_one_call(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "message_id": 987654, "reply_markup": {"inline_keyboard": []}}

    await owe_calls(world, id_of(rith), [("editMessageReplyMarkup", body)])
    await world.settle()

    assert await states(world) == ["failed"]
    assert len(world.calls("editMessageReplyMarkup")) == 1


async def test_a_row_that_expires_before_its_call_is_never_sent(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="429", retry_after=30)

    soon = world.clock.now() + timedelta(seconds=20)
    await owe(world, rith, "Too late", expires_at=soon)
    await world.settle()
    await later(world, 40)

    assert said(rith) == []
    assert await states(world) == ["expired"]


async def test_a_row_that_expires_while_telegram_is_away_is_not_sent_when_it_is_back(
    world: World,
) -> None:
    rith = await known(world, "rith")
    port = world.simulator.port
    await world.simulator.stop()
    await owe(world, rith, "Too late", expires_at=world.clock.now() + timedelta(seconds=0.5))
    await asyncio.sleep(0.1)
    world.simulator.api.stopping.clear()
    await world.simulator.start(port)
    async with asyncio.timeout(4):
        while await states(world) == ["leased"]:  # noqa: ASYNC110 - no such event
            await asyncio.sleep(0.05)

    assert said(rith) == []
    assert await states(world) == ["expired"]


async def test_a_token_that_is_revoked_stops_everything_and_fails_nothing(world: World) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    world.simulator.stage.revoke()

    await owe(world, rith, "One", "Two")
    await owe(world, bopha, "Three")
    with pytest.raises(TokenRefused):
        async with asyncio.timeout(3):
            await world.app.serve()
    await asyncio.sleep(0.05)

    assert set(await states(world)) <= {"pending", "leased"}
    assert all(row["attempts"] <= 1 for row in await rows(world.app.database))


async def test_a_second_bot_with_the_token_ends_this_one(world: World, fault: Fault) -> None:
    fault(method="getUpdates", kind="409", times=None)
    world.person("rith")
    world.acts.message("rith", "hello", who="rith")

    with pytest.raises(AnotherBotRuns):
        async with asyncio.timeout(5):
            await world.app.serve()


async def test_a_toast_that_comes_too_late_harms_nothing(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    await owe(world, rith, "Hello")
    await world.settle()
    fault(method="answerCallbackQuery", kind="expired_callback")

    await rith.forges("zz:1")
    await rith.forges("zz:1")

    assert rith.toast
    assert len(world.calls("answerCallbackQuery")) == 2


async def test_without_a_connection_nothing_is_burnt(world: World) -> None:
    rith = await known(world, "rith")
    port = world.simulator.port
    await world.simulator.stop()
    await owe(world, rith, "Patience")
    await asyncio.sleep(0.2)
    assert (await the_row(world))["state"] == "leased"

    world.simulator.api.stopping.clear()
    await world.simulator.start(port)
    async with asyncio.timeout(4):
        while not said(rith):  # noqa: ASYNC110 - the simulator has no such event
            await asyncio.sleep(0.02)
    await world.app.sender.idle()

    row = await the_row(world)
    assert (row["state"], row["attempts"], row["maybe_duplicate"]) == ("sent", 1, 0)


async def test_a_group_that_became_a_supergroup_gets_its_messages_under_its_new_id(
    tmp_path: Path,
) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), poll=False) as world:
        rith = world.person("rith")
        group = world.group("circle", "Module 4", rith)
        world.simulator.stage.member(group, "bot", "member")
        old = world.acts.find_chat(group).id
        await database.run(lambda tx: _keep_group(tx, old))
        world.simulator.stage.upgrade(group)
        new = world.acts.find_chat(group).id

        await owe(world, old, "One", "Two", lane=Lane.URGENT)
        await world.app.sender.idle()

        found = await rows(database)
        assert [row["state"] for row in found] == ["sent", "sent"]
        assert {row["chat_id"] for row in found} == {new}
        assert said(Phone(world, "rith", group)) == ["One", "Two"]
        calls = [call for call in world.calls("sendMessage") if call["error"]]
        assert len(calls) == 1


async def _keep_group(tx: Tx, number: int) -> None:
    tx.do("INSERT INTO chats (id, kind) VALUES (:id, 'group')", id=number)


async def test_a_stranger_is_answered_although_the_first_call_is_refused(
    world: World, fault: Fault
) -> None:
    stranger = world.person("stranger")
    fault(method="sendMessage", kind="429", retry_after=1)

    await stranger.sends("/start")

    assert "private learning space" in stranger.sees
    assert await rows(world.app.database) == []


async def test_a_stop_takes_no_longer_than_ten_seconds_whatever_hangs(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    database = await open_database(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        world.simulator.controls.fault(method="sendMessage", kind="hang_before", times=None)
        await owe(world, rith, "On the wire", "Behind it")
        await asyncio.sleep(0.1)
        began = time.monotonic()
        await world.app.stop()
        took = time.monotonic() - began

    database = await open_database(path)
    found = await rows(database)
    await database.close()
    assert took < 5
    assert [row["state"] for row in found] == ["pending", "pending"]
    assert [row["maybe_duplicate"] for row in found] == [1, 0]
