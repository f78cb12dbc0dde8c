"""Lets a server listen on an address of the settings."""

import os
import socket
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.addresses import Listen

BACKLOG: Final = 1024
"""Connections that may wait until they are accepted."""


class CannotListen(Exception):
    """The address to listen on cannot be used; the message says why."""


async def listen_on(
    runner: web.AppRunner, listen: Listen, opened: socket.socket | None = None
) -> int:
    """Start a server; return its port, or 0 for a socket. Raises `CannotListen`.

    `opened`: several processes share the address, which was opened for all of them.
    """
    await runner.setup()
    try:
        if opened is None:
            await _site(runner, listen)
        else:
            await web.SockSite(runner, opened).start()
    except OSError as error:
        await runner.cleanup()
        raise CannotListen(f"{listen}: {error.strerror}") from error
    name = runner.addresses[0]
    return int(name[1]) if isinstance(name, tuple) else 0


async def _site(runner: web.AppRunner, listen: Listen) -> None:
    if listen.socket is None:
        await web.TCPSite(runner, listen.host, listen.port).start()
    else:
        await web.SockSite(runner, open_socket(listen.socket)).start()


def open_socket(path: Path) -> socket.socket:
    """Open a Unix socket for owner and group, in place of one that a killed bot has left.

    Raises OSError if somebody listens there, or if it is another kind of file.
    """
    if path.is_socket():
        with socket.socket(socket.AF_UNIX) as caller:
            if caller.connect_ex(str(path)) != 0:
                path.unlink()
    opened = socket.socket(socket.AF_UNIX)
    try:
        mask = os.umask(0o117)
        try:
            opened.bind(str(path))
        finally:
            os.umask(mask)
        opened.listen(BACKLOG)
    except BaseException:
        opened.close()
        raise
    return opened
