"""One HTTP/1.1 connection, which reads answers by httptools."""

import asyncio
import select
from typing import Final, NamedTuple, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

PATIENCE: Final = 15
"""How many times as long as each part the whole answer may take, so that it comes to an end."""
HEAD_BYTES: Final = 64 * 1024
MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest answer, far above a hundred updates of the longest texts."""
_INTERIM: Final = range(100, 200)
_LENGTHS: Final = frozenset({b"content-length", b"transfer-encoding"})


class NotConnected(OSError):
    """There was no connection to the server, so nothing was sent; the cause says why."""


class AnswerBroken(OSError):
    """The connection was lost before the answer was whole, or it is too large, or no HTTP."""


class HttpResponse(NamedTuple):
    """The answer to a call, whatever its status is; `date` is its header Date."""

    status: int
    date: str | None
    content: bytes


class Connection(asyncio.Protocol):
    """One connection, with one call at a time; httptools calls the methods `on_`."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = HttpResponseParser(self)
        self._transport: asyncio.Transport
        self._answer: asyncio.Future[HttpResponse] | None = None
        self._timer: asyncio.TimerHandle
        self._asked_at = self.heard_at = 0.0
        self._bytes_left = 0
        self._status = 0  # of an answer whose headers have come, until it is whole
        self._keeps_alive = False
        self._date: str | None = None
        self._has_length = False
        self._content: list[bytes] = []

    @property
    def is_reusable(self) -> bool:
        """Whether the last answer is whole, its request was sent whole, and both sides go on."""
        unsent = self._transport.is_closing() or self._transport.get_write_buffer_size()
        return self._keeps_alive and not unsent

    def is_silent(self) -> bool:
        """Tell whether nothing has come since; a busy loop sees late even the server's end."""
        come = select.poll()
        come.register(self._transport.get_extra_info("socket"), select.POLLIN)
        return not come.poll(0)

    async def exchange(self, request: bytes, seconds: float) -> HttpResponse:
        if self._transport.is_closing():
            raise NotConnected("closed at once")
        self._keeps_alive, self._bytes_left = False, HEAD_BYTES
        self._answer = self._loop.create_future()
        self._asked_at = self.heard_at = self._loop.time()
        self._timer = self._loop.call_later(seconds, self._look, seconds)
        try:
            self._transport.write(request)
            return await self._answer
        finally:
            self._answer = None
            self._timer.cancel()

    def abort(self) -> None:
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.heard_at = self._loop.time()
        self._bytes_left -= len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self._fail(AnswerBroken(type(error).__name__))
        if self._bytes_left < 0:
            self._fail(AnswerBroken("too large"))

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
        if self._status not in _INTERIM:
            self._bytes_left += MOST_BYTES

    def on_body(self, part: bytes) -> None:
        self._content.append(part)

    def on_message_complete(self) -> None:
        status, self._status = self._status, 0
        if status not in _INTERIM and self._answer is not None and not self._answer.done():
            self._keeps_alive = self._parser.should_keep_alive()  # it says so only now
            self._answer.set_result(HttpResponse(status, self._date, b"".join(self._content)))
            self._content.clear()

    def _look(self, seconds: float) -> None:
        """Give up if nothing has come for so long, or the answer takes too long as a whole."""
        until = min(self.heard_at + seconds, self._asked_at + PATIENCE * seconds)
        left = until - self._loop.time()
        if left > 0:
            self._timer = self._loop.call_later(left, self._look, seconds)
        else:
            self._fail(TimeoutError())

    def _fail(self, error: Exception) -> None:
        self.abort()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
