"""A bot that gets its updates by a webhook, and requests to it that are not Telegram's."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.addresses import Listen
from bot.telegram.incoming.webhook import Webhook, webhook_at
from bot.web.webhook import SECRET
from tests.engines import open_database
from tests.ports import free_port
from tests.world import World, a_world, local, until

MORNING = local("2023-05-22 08:00")
WORD = "a-word-that-nobody-guesses"


def a_webhook() -> Webhook:
    """A webhook on this machine, with a path that the bot made."""
    port = free_port()
    return webhook_at(f"http://127.0.0.1:{port}", Listen(port=port), token="", secret=WORD)


def as_telegram() -> dict[str, str]:
    """The headers with which Telegram sends an update."""
    return {"Content-Type": "application/json", SECRET: WORD}


async def post(
    webhook: Webhook,
    body: Any,
    *,
    headers: Mapping[str, str] | None = None,
    method: str = "POST",
    path: str | None = None,
) -> tuple[int, dict[str, str]]:
    """Send one request; return the status and the headers of its answer."""
    url = webhook.url if path is None else webhook.url.removesuffix(webhook.path) + path
    data = json.dumps(body).encode() if isinstance(body, dict) else body
    async with (
        aiohttp.ClientSession() as session,
        session.request(
            method, url, data=data, headers=as_telegram() if headers is None else headers
        ) as answer,
    ):
        await answer.read()
        return answer.status, dict(answer.headers)


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


def hooks_of(world: World) -> dict[int, Any]:
    """What the simulated Telegram knows of all webhooks, by their bots."""
    return world.simulator.api.webhooks._webhooks


def hook_of(world: World) -> Any:
    """What the simulated Telegram knows of the webhook of the bot."""
    return hooks_of(world)[world.simulator.world.main.id]
