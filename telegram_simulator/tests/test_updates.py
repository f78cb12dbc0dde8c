"""getUpdates and its queue. Sources: Client.cpp:15700-15734, 16229, 16321, 17155-17227."""

import asyncio
import calendar
import time
from typing import Any

import aiohttp

from telegram_simulator import Simulator
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS, until


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def say(client: Client, *words: str, chat: str = "dara") -> None:
    await client.open(chat)
    for word in words:
        await client.sim("message", chat=chat, text=word)


async def test_updates_stay_until_a_higher_offset_comes(client: Client) -> None:
    await say(client, "1", "2", "3")
    first = await client.updates()
    assert texts(first) == ["1", "2", "3"]
    assert [u["update_id"] - first[0]["update_id"] for u in first] == [0, 1, 2]
    after = await client.updates(offset=first[1]["update_id"])
    assert texts(after) == ["2", "3"]
    assert texts(await client.updates(offset=first[2]["update_id"])) == ["3"]
    assert await client.updates(offset=first[2]["update_id"] + 1) == []
    assert (await client.ask("queue"))["pending"] == 0


async def test_the_second_tick_comes_with_the_acknowledgement(client: Client) -> None:
    await say(client, "1")
    (item,) = await client.ask("messages", chat="dara")
    assert item["acked"] is False
    (update,) = await client.updates()
    since = (await client.ask("state"))["seq"]
    await client.updates(offset=update["update_id"] + 1)
    event = await client.ask("wait", since=since, type="acked", chat="dara")
    assert event["message_id"] == item["message"]["message_id"]
    (item,) = await client.ask("messages", chat="dara")
    assert item["acked"] is True


async def test_limit_is_clamped(client: Client) -> None:
    await say(client, *(str(number) for number in range(110)))
    assert len(await client.updates(limit=1000)) == 100
    assert len(await client.updates(offset=1, limit=7)) == 7
    assert len(await client.updates(offset=2, limit=0)) == 1


async def test_a_negative_offset_keeps_the_last_ones(client: Client) -> None:
    await say(client, "1", "2", "3")
    assert texts(await client.updates(offset=-1)) == ["3"]
    assert (await client.ask("queue"))["pending"] == 1


async def test_the_same_offset_at_once_gives_one_update_if_limits_are_on(client: Client) -> None:
    await say(client, "1", "2", "3")
    assert len(await client.updates(offset=5)) == 3
    assert len(await client.updates(offset=5)) == 3
    await client.sim("limits", mode="realistic")
    assert len(await client.updates(offset=5)) == 3
    assert len(await client.updates(offset=5)) == 1
    assert len(await client.updates(offset=6)) == 3


async def test_a_long_poll_ends_when_somebody_writes(client: Client) -> None:
    await client.open()
    poll = asyncio.ensure_future(client.updates(timeout=20))
    while not (await client.ask("queue"))["waiting"]:  # noqa: ASYNC110 - real HTTP has no event to wait for
        await asyncio.sleep(0.01)
    await say(client, "1")
    assert texts(await asyncio.wait_for(poll, PATIENCE_SECONDS)) == ["1"]


async def test_a_long_poll_ends_empty_after_its_timeout(client: Client) -> None:
    began = time.monotonic()
    assert await client.updates(timeout=1) == []
    assert time.monotonic() - began > 0.9  # it may end late on a slow machine, never early


async def test_a_second_poller_ends_the_first_with_409_once_in_three_seconds(
    client: Client,
) -> None:
    first = asyncio.ensure_future(client.raw("getUpdates", timeout=20, offset=1))
    while not (await client.ask("queue"))["waiting"]:  # noqa: ASYNC110 - real HTTP has no event to wait for
        await asyncio.sleep(0.01)
    second = asyncio.ensure_future(client.raw("getUpdates", timeout=20, offset=2))
    status, body = await asyncio.wait_for(first, PATIENCE_SECONDS)
    assert (status, body["description"]) == (
        409,
        (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        ),
    )
    third = asyncio.ensure_future(client.raw("getUpdates", timeout=1, offset=3))
    assert await asyncio.wait_for(second, PATIENCE_SECONDS) == (200, {"ok": True, "result": []})
    assert (await third)[0] == 200


