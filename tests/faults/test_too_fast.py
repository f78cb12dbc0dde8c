"""Rate limits (429): only the chat concerned waits, or all chats if the limit is for all."""

import asyncio
from datetime import timedelta

from tests.faults.conftest import Fault
from tests.faults.rows import enqueue_texts, id_of, known, later, rows, said
from tests.world import World


def called(world: World) -> list[timedelta]:
    """Return when the bot called sendMessage, by its own clock."""
    return [timedelta(milliseconds=call["at"]) for call in world.calls("sendMessage")]


async def test_a_429_delays_only_its_chat(world: World, fault: Fault) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=3)

    await enqueue_texts(world, rith, "One", "Two")
    await enqueue_texts(world, bopha, "Hello")
    await world.settle()
    assert said(rith) == []
    assert said(bopha) == ["Hello"]
    assert (await rows(world.app.database))[0]["attempts"] == 0
    await later(world, 4)

    assert said(rith) == ["One", "Two"]
    assert len(world.calls("sendMessage")) == 4


async def test_a_reply_does_not_overtake_a_waiting_one(world: World, fault: Fault) -> None:
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


async def test_replies_that_come_while_the_first_is_refused_keep_their_order(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="slow", ms=30, times=None)
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=2)

    for _ in range(6):
        world.acts.message("rith", "hello", who="rith")
        await asyncio.sleep(0.004)  # some come before the refusal and some after, or all before it
    await world.settle()
    await later(world, 3)

    sent = await rows(world.app.database)
    assert [row["state"] for row in sent] == ["sent"] * 6
    assert [row["message_id"] for row in sent] == sorted(row["message_id"] for row in sent)


async def test_a_long_429_pauses_all_chats(world: World, fault: Fault) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=600)

    await enqueue_texts(world, rith, "One")
    await world.settle()
    await enqueue_texts(world, bopha, "Hello")
    await world.settle()

    refused, sent = called(world)[:2]
    assert said(bopha) == ["Hello"]
    assert sent - refused >= timedelta(seconds=600)


async def test_429_in_many_chats_pauses_all_chats_for_as_long(world: World, fault: Fault) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna", "pich")]
    for phone in phones[:3]:
        fault(method="sendMessage", kind="429", chat=id_of(phone), retry_after=1)
    for phone in phones[:3]:
        await enqueue_texts(world, phone, "One")
    await world.settle()
    await enqueue_texts(world, phones[3], "Hello")
    await later(world, 2)

    *_, refused, sent = called(world)[:4]
    assert sent - refused >= timedelta(seconds=1)
    assert [said(phone) for phone in phones] == [["One"]] * 3 + [["Hello"]]


async def test_a_stranger_is_answered_although_the_first_call_is_refused(
    world: World, fault: Fault
) -> None:
    stranger = world.person("stranger")
    fault(method="sendMessage", kind="429", retry_after=1)

    await stranger.sends("/start")

    assert "private learning space" in stranger.sees
    assert await rows(world.app.database) == []
