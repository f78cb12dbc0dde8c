"""The control socket, over which commands reach the database of a running bot.

The bot locks its SQLite file, so a command sends its request to the bot over a Unix socket
(mode 0600) in the data folder. If no bot runs, the command opens the database itself.
"""

import asyncio
import logging
import os
import socket
import stat
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from bot.storage.files import identity

log = logging.getLogger(__name__)

RequestHandler = Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]]
SECONDS = 60.0
LONGEST_NAME = 100
STOP_SECONDS = 2.0
"""How long a running request may delay the end of the bot."""


class RequestRefused(Exception):
    """The bot cannot handle the request; the message says why."""


class BotNotRunning(Exception):
    """No bot runs on this data folder."""


class ControlServer:
    """Serves requests by name: a line with the name and a JSON object, answered with another one.

    Each request has a connection of its own, and both sides end what they say by closing it.
    """

    def __init__(self, path: Path, handlers: Mapping[str, RequestHandler]) -> None:
        self._path = path
        self._handlers = handlers
        self._server: asyncio.Server | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._ours: tuple[int, int] | None = None

    async def start(self) -> None:
        """Listen; replace a socket that a killed bot has left."""
        self._path.unlink(missing_ok=True)
        self._server = await asyncio.start_server(self._accept, sock=_listening(self._path))
        self._ours = identity(self._path)

    async def stop(self) -> None:
        """Stop listening within 2 s, and delete the socket, unless another worker has its own."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._running:
            await asyncio.wait(self._running, timeout=STOP_SECONDS)
        for late in self._running:
            late.cancel()
        if self._ours is not None and identity(self._path) == self._ours:
            self._path.unlink(missing_ok=True)
        self._ours = None

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving = asyncio.create_task(self._serve(reader, writer))
        self._running.add(serving)
        serving.add_done_callback(self._running.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            name, _, body = (await reader.read()).partition(b"\n")
            writer.write(orjson.dumps(await self._answer(name.decode(errors="replace"), body)))
            await writer.drain()
        except ConnectionError:
            log.info("request.given_up")  # nobody waits for the answer any more
        finally:
            writer.close()

    async def _answer(self, name: str, body: bytes) -> dict[str, Any]:
        handler = self._handlers.get(name)
        if handler is None:
            return {"error": "this bot knows no such request"}
        try:
            return await handler(orjson.loads(body))
        except RequestRefused as refused:
            return {"error": str(refused)}
        except Exception:  # the sender must hear that it failed
            log.exception("request.failed", extra={"kind": name})
            return {"error": "The running bot could not do it; its log says why."}


async def send_request(
    path: Path, name: str, body: Mapping[str, Any], *, seconds: float = SECONDS
) -> dict[str, Any]:
    """Ask the running bot; raise `BotNotRunning` without one, `RequestRefused` with its reason.

    A bot that does not answer in time is running but busy, and may still handle the request, so
    this raises `RequestRefused` too.
    """
    if not _is_socket(path):
        raise BotNotRunning
    try:
        async with asyncio.timeout(seconds):
            answered = await _ask(path, name, body)
    except TimeoutError as error:
        raise RequestRefused(f"The running bot did not answer within {seconds:g} s.") from error
    except ConnectionError as error:
        raise BotNotRunning from error
    except orjson.JSONDecodeError as error:
        raise RequestRefused("The running bot is of another release: start it again.") from error
    if "error" in answered:
        raise RequestRefused(answered["error"])
    return answered


async def _ask(path: Path, name: str, body: Mapping[str, Any]) -> dict[str, Any]:
    with _bindable(path) as short:
        reader, writer = await asyncio.open_unix_connection(short)
    try:
        writer.write(b"%b\n%b" % (name.encode(), orjson.dumps(body)))
        writer.write_eof()
        said = await reader.read()
    finally:
        writer.close()
    if not said:
        raise ConnectionResetError("the bot has ended meanwhile")
    answered: dict[str, Any] = orjson.loads(said)
    return answered


def _listening(path: Path) -> socket.socket:
    """Open the socket for its owner alone.

    It is bound here, since asyncio of Python 3.13 deletes at the end what it has bound, by a name
    that may be gone by then (`_bindable`).
    """
    opened = socket.socket(socket.AF_UNIX)
    mask = os.umask(0o177)
    try:
        with _bindable(path) as name:
            opened.bind(name)
        opened.listen()
    except BaseException:
        opened.close()
        raise
    finally:
        os.umask(mask)
    return opened


@contextmanager
def _bindable(path: Path) -> Iterator[str]:
    """Give a name of the socket that is short enough for the kernel.

    A name may have 108 bytes (sun_path in unix(7)), so a longer one is reached through the
    descriptor of its folder.
    """
    if len(os.fsencode(path)) <= LONGEST_NAME:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def _is_socket(path: Path) -> bool:
    return path.exists() and stat.S_ISSOCK(path.stat().st_mode)
