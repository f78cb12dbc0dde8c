"""A bot that gets its updates by a webhook, and requests to it that are not Telegram's."""

import json
from collections.abc import Mapping
from typing import Any

import aiohttp

from bot.addresses import Listen
from bot.telegram.incoming.webhook import Webhook, webhook_at
from bot.web.webhook import SECRET
from tests.ports import free_port

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
