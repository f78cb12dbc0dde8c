"""What the fake Bot API serves and counts: updates, calls, its limit, the process of the bot."""

import asyncio
import json
import math
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

FIRST_CHAT = 1_000_000
"""From this number on chats are those of people who only get something."""
TICK = os.sysconf("SC_CLK_TCK")
CHAT = re.compile(rb'chat_id"?(?:\r\n\r\n|[=:] ?"?)(-?\d+)')
MESSAGE_ID = re.compile(rb'message_id"?(?:\r\n\r\n|[=:] ?"?)(\d+)')
NUMBERED = re.compile(rb"No\. (\d+)")
"""Messages that say which of their chat they are."""
LIMITED = frozenset({b"sendmessage", b"editmessagetext"})
"""Calls that count against the limit; answers to taps do not."""


class Allowance:
    """A token bucket like Telegram's: `rate` calls a second, `burst` at once; 0: no limit."""

    def __init__(self, rate: float, burst: float = 0.0, *, now: float = 0.0) -> None:
        self.rate = rate
        self.burst = burst or max(1.0, rate)
        self.refused = 0
        self._level = self.burst
        self._at = now

    def refuses(self, now: float) -> int:
        """Count a call; return for how many seconds it is refused, 0 if it is allowed."""
        if not self.rate:
            return 0
        self._level = min(self.burst, self._level + (now - self._at) * self.rate)
        self._at = now
        if self._level >= 1:
            self._level -= 1
            return 0
        self.refused += 1
        return max(1, math.ceil((1 - self._level) / self.rate))


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
        self.allowance = Allowance(float(asked.get("rate", 0)), float(asked.get("burst", 0)))
        self.first = json.loads(self.updates[0])["update_id"] if self.updates else 1
        self.photos = 0
        self.calls = self.sends = self.bulk = self.message_id = self.acknowledged = 0
        self.began = self.ended = self.cpu_began = self.cpu_ended = 0.0
        self.waiting_at = self.marked_at = 0.0
        self.ready = self.out_of_order = 0
        self.latest: dict[int, int] = {}
        self.go = asyncio.Event()
        self.served: dict[tuple[int, int], float] = {}
        self.delays: list[float] = []
        self.chats: Counter[int] = Counter()
        self.bulk_first = self.bulk_last = 0.0

    def available(self) -> int:
        """Return how many updates are available by now."""
        if not self.drip:
            return len(self.updates)
        return min(len(self.updates), int((time.monotonic() - self.began) / self.drip) + 1)

    def serve(self, offset: int, limit: int) -> list[bytes]:
        """Return the next updates; those before `offset` are acknowledged."""
        self.acknowledged = max(self.acknowledged, offset - self.first)
        at = self.acknowledged
        part = self.updates[at : min(at + limit, self.available())]
        if self.drip:
            for raw in part:
                tap = json.loads(raw)["callback_query"]["message"]
                self.served.setdefault((tap["chat"]["id"], tap["message_id"]), time.monotonic())
        return part

    def refuses(self, method: bytes) -> int:
        """Return for how many seconds a call is refused (429), 0 if it is taken."""
        return self.allowance.refuses(time.monotonic()) if method in LIMITED else 0

    def called(self, method: bytes, body: bytes) -> int:
        """Count a call; return the chat it goes to."""
        self.calls += 1
        chat = CHAT.search(body)
        number = int(chat.group(1)) if chat else 1000
        now = time.monotonic()
        if method == b"sendmessage":
            self.bulk += 1
            if number >= FIRST_CHAT:
                self.chats[number] += 1
            if (found := NUMBERED.search(body)) is not None:
                self.out_of_order += int(found.group(1)) < self.latest.get(number, 0)
                self.latest[number] = int(found.group(1))
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
        """Do what a control request asks for; return the figures."""
        if name == "setup":
            self.setup(asked)
        elif name == "pid":
            self.pid, self.waiting_at = int(asked["pid"]), 0.0
        elif name == "ready":
            self.ready += 1
        elif name == "mark":
            self.marked_at = time.monotonic()
        elif name == "go":
            self.began, self.cpu_began = time.monotonic(), cpu_of(self.pid)
            self.go.set()
        return self._figures()

    def _figures(self) -> dict[str, Any]:
        took = (self.ended or time.monotonic()) - self.began if self.began else 0.0
        return {
            "waiting": bool(self.waiting_at),
            "waiting_at": self.waiting_at,
            "done": bool(self.ended),
            "calls": self.calls,
            "seconds": took,
            "cpu": (self.cpu_ended or cpu_of(self.pid)) - self.cpu_began,
            "rss": rss_of(self.pid),
            "bulk": self.bulk,
            "photos": self.photos,
            "bulk_seconds": self.bulk_last - self.bulk_first,
            "first_after": self.bulk_first - self.marked_at,
            "ready": self.ready,
            "out_of_order": self.out_of_order,
            "refused": self.allowance.refused,
            "chats": len(self.chats),
            "copies": self.chats.total() - len(self.chats),
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
