"""A server that says any bytes, as real servers, machines in between and attackers do."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from bot.telegram.connections import Connections

PLENTY = 20.0
REQUEST = b"POST /bot1:AB/getMe HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Give the port of a server that treats each connection like this, then closes it."""
    connections = []

    async def until_closed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(until_closed, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]
    await asyncio.gather(*filter(None, connections))


@asynccontextmanager
async def serving(
    serve: Serve,
    *,
    limit: int = 8,
    host: str = "127.0.0.1",
    tls: tuple[ssl.SSLContext | None, ssl.SSLContext | None] = (None, None),
) -> AsyncIterator[Connections]:
    """Give connections to such a server; `tls` is its side and ours."""
    async with listening(serve, tls=tls[0]) as port:
        found = Connections(urlsplit(f"http://{host}:{port}"), limit=limit, tls=tls[1])
        yield found
        found.close()


async def request_of(reader: asyncio.StreamReader) -> bytes:
    """Read one request."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
    return head + await reader.readexactly(int(length.rpartition(b" ")[2]))


def saying(*parts: bytes) -> Serve:
    """Return a server that answers each request with these parts, and closes after an empty one."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await request_of(reader)
            for part in parts:
                writer.write(part)
                await writer.drain()
            if b"" in parts:
                return

    return serve


def counting(serve: Serve, connections: list[asyncio.StreamWriter]) -> Serve:
    """Return a server that does the same, and notes each connection."""

    async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        await serve(reader, writer)

    return counted


WHOLE = b"HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
