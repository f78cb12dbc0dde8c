"""A Bot API that needs little CPU: raw asyncio, in its own process.

    python tests/benchmarks/fake_api.py PORT UPDATES

UPDATES is a file with one update (JSON) a line. It never serves acknowledged updates again.
GET /ctl/NAME?... controls it: `setup` (latency seconds, drip seconds between two updates, count of
updates, rate and burst of the calls that it takes), `go`, `stats`, `mark` (from when on the first
message is waited for), `ready` (of one of several processes), `pid` (of the bot, whose CPU time is
read).
"""

import asyncio
import json
import re
import sys
import time
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl

import uvloop

from tests.benchmarks.fake_state import State

LENGTH = re.compile(rb"(?i)content-length: *(\d+)")
CHUNKED = re.compile(rb"(?i)transfer-encoding: *chunked")
OFFSET = re.compile(rb'offset"?(?:\r\n[^\r\n]+)*(?:\r\n\r\n|[=:] ?"?)(-?\d+)')
LIMIT = re.compile(rb'limit"?(?:\r\n\r\n|[=:] ?"?)(\d+)')
POLL_SECONDS = 2.0


def packed(body: bytes, status: bytes = b"200 OK") -> bytes:
    """Return an HTTP answer as Telegram's proxy sends it."""
    head = b"HTTP/1.1 " + status + b"\r\nServer: nginx/1.18.0\r\nContent-Type: application/json\r\n"
    size = b"Content-Length: %d\r\nConnection: keep-alive\r\n\r\n" % len(body)
    return head + size + body


TRUE = packed(b'{"ok":true,"result":true}')
EMPTY = packed(b'{"ok":true,"result":[]}')
ME = packed(
    b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Bench","username":'
    b'"bench_bot","can_join_groups":true,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false}}'
)
TOLD = {
    b"getme": ME,
    b"getmyname": packed(b'{"ok":true,"result":{"name":"Bench"}}'),
    b"getmydescription": packed(b'{"ok":true,"result":{"description":""}}'),
    b"getmyshortdescription": packed(b'{"ok":true,"result":{"short_description":""}}'),
    b"getmycommands": EMPTY,
    b"getwebhookinfo": packed(
        b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
    ),
}
SENT = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":123456,"is_bot":true,"first_name":'
    b'"Bench","username":"bench_bot"},"chat":{"id":%d,"first_name":"User","type":"private"},'
    b'"date":1760000000,"text":"Question 7 of 10: which of these is right?"}}'
)


def refusal(seconds: int) -> bytes:
    """Return the answer to a call that came too early."""
    told = (
        b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",'
        b'"parameters":{"retry_after":%d}}' % (seconds, seconds)
    )
    return packed(told, b"429 Too Many Requests")


class Connection(asyncio.Protocol):
    """One keep-alive connection of the bot."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.buffer = b""
        self.closed = False
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def connection_lost(self, _error: Exception | None) -> None:
        self.closed = True

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self._end()) is not None:
            head_end = self.buffer.find(b"\r\n\r\n")
            head, body = self.buffer[:head_end], self.buffer[head_end + 4 : end]
            self.buffer = self.buffer[end:]
            self._answer(head, body)

    def _end(self) -> int | None:
        head_end = self.buffer.find(b"\r\n\r\n")
        if head_end < 0:
            return None
        head = self.buffer[:head_end]
        if (length := LENGTH.search(head)) is not None:
            end = head_end + 4 + int(length.group(1))
            return end if len(self.buffer) >= end else None
        if CHUNKED.search(head):
            last = self.buffer.find(b"0\r\n\r\n", head_end + 4)
            return last + 5 if last >= 0 else None
        return head_end + 4

    def _answer(self, head: bytes, body: bytes) -> None:
        path, _, asked = head.split(b" ", 2)[1].partition(b"?")
        method = path.rsplit(b"/", 1)[1].lower()
        body = body + b"&" + asked
        if path.startswith(b"/ctl/"):
            done = self.state.control(method.decode(), dict(parse_qsl(asked.decode())))
            self.transport.write(packed(json.dumps(done).encode()))
        elif method == b"getupdates":
            task = asyncio.create_task(self._updates(body))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        elif method in TOLD:
            self.transport.write(TOLD[method])
        elif method == b"answercallbackquery":
            self.state.called(method, body)
            self._later(TRUE)
        elif seconds := self.state.refuses(method):
            self._later(refusal(seconds))
        elif method in {b"sendmessage", b"editmessagetext"}:
            chat = self.state.called(method, body)
            self.state.message_id += 1
            self._later(packed(SENT % (self.state.message_id, chat)))
        else:
            self.state.photos += method in {b"sendphoto", b"senddocument"}
            self.transport.write(TRUE)

    def _later(self, answer: bytes) -> None:
        if self.state.latency:
            asyncio.get_running_loop().call_later(self.state.latency, self._write, answer)
        else:
            self.transport.write(answer)

    def _write(self, answer: bytes) -> None:
        if not self.closed:
            self.transport.write(answer)

    async def _updates(self, body: bytes) -> None:
        state = self.state
        state.waiting_at = state.waiting_at or time.monotonic()
        await state.go.wait()
        offset = int(found.group(1)) if (found := OFFSET.search(body)) else 0
        limit = int(found.group(1)) if (found := LIMIT.search(body)) else 100
        until = time.monotonic() + POLL_SECONDS
        while not (part := state.serve(offset, limit)) and time.monotonic() < until:  # noqa: ASYNC110 - a clock
            await asyncio.sleep(0.001 if state.drip else 0.1)
        answer = packed(b'{"ok":true,"result":[' + b",".join(part) + b"]}") if part else EMPTY
        if state.latency:
            await asyncio.sleep(state.latency)
        self._write(answer)


async def main(port: int, updates: Path) -> None:
    """Serve until killed."""
    lines = await asyncio.to_thread(updates.read_bytes)
    state = State([line for line in lines.split(b"\n") if line])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(state), "127.0.0.1", port, backlog=2048)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), Path(sys.argv[2])))
