"""Asks Telegram one thing without starting a bot; no returned value contains the token."""

import ssl
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import orjson

from bot.clock import Clock
from bot.telegram.general_client import GeneralClient, proxy_for

_SECONDS = 10.0
_REFUSED = frozenset({401, 404})


@dataclass(frozen=True, slots=True)
class TelegramAnswer:
    """The result of a method; `skew`: how far this machine's clock is ahead of Telegram's."""

    result: dict[str, Any]
    skew: timedelta | None


async def ask_telegram(api_url: str, token: str, method: str) -> TelegramAnswer | str:
    """Return the answer to a method without parameters, or a text that says what is wrong."""
    proxy, tls = proxy_for(urlsplit(api_url)), ssl.create_default_context()
    client = GeneralClient(limit=1, tls=tls, proxy=proxy, agent="Romleuk")
    try:
        answer = await client.post(f"{api_url}{token}/{method}", seconds=_SECONDS)
        if answer.status in _REFUSED:
            return "Telegram does not know this token: copy it again from @BotFather"
        body = orjson.loads(answer.content)
    except (OSError, orjson.JSONDecodeError) as error:
        # The message of an error may hold the address, and the token with it.
        return _unreachable(api_url, error)
    finally:
        await client.close()
    if not isinstance(body, dict) or not isinstance(body.get("result"), dict):
        return f"Telegram does not answer as hoped ({method}): try again later"
    date = answer.date
    skew = None if date is None else Clock().now() - parsedate_to_datetime(date)
    return TelegramAnswer(body["result"], skew)


def _unreachable(api_url: str, error: Exception) -> str:
    host = urlsplit(api_url).hostname
    return (
        f"Telegram cannot be reached ({type(error).__name__}): this machine gets no answer from "
        f"{host}. A bot that runs tries again by itself, and what people send waits at Telegram "
        "for a day. Look at the network, the firewall, and whether your provider blocks Telegram"
    )
