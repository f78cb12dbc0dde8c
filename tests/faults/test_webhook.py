"""Whatever comes to the webhook: only what is committed is acknowledged, once."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.failures import AnotherBotRuns, WebhookRefused
from bot.telegram.incoming.floods import FloodLimits
from bot.telegram.incoming.webhook import RECENT, Webhook, WebhookWatch
from bot.web.webhook import SECRET, WebhookReceiver
from telegram_simulator import Simulator
from tests.engines import POSTGRES, new_postgres, open_database
from tests.faults.far import far_away
from tests.faults.rows import known, said
from tests.faults.test_updates import MALFORMED, dead, message, seen
from tests.hooks import WORD, a_webhook, as_telegram, post
from tests.world import World, a_world, local, until

MORNING = local("2023-05-22 08:00")
MEGABYTE = 1024 * 1024


@asynccontextmanager
async def a_hooked(
    path: Path, webhook: Webhook | None = None, **plan: Any
) -> AsyncIterator[tuple[World, Webhook]]:
    """Start a bot with a webhook; give it when Telegram knows the address."""
    webhook = webhook or a_webhook()
    database = await open_database(path / "romleuk.db")
    async with a_world(database, at=MORNING, webhook=webhook, **plan) as world:
        await until(lambda: world.app.receiver.heard_at)
        yield world, webhook


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
    await until(lambda: "503" in _hook(world).error)
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
        await until(lambda: _hook(world).error)
        await world.restart(path)
        await world.settle()

        assert len(said(rith)) == 1


async def test_a_bot_that_polls_again_deletes_its_own_webhook(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_hooked(tmp_path) as (world, webhook):
        rith = await known(world, "rith")
        await rith.sends("by webhook")
        world.plan = replace(world.plan, webhook=None)
        await world.restart(path)
        await rith.sends("by polling")
        assert not _hooks(world)
        world.plan = replace(world.plan, webhook=webhook)
        await world.restart(path)
        await rith.sends("by webhook")

        assert _hook(world).url == webhook.url
        assert len(said(rith)) == 3


async def test_a_foreign_webhook_is_not_deleted_by_a_bot_that_polls(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_hooked(tmp_path) as (world, _):
        await world.app.stop()
        _hook(world).url = "http://127.0.0.1:9/theirs"
        world.plan = replace(world.plan, webhook=None)
        await world.restart(path)

        await until(lambda: "poll.stands_by" in caplog.messages)

        assert _hook(world).url.endswith("/theirs")


@pytest.mark.parametrize("theirs", ["http://127.0.0.1:9/theirs", None])
async def test_somebody_who_takes_the_updates_away_is_noticed(
    hooked: tuple[World, Webhook], theirs: str | None
) -> None:
    world, _ = hooked
    receiver = world.app.receiver
    assert isinstance(receiver, WebhookReceiver)
    await receiver.watch.look()
    if theirs is None:
        await world.simulator.api.webhooks.stop(world.simulator.world.main)
    else:
        _hook(world).url = theirs

    with pytest.raises(AnotherBotRuns):
        await receiver.watch.look()


async def test_an_address_that_telegram_refuses_ends_the_bot(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    webhook = replace(a_webhook(), url="https://bot.example.org/updates")
    async with a_world(database, at=MORNING, webhook=webhook) as world:
        with pytest.raises(WebhookRefused, match="Bad webhook"):
            await world.app.serve()


async def test_a_telegram_that_fails_is_asked_again_until_it_takes_the_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = await open_database(tmp_path / "romleuk.db")

    def fail_once(simulator: Simulator) -> None:
        simulator.controls.fault(method="setWebhook", kind="500")

    async with a_world(database, at=MORNING, webhook=a_webhook(), stage=fail_once) as world:
        await until(lambda: _hooks(world))

    assert "webhook.unknown" in caplog.messages


@pytest.mark.parametrize("kind", ["unauthorized", "not_found"])
async def test_a_token_that_is_refused_for_a_while_does_not_end_a_bot_with_a_webhook(
    tmp_path: Path, kind: str
) -> None:
    database = await open_database(tmp_path / "romleuk.db")

    def refuse_twice(simulator: Simulator) -> None:
        simulator.controls.fault(method="setWebhook", kind=kind, times=2)

    async with a_world(database, at=MORNING, webhook=a_webhook(), stage=refuse_twice) as world:
        await until(lambda: _hooks(world))

        assert not any(task.done() for task in world.app.tasks)


@asynccontextmanager
async def registered(tmp_path: Path, webhook: Webhook) -> AsyncIterator[tuple[World, WebhookWatch]]:
    """A bot that has told Telegram its address and listens nowhere, and the watch over it."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MORNING, webhook=webhook, poll=False) as world:
        watch = WebhookWatch(
            world.app.application.bot,
            world.app.token,
            world.app.database,
            world.clock,
            webhook,
        )
        await watch.register()
        yield world, watch


async def test_an_address_that_was_set_by_others_is_replaced_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    webhook = a_webhook()
    async with registered(tmp_path, webhook) as (world, watch):
        again = "webhook.replaced" in caplog.messages
        _hook(world).url = "http://127.0.0.1:9/theirs"
        world.simulator.api.webhooks._changed_at.clear()  # as if a second had passed
        await watch.register()

        assert not again
        assert _hook(world).url == webhook.url
    assert "webhook.replaced" in caplog.messages


async def test_updates_that_telegram_cannot_deliver_are_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with registered(tmp_path, a_webhook()) as (world, watch):
        await watch.look()
        world.acts.start("dara")
        await until(lambda: _hook(world).error)  # nobody listens
        for _ in range(2):
            await watch.look()

        assert watch.is_failing
        assert watch.pending == 1
        world.clock.set(world.clock.now() + 2 * RECENT)
        await watch.look()
        assert not watch.is_failing
    assert caplog.messages.count("webhook.failing") == 1


def _hooks(world: World) -> dict[int, Any]:
    return world.simulator.api.webhooks._webhooks


def _hook(world: World) -> Any:
    """What the simulated Telegram knows of the webhook."""
    return _hooks(world)[world.simulator.world.main.id]


async def _pragma(world: World, words: str) -> None:
    database = world.app.database
    assert isinstance(database, SqliteDatabase)
    await database._connection.execute_fetchall(f"PRAGMA {words}")


async def _stuff(tx: Tx) -> None:
    for _ in range(50):
        tx.do("INSERT INTO tombstones VALUES (:key, 0)", key=os.urandom(200).hex())
    await tx.flush()
