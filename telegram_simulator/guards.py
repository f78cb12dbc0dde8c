"""Who may ask the simulator: only this machine, or everybody for the page of a published one."""

import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

_LOCAL = frozenset({"127.0.0.1", "localhost"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def local_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests with a foreign Host or Origin; only this machine has access."""
    host = request.headers.get("Host", "")
    name = host.rsplit(":", 1)[0]
    origin = request.headers.get("Origin")
    if name not in _LOCAL or (origin is not None and origin != f"http://{host}"):
        return web.Response(status=403, text="This address answers only this machine.\n")
    return await handler(request)


def published(names: Iterable[str]) -> Middleware:
    """Serve the page to everybody who reaches it, and the Bot API to this machine alone.

    A stranger with the Bot API could make this machine call other addresses (`setWebhook`). What
    another site makes a visitor's browser do is refused, also if that site gives its own name the
    address of this machine (DNS rebinding). So the page answers only under numbers, the name of
    this machine, and `names`.
    """
    known = _LOCAL | {each.lower() for each in (socket.gethostname(), *names)}

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if request.path.startswith(("/bot", "/file/")):
            if _is_local(request):
                return await handler(request)
            return web.Response(status=403, text="The Bot API answers only this machine.\n")
        if not _is_known(host, known):
            return web.Response(status=403, text="The page is not known by this name (--name).\n")
        if origin is not None and origin not in {f"http://{host}", f"https://{host}"}:
            return web.Response(status=403, text="This came from another site.\n")
        return await handler(request)

    return guard


def _is_known(host: str, names: frozenset[str]) -> bool:
    """Tell whether a header Host has one of the names, or a number, which no site can claim."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in names:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_local(request: web.Request) -> bool:
    """Tell whether a program of this machine asks, and not somebody through a proxy here."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    name = request.headers.get("Host", "").rsplit(":", 1)[0]
    return name in _LOCAL and request.remote in {"127.0.0.1", "::1"}
