"""A Bot API that needs little CPU: raw asyncio, in its own process.

    python tests/benchmarks/fake_api.py PORT UPDATES

UPDATES is a file with one update (JSON) a line. It never serves acknowledged updates again.
GET /ctl/NAME?... controls it: `setup` (latency seconds, drip seconds between
two updates, count of updates), `go`, `stats`, `pid` (of the bot, whose CPU time is read).
"""

import asyncio
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl

import uvloop

TICK = os.sysconf("SC_CLK_TCK")
LENGTH = re.compile(rb"(?i)content-length: *(\d+)")
CHUNKED = re.compile(rb"(?i)transfer-encoding: *chunked")
OFFSET = re.compile(rb'offset"?(?:\r\n[^\r\n]+)*(?:\r\n\r\n|[=:] ?"?)(-?\d+)')
LIMIT = re.compile(rb'limit"?(?:\r\n\r\n|[=:] ?"?)(\d+)')
CHAT = re.compile(rb'chat_id"?(?:\r\n\r\n|[=:] ?"?)(-?\d+)')
MESSAGE_ID = re.compile(rb'message_id"?(?:\r\n\r\n|[=:] ?"?)(\d+)')
POLL_SECONDS = 2.0


def packed(body: bytes) -> bytes:
    """Return an HTTP answer as Telegram's proxy sends it."""
    head = b"HTTP/1.1 200 OK\r\nServer: nginx/1.18.0\r\nContent-Type: application/json\r\n"
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


class State:
    """The updates to serve, and counts of the calls."""

    def __init__(self, updates: list[bytes]) -> None:
        self.all = updates
        self.pid = 0
        self.setup({})

    def setup(self, asked: dict[str, str]) -> None:
        self.latency = float(asked.get("latency", 0))
        self.drip = float(asked.get("drip", 0))
        self.updates = self.all[: int(asked.get("count", len(self.all)))]
        self.expected = int(asked.get("calls", 2 * len(self.updates)))
        self.first = json.loads(self.updates[0])["update_id"] if self.updates else 1
        self.photos = 0
        self.calls = self.sends = self.bulk = self.message_id = self.acknowledged = 0
        self.began = self.ended = self.cpu_began = self.cpu_ended = 0.0
        self.waiting = False
        self.go = asyncio.Event()
        self.served: dict[tuple[int, int], float] = {}
        self.delays: list[float] = []
        self.bulk_first = self.bulk_last = 0.0

    def available(self) -> int:
        """Return how many updates are available by now."""
        if not self.drip:
            return len(self.updates)
        return min(len(self.updates), int((time.monotonic() - self.began) / self.drip) + 1)

    def called(self, method: bytes, body: bytes) -> int:
        """Count a call; return the chat it goes to."""
        self.calls += 1
        chat = CHAT.search(body)
        number = int(chat.group(1)) if chat else 1000
        now = time.monotonic()
        if method == b"sendmessage":
            self.bulk += 1
            self.bulk_first = self.bulk_first or now
            self.bulk_last = now
        elif self.drip and (found := MESSAGE_ID.search(body)):
            since = self.served.pop((number, int(found.group(1))), None)
            if since is not None:
                self.delays.append(now - since)
        if self.calls == self.expected:
            self.ended, self.cpu_ended = now, cpu_of(self.pid)
        return number

    def control(self, name: str, asked: dict[str, str]) -> dict[str, Any]:
        if name == "setup":
            self.setup(asked)
        elif name == "pid":
            self.pid = int(asked["pid"])
        elif name == "go":
            self.began, self.cpu_began = time.monotonic(), cpu_of(self.pid)
            self.go.set()
        took = (self.ended or time.monotonic()) - self.began if self.began else 0.0
        return {
            "waiting": self.waiting,
            "done": bool(self.ended),
            "calls": self.calls,
            "seconds": took,
            "cpu": (self.cpu_ended or cpu_of(self.pid)) - self.cpu_began,
            "rss": rss_of(self.pid),
            "bulk": self.bulk,
            "photos": self.photos,
            "bulk_seconds": self.bulk_last - self.bulk_first,
            "delays": self.delays,
            "left": len(self.updates) - self.acknowledged,
        }


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def rss_of(pid: int) -> dict[str, float]:
    """Return the resident memory of a process in MB: VmRSS now, VmHWM at most."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    words = [line.split() for line in lines if line.startswith(("VmRSS", "VmHWM"))]
    return {word[0].rstrip(":"): int(word[1]) / 1024 for word in words}


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
        state.waiting = True
        await state.go.wait()
        offset = int(found.group(1)) if (found := OFFSET.search(body)) else 0
        limit = int(found.group(1)) if (found := LIMIT.search(body)) else 100
        state.acknowledged = max(state.acknowledged, offset - state.first)
        at = state.acknowledged
        until = time.monotonic() + POLL_SECONDS
        while at >= state.available() and time.monotonic() < until:  # noqa: ASYNC110 - a clock
            await asyncio.sleep(0.001 if state.drip else 0.1)
        part = state.updates[at : min(at + limit, state.available())]
        if state.drip:
            for raw in part:
                tap = json.loads(raw)["callback_query"]["message"]
                state.served[tap["chat"]["id"], tap["message_id"]] = time.monotonic()
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
