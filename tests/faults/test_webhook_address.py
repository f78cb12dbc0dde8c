"""The address to which Telegram sends is set, watched, and deleted by the bot that owns it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram.failures import AnotherBotRuns, WebhookRefused
from bot.telegram.incoming.webhook import RECENT, Webhook, WebhookWatch
from bot.web.webhook import WebhookReceiver
from telegram_simulator import Simulator
from tests.engines import open_database
from tests.faults.rows import known, said
from tests.hooks import MORNING, a_hooked, a_webhook, hook_of, hooks_of
from tests.world import World, a_world, until


async def test_a_bot_that_polls_again_deletes_its_own_webhook(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_hooked(tmp_path) as (world, webhook):
        rith = await known(world, "rith")
        await rith.sends("by webhook")
        world.plan = replace(world.plan, webhook=None)
        await world.restart(path)
        await rith.sends("by polling")
        assert not hooks_of(world)
        world.plan = replace(world.plan, webhook=webhook)
        await world.restart(path)
        await rith.sends("by webhook")

        assert hook_of(world).url == webhook.url
        assert len(said(rith)) == 3


async def test_a_foreign_webhook_is_not_deleted_by_a_bot_that_polls(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "romleuk.db"
    async with a_hooked(tmp_path) as (world, _):
        await world.app.stop()
        hook_of(world).url = "http://127.0.0.1:9/theirs"
        world.plan = replace(world.plan, webhook=None)
        await world.restart(path)

        await until(lambda: "poll.stands_by" in caplog.messages)

        assert hook_of(world).url.endswith("/theirs")


@pytest.mark.parametrize("theirs", ["http://127.0.0.1:9/theirs", None])
async def test_somebody_who_takes_the_updates_away_is_noticed(
    tmp_path: Path, theirs: str | None
) -> None:
    async with a_hooked(tmp_path) as (world, _):
        receiver = world.app.receiver
        assert isinstance(receiver, WebhookReceiver)
        await receiver.watch.look()
        if theirs is None:
            await world.simulator.api.webhooks.stop(world.simulator.world.main)
        else:
            hook_of(world).url = theirs

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
        await until(lambda: hooks_of(world))

    assert "webhook.unknown" in caplog.messages


@pytest.mark.parametrize("kind", ["unauthorized", "not_found"])
async def test_a_token_that_is_refused_for_a_while_does_not_end_a_bot_with_a_webhook(
    tmp_path: Path, kind: str
) -> None:
    database = await open_database(tmp_path / "romleuk.db")

    def refuse_twice(simulator: Simulator) -> None:
        simulator.controls.fault(method="setWebhook", kind=kind, times=2)

    async with a_world(database, at=MORNING, webhook=a_webhook(), stage=refuse_twice) as world:
        await until(lambda: hooks_of(world))

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
        hook_of(world).url = "http://127.0.0.1:9/theirs"
        world.simulator.api.webhooks._changed_at.clear()  # as if a second had passed
        await watch.register()

        assert not again
        assert hook_of(world).url == webhook.url
    assert "webhook.replaced" in caplog.messages


async def test_updates_that_telegram_cannot_deliver_are_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with registered(tmp_path, a_webhook()) as (world, watch):
        await watch.look()
        world.acts.start("dara")
        await until(lambda: hook_of(world).error)  # nobody listens
        for _ in range(2):
            await watch.look()

        assert watch.is_failing
        assert watch.pending == 1
        world.clock.set(world.clock.now() + 2 * RECENT)
        await watch.look()
        assert not watch.is_failing
    assert caplog.messages.count("webhook.failing") == 1
