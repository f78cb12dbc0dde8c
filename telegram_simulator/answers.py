"""HTTP answers: complete as Telegram sends them, or damaged for faults."""

from collections.abc import Callable
from email.utils import formatdate

import orjson
from aiohttp import web

from telegram_simulator.api_errors import Json

_BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    b"</body>\r\n</html>\r\n"
)


class Answers:
    """Builds answers; `now_s` returns the simulated time in seconds since 1970."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._date = (0, "")

    def respond(self, code: int, body: Json | bytes) -> web.Response:
        """Return a complete answer."""
        raw = body if isinstance(body, bytes) else orjson.dumps(body)
        return web.Response(status=code, body=raw, headers=self._headers(body))

    def bad_gateway(self) -> web.Response:
        """Return the HTML page of the proxy in front of Telegram."""
        headers = {"Content-Type": "text/html", "Date": self.http_date()}
        return web.Response(status=502, body=_BAD_GATEWAY, headers=headers)

    def _headers(self, body: Json | bytes) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Date": self.http_date()}
        if isinstance(body, dict) and "parameters" in body:
            wait = body["parameters"].get("retry_after")
            if wait is not None:
                headers["Retry-After"] = str(wait)
        return headers

    def http_date(self) -> str:
        """Return the header Date; it is formatted once a second."""
        second = int(self._now_s())
        if second != self._date[0]:
            self._date = (second, formatdate(second, usegmt=True))
        return self._date[1]

    async def truncated(
        self, request: web.Request, code: int, body: Json | bytes
    ) -> web.StreamResponse:
        """Send half of an answer and close the connection."""
        raw = body if isinstance(body, bytes) else orjson.dumps(body)
        headers = self._headers(body)
        headers["Content-Length"] = str(len(raw))
        response = web.StreamResponse(status=code, headers=headers)
        await response.prepare(request)
        await response.write(raw[: len(raw) // 2])
        if request.transport:
            request.transport.close()
        return response


def abort(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()
