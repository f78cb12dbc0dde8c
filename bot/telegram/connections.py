"""Kept HTTP/1.1 connections to one server.

A general client builds a request with its headers and an answer for each call, which takes more
computing than all the rest of it. Here a request comes as finished bytes, and of an answer only
status, date and content are kept.
"""

import asyncio
import socket
import ssl
from collections import deque
from collections.abc import Sequence
from typing import Final
from urllib.parse import SplitResult

from aiohappyeyeballs import AddrInfoType, start_connection

from bot.telegram.connection import Connection, HttpResponse, NotConnected

CONNECT_SECONDS: Final = 10.0
KEEPALIVE_SECONDS: Final = 15.0
"""Shorter than most servers', so that hardly a call uses a connection that is just closed."""
RESOLVED_SECONDS: Final = 10.0
"""How long the addresses of a name count: many connections are opened in one moment."""
NEXT_ADDRESS_SECONDS: Final = 0.25
"""When another address is tried beside one that does not answer, such as one of IPv6."""


class Connections:
    """Up to `limit` connections to the server of `url`, with `tls` if it speaks https."""

    def __init__(self, url: SplitResult, *, limit: int, tls: ssl.SSLContext | None) -> None:
        self._host = url.hostname or ""
        self._port = url.port or (80 if tls is None else 443)
        self._tls = tls
        self._is_closed = False
        self._room = asyncio.Semaphore(limit)
        self._idle: deque[Connection] = deque()  # the one that was used last is at the right
        self._resolving = asyncio.Lock()
        self._addresses: Sequence[AddrInfoType] = ()
        self._resolved_at = float("-inf")

    async def exchange(self, request: bytes, *, seconds: float) -> HttpResponse:
        """Send a whole request and return its answer.

        `seconds`: how long to wait for each part of the answer. Raises `NotConnected`,
        `AnswerBroken`, or TimeoutError if the answer does not come in time.
        """
        async with self._room:
            connection = self._take() or await self._connect()
            try:
                return await connection.exchange(request, seconds)
            finally:
                if connection.is_reusable and not self._is_closed:
                    self._idle.append(connection)
                else:
                    connection.abort()  # a late answer must not be taken for that to another call

    def close(self) -> None:
        """Close the connections; those of calls under way are closed when they end."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().abort()

    def _take(self) -> Connection | None:
        too_old = asyncio.get_running_loop().time() - KEEPALIVE_SECONDS
        while self._idle and self._idle[0].heard_at < too_old:
            self._idle.popleft().abort()
        while self._idle:
            connection = self._idle.pop()
            if connection.is_reusable and connection.is_silent():
                return connection
            connection.abort()
        return None

    async def _connect(self) -> Connection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                opened = await start_connection(
                    await self._resolved(), happy_eyeballs_delay=NEXT_ADDRESS_SECONDS
                )
                name = self._host if self._tls else None
                _, connection = await loop.create_connection(
                    Connection, sock=opened, ssl=self._tls, server_hostname=name
                )
        except (OSError, RuntimeError, ValueError) as error:  # of TLS, uvloop and names, too
            raise NotConnected(type(error).__name__) from error
        return connection

    async def _resolved(self) -> Sequence[AddrInfoType]:
        loop = asyncio.get_running_loop()
        async with self._resolving:
            if loop.time() - self._resolved_at > RESOLVED_SECONDS:
                found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
                self._addresses, self._resolved_at = found, loop.time()
        return self._addresses
