"""Rate limits (429): only the chat concerned waits, or all chats if the limit is for all."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox.pacing.storage import silent_until
from tests.clocks import LeapingClock
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import enqueue_calls, enqueue_texts, id_of, known, later, rows, said
from tests.world import SETTLE_SECONDS, World, a_world, local, until


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


async def test_a_long_429_silences_its_chat_only_and_is_logged(
    world: World, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=10_072)

    await enqueue_texts(world, rith, "One")
    await world.settle()
    before = world.clock.seconds()
    await enqueue_texts(world, bopha, "Hello")
    await bopha.sends("/nonsense")

    assert len(said(bopha)) == 2
    assert world.clock.seconds() - before < 10_000, "nobody waited for it"
    await later(world, 9_000)
    assert said(rith) == []
    await later(world, 1_073)
    assert said(rith) == ["One"]
    assert logged(caplog, "telegram.rate_limited") == [("sendMessage", 10_072)]
    assert len(logged(caplog, "chat.silenced")) == 1
    assert logged(caplog, "bot.silenced") == []


async def test_a_chat_stays_silent_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(
        await open_database(path), at=local("2023-05-22 08:00"), clock=LeapingClock()
    ) as world:
        rith, bopha = await known(world, "rith"), await known(world, "bopha")
        world.simulator.controls.fault(
            method="sendMessage", kind="429", chat=id_of(rith), retry_after=10_072
        )
        await enqueue_texts(world, rith, "One")
        await world.settle()
        await world.restart(path)
        await rith.starts()
        await enqueue_texts(world, bopha, "Hello")
        await world.settle()
        assert (said(rith), said(bopha)) == ([], ["Hello"])
        await later(world, 10_073)

        assert len(said(rith)) == 2
        assert "One" in said(rith)


async def test_who_blocks_and_comes_back_does_not_end_the_wait(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="429", chat=id_of(rith), retry_after=600)
    await enqueue_texts(world, rith, "One")
    await world.settle()

    world.acts.block("rith")
    await world.settle()
    world.acts.block("rith", on=False)
    await enqueue_texts(world, rith, "Two")
    await world.settle()
    assert len(world.calls("sendMessage")) == 1
    await later(world, 601)

    assert said(rith) == ["Two"]


async def test_a_wait_for_all_stays_over_a_restart(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        phones = [await known(world, key) for key in ("rith", "bopha", "vanna", "pich")]
        for phone in phones[:3]:
            world.simulator.controls.fault(
                method="sendMessage", kind="429", chat=id_of(phone), retry_after=600
            )
            await enqueue_texts(world, phone, "One")
        async with asyncio.timeout(SETTLE_SECONDS):
            while not await world.app.database.run(silent_until):  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.005)
        caplog.clear()
        await world.restart(path)
        await enqueue_texts(world, phones[3], "Hello")

        assert logged(caplog, "bot.silenced")
        assert world.app.sender.pace.pause_left() > 500
        assert said(phones[3]) == []


def logged(caplog: pytest.LogCaptureFixture, event: str) -> list[tuple[object, object]]:
    """What was logged under the name of an event: the method and the seconds."""
    found = [record for record in caplog.records if record.getMessage() == event]
    return [(getattr(each, "what", None), getattr(each, "seconds", None)) for each in found]


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


async def test_three_chats_with_a_long_429_do_not_silence_everybody(
    world: World, fault: Fault
) -> None:
    phones = [await known(world, key) for key in ("rith", "bopha", "vanna", "pich", "narin")]
    for phone in phones[:4]:  # the fourth is the first trial
        fault(method="sendMessage", kind="429", chat=id_of(phone), retry_after=10_072)
    for phone in phones[:3]:
        await enqueue_texts(world, phone, "One")
    await until(lambda: world.app.sender.pace.pause_left() > 0)
    await enqueue_texts(world, phones[3], "One")
    await until(lambda: len(called(world)) == 4)
    await enqueue_texts(world, phones[4], "Hello")
    await phones[4].sends("/nonsense")

    times = called(world)
    assert len(said(phones[4])) == 2
    assert times[3] - times[2] >= timedelta(seconds=59)
    assert times[4] - times[3] >= timedelta(seconds=119)
    assert len(times) == 6
    assert times[5] - times[2] < timedelta(seconds=9_000)
    assert [said(phone) for phone in phones[:4]] == [[]] * 4
    await later(world, 10_073)
    assert [said(phone) for phone in phones[:4]] == [["One"]] * 4


async def test_a_stranger_is_answered_although_the_first_call_is_refused(
    world: World, fault: Fault
) -> None:
    stranger = world.person("stranger")
    fault(method="sendMessage", kind="429", retry_after=1)

    await stranger.sends("/start")

    assert "private learning space" in stranger.sees
    assert await rows(world.app.database) == []


async def test_a_row_that_is_posted_again_counts_again(tmp_path: Path) -> None:
    """Three messages may come at once to a chat: the one that was refused took two of them."""
    async with a_world(
        await open_database(tmp_path / "romleuk.db"),
        at=local("2023-05-22 08:00"),
        clock=LeapingClock(),
        paced=True,
    ) as world:
        rith = await known(world, "rith")
        await later(world, 60)
        start = timedelta(seconds=world.clock.now().timestamp())
        body = {"chat_id": id_of(rith), "text": "<b>One <x>", "parse_mode": "HTML"}
        await enqueue_calls(world, id_of(rith), [("sendMessage", body)])
        await enqueue_texts(world, rith, "Two", "Three")
        await world.settle()

        assert said(rith) == ["One", "Two", "Three"]
        # From before the first: how long a slow machine takes to post it must not count against us.
        assert called(world)[-1] - start >= timedelta(seconds=0.99)
