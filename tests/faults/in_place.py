"""The sender on a real SQLite file and a small Telegram, all in one thread, to be killed anywhere.

SQLite runs in the calling thread instead of aiosqlite's, and Telegram answers in place of HTTP;
everything between them is the bot's own. A `Fuse` lets the bot die before any trip to the database
and before or after any call.
"""

import asyncio
import os
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import orjson
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.areas import notices
from bot.outbox.leases import storage as leases
from bot.sessions.reminders.storage import MEETINGS
from bot.storage import files
from bot.storage.database import Rows, Statement, Tx
from bot.storage.driver import driver_for
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from bot.storage.sqlite_connection import Connection, roll_back, run_statements
from bot.telegram.connection import NotConnected
from bot.telegram.outgoing.claiming import SenderConfig
from bot.telegram.outgoing.kinds import RenderContext
from bot.telegram.outgoing.sender import Sender
from bot.telegram.outgoing.uploads import Draw
from bot.telegram.request import JsonBody, TelegramRequest
from bot.telegram.token_watch import TokenWatch
from tests.faults.leaping import LeapingLoop, LoopClock

if TYPE_CHECKING:
    from bot.telegram.incoming.context import BotContext

T = TypeVar("T")
PLAIN = driver_for(None)
WINDOW = 4
LATENCY = 0.05
TOKEN = "1:test"


class Fuse:
    """Counts down with each trip and call; at 0 the bot is dead, and nothing it does counts."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.blown = asyncio.Event()

    def touch(self) -> None:
        if self.left is not None and not self.blown.is_set():
            self.left -= 1
            if self.left < 0:
                self.blown.set()
        if self.blown.is_set():
            raise DatabaseUnavailable("killed")


class InPlace:
    """SQLite in the calling thread."""

    def __init__(self, path: Path, fuse: Fuse) -> None:
        self._open = PLAIN.connect(path)
        self._open.execute("PRAGMA synchronous = OFF")
        self._fuse = fuse

    async def run_all(self, statements: Sequence[Statement]) -> list[Rows]:
        self._fuse.touch()
        return run_statements(self._open, statements)

    async def undo(self) -> None:
        if not self._fuse.blown.is_set():
            roll_back(self._open)

    def close(self) -> None:
        self._open.rollback()
        self._open.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call to a chat; `executed` if its message was made, `told` if the bot got the answer.

    `blocked`: the answer was that the person has blocked the bot.
    """

    chat: int
    text: str
    at: datetime
    executed: bool
    told: bool
    blocked: bool
    expired: bool
    number: int


@dataclass(slots=True)
class SmallTelegram:
    """Executes sendMessage and getMe; `coming` is what happens to the next calls.

    A call takes `LATENCY` seconds. `expires` tells after which instant a text must not be sent.
    """

    now: Callable[[], datetime]
    fuse: Fuse
    coming: deque[str] = field(default_factory=deque)
    blocked: set[int] = field(default_factory=set)
    log: list[Called] = field(default_factory=list)
    expires: dict[str, datetime] = field(default_factory=dict)

    async def answer(self, method: str, body: dict[str, Any]) -> tuple[int, bytes]:
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "Bot", "username": "bot"})
        entered = self.now()
        self.fuse.touch()
        kind = self.coming.popleft() if self.coming else "ok"
        number = len(self.log) + 1
        await asyncio.sleep(LATENCY)
        blocked = body["chat_id"] in self.blocked
        executed = kind in {"ok", "lost", "garbage"} and not blocked
        expires = self.expires.get(body["text"])
        called = Called(
            chat=body["chat_id"],
            text=body["text"],
            at=entered,
            executed=executed,
            told=kind in {"ok", "refused", "429", "429 long"},
            blocked=blocked and kind == "ok",
            expired=expires is not None and expires <= entered,
            number=number,
        )
        if kind == "refused":
            raise NetworkError("refused") from NotConnected("refused")
        self.log.append(called)
        self.fuse.touch()
        return self._answer(kind, number, blocked=blocked)

    def _answer(self, kind: str, number: int, *, blocked: bool) -> tuple[int, bytes]:
        if kind.startswith("429"):
            seconds = 3600 if kind == "429 long" else 2
            return _error(429, "Too Many Requests", parameters={"retry_after": seconds})
        if kind in {"lost", "lost before"}:
            raise TimedOut from TimeoutError()
        if kind == "502":
            return 502, b"<html>Bad Gateway</html>"
        if kind == "garbage":
            return 200, b'{"ok":true,"resu'
        if blocked:
            return _error(403, "Forbidden: bot was blocked by the user")
        return _ok({"message_id": number})


