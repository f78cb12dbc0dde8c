"""The way between the bot and its PostgreSQL, which can be slow, be silent or be cut."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

CHUNK = 65536


class Wire:
    """Forwards bytes to a server, and lets the way there go wrong."""

    def __init__(self, host: str, port: int) -> None:
        self._server = host, port
        self._listening: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._open = asyncio.Event()
        self._open.set()
        self.port = 0
        self.seconds = 0.0
        """How long each answer takes."""
        self.cut_after: Callable[[bytes], bool] = lambda _sent: False
        """Whether the connection is cut before the answer to what was sent."""

    async def open(self, port: int = 0) -> None:
        """Listen; at 0 on any port that is free."""
        self._listening = await asyncio.start_server(self._serve, "127.0.0.1", port or self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Refuse connections, and end those that are open."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for end in tuple(self._ends):
            end.transport.abort()
        await asyncio.sleep(0)

    def hush(self) -> None:
        """Forward nothing more, and end nothing."""
        self._open.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, away = await asyncio.open_connection(*self._server)
        except OSError:  # the server is down
            writer.transport.abort()
            return
        self._ends |= {writer, away}
        try:
            await asyncio.gather(self._send(reader, away, writer), self._answer(there, writer))
        finally:
            for end in (writer, away):
                self._ends.discard(end)
                end.transport.abort()

    async def _send(
        self, reader: asyncio.StreamReader, to: asyncio.StreamWriter, back: asyncio.StreamWriter
    ) -> None:
        with suppress(ConnectionError):
            while sent := await reader.read(CHUNK):
                await self._open.wait()
                to.write(sent)
                await to.drain()
                if self.cut_after(sent):
                    back.transport.abort()
        to.close()

    async def _answer(self, reader: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while answer := await reader.read(CHUNK):
                await asyncio.sleep(self.seconds)
                await self._open.wait()
                to.write(answer)
                await to.drain()
        to.close()


@asynccontextmanager
async def a_wire(url: str) -> AsyncIterator[tuple[Wire, str]]:
    """Give a wire to the server of `url`, and the address of the database at its near end."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    wire = Wire(parts.hostname, parts.port)
    await wire.open()
    near = parts._replace(netloc=f"{parts.username}@127.0.0.1:{wire.port}").geturl()
    try:
        yield wire, near
    finally:
        await wire.cut()
