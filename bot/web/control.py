"""The control socket, over which commands reach the database of a running bot.

The bot locks its SQLite file, so a command sends its request to the bot over a Unix socket
(mode 0600) in the data folder. If no bot runs, the command opens the database itself.
"""

import logging
import os
import socket
import stat
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import orjson
from aiohttp import web

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
    """Serves requests by name: POST /NAME with a JSON object, answered with a JSON object."""

    def __init__(self, path: Path, handlers: Mapping[str, RequestHandler]) -> None:
        self._path = path
        self._handlers = handlers
        self._runner: web.AppRunner | None = None
        self._ours: tuple[int, int] | None = None

    async def start(self) -> None:
        """Listen; replace a socket that a killed bot has left."""
        self._path.unlink(missing_ok=True)
        application = web.Application()
        application.router.add_post("/{name}", self._handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        await web.SockSite(self._runner, _listening(self._path)).start()
        self._ours = identity(self._path)

    async def stop(self) -> None:
        """Stop listening within 2 s, and delete the socket, unless another worker has its own."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._ours is not None and identity(self._path) == self._ours:
            self._path.unlink(missing_ok=True)
        self._ours = None

    async def _handle(self, request: web.Request) -> web.Response:
        handler = self._handlers.get(request.match_info["name"])
        if handler is None:
            return _answer({"error": "this bot knows no such request"}, 404)
        try:
            return _answer(await handler(orjson.loads(await request.read())), 200)
        except RequestRefused as refused:
            return _answer({"error": str(refused)}, 422)
        except Exception:  # the sender must hear that it failed
            log.exception("request.failed", extra={"kind": request.match_info["name"]})
            return _answer({"error": "The running bot could not do it; its log says why."}, 500)


def _answer(body: dict[str, Any], status: int) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


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
        with _bindable(path) as short:
            answered = await _post(short, name, body, seconds)
    except TimeoutError as error:
        raise RequestRefused(f"The running bot did not answer within {seconds:g} s.") from error
    except aiohttp.ClientConnectionError as error:
        raise BotNotRunning from error
    if "error" in answered:
        raise RequestRefused(answered["error"])
    return answered


async def _post(path: str, name: str, body: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with (
        aiohttp.ClientSession(
            connector=aiohttp.UnixConnector(path=path), timeout=timeout
        ) as session,
        session.post(f"http://romleuk/{name}", data=orjson.dumps(body)) as answer,
    ):
        answered: dict[str, Any] = orjson.loads(await answer.read())
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
