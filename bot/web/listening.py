"""Lets a server listen on an address of the settings."""

import socket

from aiohttp import web

from bot.addresses import Listen
from bot.web.sockets import CannotListen, open_socket

IDLE_SECONDS = 75.0
"""How long a connection may say nothing, or send its headers."""


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
