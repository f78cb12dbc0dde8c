"""Posts JSON to methods of the Bot API on aiohttp's connections, without its sessions.

A session builds a request with its headers and an answer for each call, which takes two thirds of
the computing. Here the head of a method's requests is written once. The pool of connections, TLS,
timeouts and the reading of answers are aiohttp's.

This uses names that aiohttp may change in any release. So only the releases that were tried get it
(`fits`), and all others `session_endpoints`.
"""

import asyncio
import inspect
from collections.abc import Callable
from typing import Any, Final

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from aiohttp.http import HttpProcessingError
from yarl import URL

from bot.telegram.session_endpoints import CONNECT_SECONDS, JSON_HEADERS, HttpResponse

TRIED: Final = "3.14."
"""How the versions of aiohttp begin with which all of this was tried."""
_USED: Final[tuple[tuple[type, str, frozenset[str]], ...]] = (
    (aiohttp.ClientRequest, "__init__", frozenset({"headers", "skip_auto_headers", "session"})),
    (aiohttp.TCPConnector, "connect", frozenset({"req", "traces", "timeout"})),
    (ResponseHandler, "set_response_params", frozenset({"read_until_eof", "read_timeout"})),
    (ResponseHandler, "start_timeout", frozenset()),
    (ResponseHandler, "read", frozenset()),
    (Connection, "release", frozenset()),
    (Connection, "close", frozenset()),
)
"""Methods that are used here and documented nowhere, with the parameters that they get."""
_TIMEOUT: Final = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS)
_INTERIM: Final = frozenset({100, 102, 103})
"""Status codes that a server may send before its answer."""


def fits() -> bool:
    """Tell whether this release of aiohttp was tried, and has the names that are used here."""
    return aiohttp.__version__.startswith(TRIED) and all(
        _takes(getattr(each, name, None), parameters) for each, name, parameters in _USED
    )


def _takes(method: Callable[..., Any] | None, parameters: frozenset[str]) -> bool:
    return method is not None and parameters <= set(inspect.signature(method).parameters)


class Endpoint:
    """One method of the Bot API, called over the connections of a session."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        # Of aiohttp's request only the address, by which it knows connections, and headers are used
        self._request = aiohttp.ClientRequest(
            "POST",
            URL(url),
            headers={**session.headers, **JSON_HEADERS},
            skip_auto_headers=session.skip_auto_headers,
            loop=asyncio.get_running_loop(),
            session=session,
        )
        self._request.headers.popall("Content-Length", None)  # it has no body itself
        headers = "".join(f"{name}: {value}\r\n" for name, value in self._request.headers.items())
        self._head = f"POST {self._request.url.raw_path_qs} HTTP/1.1\r\n{headers}".encode()

    async def post(self, body: bytes, *, seconds: float | None) -> HttpResponse:
        """Make a call; raise `aiohttp.ClientError`, OSError or TimeoutError if it fails.

        `seconds`: how long to wait for each part of the answer; None: for ever.
        """
        connection = await self._connect()
        try:
            answer = await self._exchange(connection, body, seconds)
        except BaseException:
            connection.close()
            raise
        connection.release()
        return answer

    async def _connect(self) -> Connection:
        connector = self._session.connector
        if connector is None:
            raise RuntimeError("the session is closed")
        try:
            return await connector.connect(self._request, [], _TIMEOUT)
        except TimeoutError as error:
            raise aiohttp.ConnectionTimeoutError("no connection in time") from error

    async def _exchange(
        self, connection: Connection, body: bytes, seconds: float | None
    ) -> HttpResponse:
        protocol, transport = connection.protocol, connection.transport
        if protocol is None or transport is None or transport.is_closing():
            raise aiohttp.ClientConnectionResetError("the connection has just been closed")
        protocol.set_response_params(read_until_eof=True, read_timeout=seconds)
        transport.write(b"%bContent-Length: %d\r\n\r\n%b" % (self._head, len(body), body))
        try:
            while True:
                protocol.start_timeout()
                message, content = await protocol.read()
                if message.code not in _INTERIM:
                    return HttpResponse(message.code, message.headers, await content.read())
        except HttpProcessingError as error:
            raise aiohttp.ClientPayloadError("the answer is no HTTP") from error
