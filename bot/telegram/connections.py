"""Kept HTTP/1.1 connections to one server, which read answers by httptools.

A general client builds a request with its headers and an answer for each call, which takes more
computing than all the rest of it. Here a request comes as finished bytes, and of an answer only
status, date and content are kept.
"""

import asyncio
import socket
import ssl
from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple, cast
from urllib.parse import SplitResult

from aiohappyeyeballs import AddrInfoType, start_connection
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

CONNECT_SECONDS: Final = 10.0
KEEPALIVE_SECONDS: Final = 15.0
"""Shorter than any server's, so that no call uses a connection that the server just closes."""
RESOLVED_SECONDS: Final = 10.0
"""How long the addresses of a name count: many connections are opened in one moment."""
NEXT_ADDRESS_SECONDS: Final = 0.25
"""When another address is tried beside one that does not answer, such as one of IPv6."""
_PORTS: Final = {"http": 80, "https": 443}
_INTERIM: Final = range(100, 200)
_LENGTHS: Final = frozenset({b"content-length", b"transfer-encoding"})


class NotConnected(OSError):
    """There was no connection to the server, so nothing was sent; the cause says why."""


class AnswerBroken(OSError):
    """The connection was lost before the answer was whole, or the answer is no HTTP."""


class HttpResponse(NamedTuple):
    """The answer to a call, whatever its status is; `date` is its header Date."""

    status: int
    date: str | None
    content: bytes


class Connections:
    """Up to `limit` connections to the server of `url`, with `tls` if it speaks https."""

    def __init__(self, url: SplitResult, *, limit: int, tls: ssl.SSLContext | None) -> None:
        self._host = url.hostname or ""
        self._port = url.port or _PORTS[url.scheme]
        self._tls = tls
        self._is_closed = False
        self._room = asyncio.Semaphore(limit)
        self._idle: deque[_Connection] = deque()  # the one that was used last is at the right
        self._resolving = asyncio.Lock()
        self._addresses: Sequence[AddrInfoType] = ()
        self._resolved_at = float("-inf")

    async def exchange(self, request: bytes, *, seconds: float | None) -> HttpResponse:
        """Send a whole request and return its answer.

        `seconds`: how long to wait for each part of the answer; None: for ever. Raises
        `NotConnected`, `AnswerBroken`, or TimeoutError if the answer does not come in time.
        """
        async with self._room:
            connection = self._take() or await self._connect()
            try:
                answer = await connection.exchange(request, seconds)
            except BaseException:
                connection.abort()  # a late answer must not be taken for that to another call
                raise
            if connection.is_reusable and not self._is_closed:
                self._idle.append(connection)
            else:
                connection.close()
            return answer

    def close(self) -> None:
        """Close the connections; those of calls under way are closed when they end."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> "_Connection | None":
        too_old = asyncio.get_running_loop().time() - KEEPALIVE_SECONDS
        while self._idle and self._idle[0].heard_at < too_old:
            self._idle.popleft().close()
        while self._idle:
            connection = self._idle.pop()
            if connection.is_reusable:
                return connection
        return None

    async def _connect(self) -> "_Connection":
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                opened = await start_connection(
                    await self._resolved(), happy_eyeballs_delay=NEXT_ADDRESS_SECONDS
                )
                name = None if self._tls is None else self._host
                _, connection = await loop.create_connection(
                    _Connection, sock=opened, ssl=self._tls, server_hostname=name
                )
        except OSError as error:  # TimeoutError and those of TLS, too
            raise NotConnected(type(error).__name__) from error
        return connection

    async def _resolved(self) -> Sequence[AddrInfoType]:
        loop = asyncio.get_running_loop()
        async with self._resolving:
            if loop.time() - self._resolved_at > RESOLVED_SECONDS:
                found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
                self._addresses, self._resolved_at = found, loop.time()
        return self._addresses


class _Connection(asyncio.Protocol):
    """One connection, with one call at a time; httptools calls the methods `on_`."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = HttpResponseParser(self)
        self._transport: asyncio.Transport
        self._answer: asyncio.Future[HttpResponse] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.heard_at = 0.0
        self._status = 0  # of an answer whose headers have come, until it is whole
        self._keeps_alive = False
        self._date: str | None = None
        self._has_length = False
        self._content: list[bytes] = []

    @property
    def is_reusable(self) -> bool:
        return self._keeps_alive and not self._transport.is_closing()

    async def exchange(self, request: bytes, seconds: float | None) -> HttpResponse:
        if self._transport.is_closing():
            raise NotConnected("closed at once")
        self._answer = self._loop.create_future()
        self.heard_at = self._loop.time()
        if seconds is not None:
            self._timer = self._loop.call_later(seconds, self._look, seconds)
        try:
            self._transport.write(request)
            return await self._answer
        finally:
            self._answer = None
            if self._timer is not None:
                self._timer.cancel()

    def close(self) -> None:
        self._transport.close()

    def abort(self) -> None:
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.heard_at = self._loop.time()
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self._fail(AnswerBroken(type(error).__name__))
            self.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is None and self._status and not self._has_length:
            self.on_message_complete()  # such an answer ends with its connection
        else:
            self._fail(AnswerBroken("connection lost"))

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():
            self.abort()  # nobody asked for it
        self._status, self._date, self._has_length = 0, None, False
        self._content.clear()

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        if name == b"date":
            self._date = value.decode("latin-1")
        elif name in _LENGTHS:
            self._has_length = True

    def on_headers_complete(self) -> None:
        self._status = self._parser.get_status_code()

    def on_body(self, part: bytes) -> None:
        self._content.append(part)

    def on_message_complete(self) -> None:
        status, self._status = self._status, 0
        self._keeps_alive = self._parser.should_keep_alive()  # it says so only now
        if status not in _INTERIM and self._answer is not None and not self._answer.done():
            self._answer.set_result(HttpResponse(status, self._date, b"".join(self._content)))

    def _look(self, seconds: float) -> None:
        """Give up if nothing has come for so long."""
        left = self.heard_at + seconds - self._loop.time()
        if left > 0:
            self._timer = self._loop.call_later(left, self._look, seconds)
        else:
            self._fail(TimeoutError())

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