def _ok(result: dict[str, Any]) -> tuple[int, bytes]:
    return 200, orjson.dumps({"ok": True, "result": result})


def _error(code: int, words: str, **more: Any) -> tuple[int, bytes]:
    return code, orjson.dumps({"ok": False, "error_code": code, "description": words, **more})


class _Request(TelegramRequest):
    """Hands calls to a small Telegram instead of the network."""

    def __init__(self, telegram: SmallTelegram) -> None:
        super().__init__()
        self._telegram = telegram

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - PTB's signature
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
    ) -> tuple[int, bytes]:
        raw = request_data.raw if isinstance(request_data, JsonBody) else b"{}"
        return await self._telegram.answer(url.rsplit("/", 1)[1], orjson.loads(raw))


class SmallBot:
    """Database, sender and Telegram on one leaping loop; `start` again after each death.

    `paced`: it keeps to Telegram's limits, and waits in the loop's time. `telegram` is the kind of
    Telegram that answers; `draw` makes the files of rows.
    """

    def __init__(
        self,
        path: Path,
        *,
        window: int = WINDOW,
        paced: bool = False,
        telegram: type[SmallTelegram] = SmallTelegram,
        draw: Draw | None = None,
    ) -> None:
        self.path = path
        self._window, self._paced = window, paced
        self._draw = draw or _no_files
        self.loop = LeapingLoop()
        self.clock = LoopClock(self.loop)
        self.fuse = Fuse()
        self.telegram = telegram(now=self.clock.now, fuse=self.fuse)
        self._lock = files.lock(path)
        request = _Request(self.telegram)
        self._bot = ExtBot(TOKEN, request=request, get_updates_request=request)
        self.do(self._bot.get_me())
        self.do(self._start())

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def run(self, work: Callable[[Tx], Coroutine[Any, Any, T]]) -> T:
        return self.do(self.database.run(work))

    async def _start(self) -> None:
        self.connection = InPlace(self.path, self.fuse)
        self.database = SqliteDatabase(self.path, PLAIN, cast("Connection", self.connection), -1)
        await self.database.run(_release)
        self.sender = Sender(
            self.database,
            self.clock,
            SenderConfig(
                bot=self._bot,
                token=TokenWatch(self.clock),
                notices=notices,
                render_context=lambda tx: RenderContext(
                    tx=tx,
                    bot=cast("BotContext", None),  # each row brings its call, so nobody asks it
                    now=self.clock.now(),
                ),
                draw=self._draw,
                meetings=MEETINGS,
                may_schedule=lambda: True,
                window=self._window,
                paced=self._paced,
            ),
        )
        await self.sender.restore_pause()
        self._task = asyncio.create_task(self.sender.run())

    async def settle(self) -> bool:
        """Let the sender do what is due; return False if the bot died meanwhile."""
        idle = asyncio.create_task(self.sender.idle())
        death = asyncio.create_task(self.fuse.blown.wait())
        await asyncio.wait({idle, death}, return_when=asyncio.FIRST_COMPLETED)
        alive = not self.fuse.blown.is_set()
        for task in (idle, death):
            task.cancel()
        await asyncio.gather(idle, death, return_exceptions=True)
        return alive

    async def die(self) -> None:
        """Die like a killed process: nothing in memory is saved, no call under way is answered."""
        self.fuse.blown.set()
        me = asyncio.current_task()
        for task in asyncio.all_tasks():
            if task is not me:
                task.cancel()
        for _ in range(3):
            others = asyncio.all_tasks() - {me}
            for task in others:
                task.cancel()
            if others:
                await asyncio.wait(others, timeout=1)
        self.loop.forget_timers()
        self.connection.close()

    async def rise(self) -> None:
        """Start again on the same database."""
        self.fuse = self.telegram.fuse = Fuse()
        await self._start()

    def close(self) -> None:
        self.do(self.die())
        os.close(self._lock)
        self.loop.close()


async def _no_files(_drawing: Any) -> bytes:
    raise AssertionError("no row draws a file")


async def _release(tx: Tx) -> None:
    leases.release_all(tx)
