"""A general HTTP client, httpx, for what `connections` does not do: files, and ways by a proxy.

It takes a few times as much computing for a call. It is loaded with python-telegram-bot anyway,
and opens its first connection at the first such call.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import SplitResult
from urllib.request import getproxies, proxy_bypass

import httpx

from bot.addresses import is_this_machine
from bot.telegram.connection import (
    MOST_BYTES,
    PATIENCE,
    AnswerBroken,
    HttpResponse,
    NotConnected,
)
from bot.telegram.connections import CONNECT_SECONDS, KEEPALIVE_SECONDS

log = logging.getLogger(__name__)
CHUNK_BYTES: Final = 64 * 1024
_NOT_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)


class DownloadTooLarge(Exception):
    """A download was larger than its limit."""


class DownloadRefused(Exception):
    """The server has no such file; the message is its status."""


class GeneralClient:
    """Up to `limit` connections, through `proxy` if there is one.

    Its calls raise `NotConnected`, `AnswerBroken` and TimeoutError, as those of `Connections` do.
    """

    def __init__(self, *, limit: int, tls: ssl.SSLContext, proxy: str | None, agent: str) -> None:
        self._client = httpx.AsyncClient(
            proxy=proxy,
            verify=tls,
            trust_env=False,  # `proxy_for` has asked it
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            limits=httpx.Limits(max_connections=limit, keepalive_expiry=KEEPALIVE_SECONDS),
        )

    async def post(self, url: str, *, seconds: float, **body: Any) -> HttpResponse:
        """Post a body, which is given as httpx takes it, and return the answer.

        `seconds`: how long to wait for each part of the answer.
        """
        try:
            async with self._asking("POST", url, seconds, **body) as answer:
                content = await _content(answer, MOST_BYTES)
        except DownloadTooLarge:
            raise AnswerBroken("too large") from None
        except httpx.HTTPError as error:
            raise _meaning(error) from error
        return HttpResponse(answer.status_code, answer.headers.get("Date"), content)

    async def download(self, url: str, *, limit: int, seconds: float) -> bytes:
        """Return a file; raise `DownloadTooLarge` as soon as it has more than `limit` bytes."""
        try:
            async with self._asking("GET", url, seconds) as answer:
                if answer.status_code != HTTPStatus.OK:
                    raise DownloadRefused(str(answer.status_code))
                return await _content(answer, limit)
        except httpx.HTTPError as error:
            raise _meaning(error) from None  # its text may hold the address, which has the token

    @asynccontextmanager
    async def _asking(
        self, method: str, url: str, seconds: float, **body: Any
    ) -> AsyncIterator[httpx.Response]:
        patience = httpx.Timeout(seconds, connect=CONNECT_SECONDS, pool=None)
        async with (
            asyncio.timeout(PATIENCE * seconds),
            self._client.stream(method, url, timeout=patience, **body) as answer,
        ):
            yield answer

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()


def proxy_for(url: SplitResult) -> str | None:
    """Return the proxy that the environment names for an address, such as HTTPS_PROXY."""
    host, proxies = url.hostname or "", getproxies()
    found = proxies.get(url.scheme) or proxies.get("all")
    if not found or is_this_machine(host) or proxy_bypass(host):
        return None
    kind = found.partition(":")[0]
    if kind not in {"http", "https"}:
        log.warning("proxy.unused", extra={"kind": kind})
        return None
    return found


async def _content(answer: httpx.Response, limit: int) -> bytes:
    content = bytearray()
    async for part in answer.aiter_bytes(CHUNK_BYTES):
        content += part
        if len(content) > limit:
            raise DownloadTooLarge
    return bytes(content)


def _meaning(error: httpx.HTTPError) -> Exception:
    """Return what a failure means, by its class alone: its text may hold the token."""
    name = type(error).__name__
    if isinstance(error, _NOT_SENT):
        return NotConnected(name)
    return TimeoutError(name) if isinstance(error, httpx.TimeoutException) else AnswerBroken(name)