async def test_a_poll_whose_connection_is_gone_is_no_conflict(client: Client) -> None:
    await client.open()
    async with aiohttp.ClientSession() as gone:
        poll = asyncio.ensure_future(gone.get(client.address("getUpdates"), params={"timeout": 20}))
        await until(lambda: client.simulator.controls.queue()["waiting"])
        poll.cancel()
    await until(lambda: not client.simulator.controls.queue()["waiting"])
    assert await client.updates() == []
    await client.ok("deleteWebhook")
    assert await client.ask("calls", problems=1) == []


async def test_an_update_goes_to_the_new_poller_not_to_the_old_one(client: Client) -> None:
    await client.open()
    old = [asyncio.ensure_future(client.raw("getUpdates", timeout=20, offset=n)) for n in (1, 2, 3)]
    for poll in old[:2]:
        await asyncio.wait_for(poll, PATIENCE_SECONDS)
    await say(client, "1")
    results = [(await asyncio.wait_for(poll, PATIENCE_SECONDS))[1].get("result") for poll in old]
    assert sum(bool(result) for result in results) == 1


async def test_kinds_that_are_not_allowed_are_never_queued(client: Client) -> None:
    await client.open()
    await client.updates(allowed_updates=["callback_query"])
    await say(client, "unheard")
    await client.updates(allowed_updates=["message", "message_reaction"])
    await say(client, "heard")
    item = (await client.ask("messages", chat="dara"))[-1]
    number = item["message"]["message_id"]
    await client.sim("react", chat="dara", message_id=number, emoji="👍")
    updates = await client.updates(offset=1)  # sticky: not given again
    assert texts(updates[:1]) == ["heard"]
    assert updates[1]["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await client.updates(offset=2, allowed_updates=[])  # the default: no reactions
    await client.sim("react", chat="dara", message_id=number)
    assert (await client.ask("queue"))["pending"] == 2


async def test_taps_expire_after_150_seconds_and_messages_after_a_day(client: Client) -> None:
    dara = await client.open()
    await say(client, "1")
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await client.ok("sendMessage", chat_id=dara, text="?", reply_markup=keys)
    await client.sim("tap", chat="dara", label="A")
    assert len(await client.updates()) == 2
    await client.sim("clock", seconds=149)
    assert len(await client.updates(offset=1)) == 2
    await client.sim("clock", seconds=2)
    assert texts(await client.updates(offset=2)) == ["1"]
    await client.sim("clock", seconds=86_400 - 160)
    assert texts(await client.updates(offset=3)) == ["1"]
    await client.sim("clock", seconds=20)
    assert await client.updates(offset=4) == []


async def test_dropping_pending_updates_empties_the_queue(client: Client) -> None:
    await say(client, "1", "2")
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 2
    await client.ok("deleteWebhook", drop_pending_updates=True)
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_five_thousand_queued_updates_come_in_batches_of_a_hundred(
    client: Client, simulator: Simulator
) -> None:
    await client.open()
    for number in range(5000):
        simulator.acts.message("dara", str(number))
    offset, pages = 0, []
    while updates := await client.updates(offset=offset):
        pages.append(len(updates))
        offset = updates[-1]["update_id"] + 1
    assert pages == [100] * 50


async def test_the_dates_are_those_of_the_virtual_clock(client: Client) -> None:
    dara = await client.open()
    before = (await client.ok("sendMessage", chat_id=dara, text="x"))["date"]
    await client.sim("clock", seconds=7 * 86_400)
    async with client.session.get(client.address("getMe")) as response:
        date = response.headers["Date"]
    after = (await client.ok("sendMessage", chat_id=dara, text="x"))["date"]
    assert after - before >= 7 * 86_400
    parsed = time.strptime(date, "%a, %d %b %Y %H:%M:%S GMT")
    assert abs(calendar.timegm(parsed) - after) <= 1
