"""Whatever comes to the webhook: only what is committed is acknowledged, once."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.incoming.floods import FloodLimits
from bot.telegram.incoming.webhook import Webhook
from bot.web.webhook import SECRET, WebhookReceiver
from tests.engines import POSTGRES, new_postgres
from tests.faults.far import far_away
from tests.faults.rows import known, said
from tests.faults.test_updates import MALFORMED, dead, message, seen
from tests.hooks import WORD, a_hooked, a_webhook, as_telegram, hook_of, post
from tests.world import World, until

MEGABYTE = 1024 * 1024


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[tuple[World, Webhook]]:
    """A bot with a webhook, which nobody knows yet."""
    async with a_hooked(tmp_path) as made:
        yield made


def without(name: str) -> dict[str, str]:
    """The headers of Telegram without one of them."""
    return {key: value for key, value in as_telegram().items() if key != name}


async def parts(many: int) -> AsyncIterator[bytes]:
    """A body of so many megabytes that does not say how long it is."""
    for _ in range(many):
        yield b" " * MEGABYTE


REFUSED: dict[str, tuple[int, dict[str, Any]]] = {
    "no secret": (403, {"headers": without(SECRET)}),
    "a wrong secret": (403, {"headers": as_telegram() | {SECRET: WORD[:-1] + "x"}}),
    "a secret that is longer": (403, {"headers": as_telegram() | {SECRET: WORD + "x"}}),
    "a secret in other letters": (403, {"headers": as_telegram() | {SECRET: "ស្ងាត់"}}),
    "another path": (404, {"path": "/"}),
    "a path below": (404, {"path": "/x/y"}),
    "GET": (405, {"method": "GET"}),
    "PUT": (405, {"method": "PUT"}),
    "a form": (415, {"headers": as_telegram() | {"Content-Type": "text/plain"}}),
    "no type": (415, {"headers": without("Content-Type") | {"Content-Type": ""}}),
    "a packed body": (415, {"headers": as_telegram() | {"Content-Encoding": "gzip"}}),
    "30 MB": (
        413,
        {"body": 30, "headers": as_telegram() | {"Content-Length": str(30 * MEGABYTE)}},
    ),
    "30 MB of unknown length": (413, {"body": 30}),
    "no JSON": (200, {"body": b"{"}),
    "nothing": (200, {"body": b""}),
    "a list": (200, {"body": b'[{"update_id": 7}]'}),
    "no id": (200, {"body": b'{"message": {}}'}),
    "an id in words": (200, {"body": b'{"update_id": "7"}'}),
}
"""What comes, how it is answered; none of it has an effect."""


@pytest.mark.parametrize(("status", "wish"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_is_no_update_of_telegram_has_no_effect(
    hooked: tuple[World, Webhook], status: int, wish: Mapping[str, Any]
) -> None:
    world, webhook = hooked
    rith = await known(world, "rith")
    body = wish.get("body", message(1, rith, "hello"))
    sent = parts(body) if isinstance(body, int) else body

    answered, _ = await post(webhook, sent, **{k: v for k, v in wish.items() if k != "body"})
    await rith.sends("hello")  # those after it are handled

    assert answered == status
    assert len(said(rith)) == 1
    assert len(await seen(world)) == 1
    assert await dead(world) == []


async def test_a_body_that_does_not_come_ends_the_request(tmp_path: Path) -> None:
    async with a_hooked(tmp_path, replace(a_webhook(), body_seconds=0.05)) as (world, webhook):
        reader, writer = await asyncio.open_connection("127.0.0.1", webhook.listen.port)
        lines = [f"POST {webhook.path} HTTP/1.1", "Host: x", "Content-Length: 100"]
        lines += [f"{name}: {value}" for name, value in as_telegram().items()]
        writer.write("\r\n".join([*lines, "", '{"up']).encode())
        answer = await reader.read()
        writer.close()
        rith = await known(world, "rith")
        await rith.sends("hello")

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert len(said(rith)) == 1


@pytest.mark.parametrize("broken", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_malformed_update_is_buried_and_not_sent_again(
    hooked: tuple[World, Webhook], broken: dict[str, Any]
) -> None:
    world, webhook = hooked

    answered, _ = await post(webhook, {"update_id": 2, **broken})

    assert answered == 200
    assert [row["update_id"] for row in await dead(world)] == [2]


@pytest.mark.parametrize(
    "unreadable", [b'{"update_id": 2, "a": 1e999}', b'{"update_id": 2, "a": ' + b"[" * 9000],
    ids=["a number", "too deep"],
)  # fmt: skip
async def test_an_update_that_is_no_json_is_buried_by_its_id(
    hooked: tuple[World, Webhook], unreadable: bytes
) -> None:
    world, webhook = hooked
    whole = unreadable if unreadable.endswith(b"}") else unreadable + b"]" * 9000 + b"}"

    answered, _ = await post(webhook, whole)

    assert answered == 200
    assert [(row["update_id"], row["error"]) for row in await dead(world)] == [
        (2, "UnreadableUpdate")
    ]


async def test_the_same_update_has_one_effect_however_often_it_comes(
    hooked: tuple[World, Webhook],
) -> None:
    world, webhook = hooked
    rith = await known(world, "rith")
    again = message(1, rith, "hello")

    together = await asyncio.gather(*(post(webhook, again) for _ in range(5)))
    await post(webhook, message(2, rith, "more"))
    replayed, _ = await post(webhook, again)
    await world.app.sender.idle()

    assert {status for status, _ in together} == {replayed} == {200}
    assert len(said(rith)) == 2


async def test_updates_that_arrive_together_share_a_commit_in_their_order(
    hooked: tuple[World, Webhook],
) -> None:
    world, webhook = hooked
    people = [await known(world, f"p{number}") for number in range(20)]
    busy, go = asyncio.Event(), asyncio.Event()

    async def hold(_: Tx) -> None:
        busy.set()
        await go.wait()

    holding = asyncio.create_task(world.app.database.run(hold))
    await busy.wait()
    receiver = world.app.receiver
    assert isinstance(receiver, WebhookReceiver)
    posted = [
        asyncio.create_task(post(webhook, message(number, phone, "hello")))
        for number, phone in enumerate(people, start=1)
    ]
    again = asyncio.create_task(receiver.arrivals.take(message(1, people[0], "hello")))
    await until(lambda: receiver.arrivals.uncommitted == len(people) + 1)
    early = [each for each in (again, *posted) if each.done()]
    go.set()
    await asyncio.gather(holding, again, *posted)
    await world.app.sender.idle()

    async def instants(tx: Tx) -> int:
        return len(await tx.ask("SELECT DISTINCT seen_at FROM seen_updates"))

    assert early == [], "acknowledged before the commit"
    assert await world.app.database.run(instants) <= 2
    assert [len(said(phone)) for phone in people] == [1] * len(people)


async def test_while_many_arrive_those_of_the_next_moment_share_a_commit(
    hooked: tuple[World, Webhook],
) -> None:
    world, _ = hooked
    people = [await known(world, f"p{number}") for number in range(4)]
    receiver = world.app.receiver
    assert isinstance(receiver, WebhookReceiver)
    take = receiver.arrivals.take

    async def take_later(update: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        await asyncio.sleep(0)  # by now the first one could be on its way alone
        await take(update)

    async def commits(tx: Tx) -> int:
        return len(await tx.ask("SELECT DISTINCT seen_at FROM seen_updates"))

    first, second, third, fourth = (
        message(number, phone, "hello") for number, phone in enumerate(people, start=1)
    )
    await asyncio.gather(take(first), take(second))
    await asyncio.gather(take(third), take_later(fourth))

    assert await world.app.database.run(commits) == 2


async def test_a_flood_is_answered_as_little_as_by_polling(tmp_path: Path) -> None:
    async with a_hooked(tmp_path, limits=FloodLimits()) as (world, webhook):
        rith = await known(world, "rith")
        posted = [await post(webhook, message(number, rith, "hello")) for number in range(1, 41)]
        await world.app.sender.idle()

        assert {status for status, _ in posted} == {200}
        assert len(said(rith)) == FloodLimits().messages_a_minute + 1
        assert len(await seen(world)) == 40


async def test_telegram_sends_its_updates_in_the_order_of_each_chat(
    hooked: tuple[World, Webhook],
) -> None:
    world, _ = hooked
    heard = [str(number) for number in range(30)]
    people = [await known(world, key) for key in ("rith", "bopha")]
    for text in heard:
        for phone in people:
            world.acts.message(phone.chat_key, text, who=phone.key)
    await world.settle()

    assert [len(said(phone)) for phone in people] == [30, 30]
    assert not await dead(world)


@pytest.mark.skipif(POSTGRES, reason="PostgreSQL has a disk of its own")
async def test_while_the_database_fails_telegram_is_asked_to_send_again(
    hooked: tuple[World, Webhook],
) -> None:
    world, webhook = hooked
    rith = await known(world, "rith")
    await _pragma(world, "max_page_count = 1")
    while True:
        try:
            await world.app.database.run(_stuff)
        except DatabaseUnavailable:
            break

    for _ in range(200):
        world.acts.message(rith.chat_key, "hello", who=rith.key)
    await until(lambda: "503" in hook_of(world).error)
    number = 10**6
    answered = (200, {"": ""})
    while answered[0] == 200:
        number += 1
        answered = await post(webhook, message(number, rith, "hello"))
    waiting = len(world.simulator.world.queues[world.simulator.world.main.id].pending)
    await _pragma(world, "max_page_count = 1000000")
    await world.settle()

    assert (answered[0], answered[1]["Retry-After"]) == (503, "1")
    assert waiting > 0
    assert len(said(rith)) == 200 + number - 10**6 - 1
    assert await dead(world) == []


async def test_sessions_of_a_server_that_are_ended_lose_and_repeat_nothing(
    postgres_template: str, tmp_path: Path
) -> None:
    async with (
        new_postgres(postgres_template) as url,
        far_away(url, tmp_path / "romleuk.db", webhook=a_webhook()) as far,
    ):
        await far.announce()
        await far.taps_while_sessions_end(3)

        await far.check()


async def test_the_end_of_the_bot_leaves_what_is_not_committed_to_telegram(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_hooked(tmp_path) as (world, _):
        rith = await known(world, "rith")
        await world.app.stop()
        world.acts.message(rith.chat_key, "hello", who=rith.key)
        await until(lambda: hook_of(world).error)
        await world.restart(path)
        await world.settle()

        assert len(said(rith)) == 1


async def _pragma(world: World, words: str) -> None:
    database = world.app.database
    assert isinstance(database, SqliteDatabase)
    await database._connection.execute_fetchall(f"PRAGMA {words}")


async def _stuff(tx: Tx) -> None:
    for _ in range(50):
        tx.do("INSERT INTO tombstones VALUES (:key, 0)", key=os.urandom(200).hex())
    await tx.flush()
