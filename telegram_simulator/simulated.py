"""The simulated Telegram in a thread of its own, for tests of any bot."""

import asyncio
import os
from collections.abc import Coroutine
from concurrent.futures import Future
from threading import Thread
from typing import Any, Self

from telegram_simulator.api_errors import Json
from telegram_simulator.expectations import Expected, Lines, Watcher
from telegram_simulator.server import Simulator
from telegram_simulator.transcript import Rows

PATIENCE = "TELEGRAM_SIMULATOR_SECONDS"
"""The variable of the environment that says how long `seen` and `sees` wait; else 5 seconds."""


class Simulated:
    """A simulated Telegram that runs while its `with` block runs.

    The arguments are those of `Simulator`. It lives in another thread, so the bot under test may be
    anything: in this thread, in its event loop, or another process.
    """

    def __init__(self, **arguments: Any) -> None:
        self.simulator = Simulator(**arguments)
        self._started: Future[asyncio.AbstractEventLoop] = Future()
        self._over = asyncio.Event()
        self._thread = Thread(target=self._serve, name="simulated Telegram", daemon=True)
        self._watcher = Watcher(self.simulator)
        self._patience = float(os.environ.get(PATIENCE, "5"))

    def __enter__(self) -> Self:
        self._thread.start()
        self._loop = self._started.result()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.run(self._until_over())

    async def _until_over(self) -> None:
        try:
            await self.simulator.start()
        except OSError as error:
            self._started.set_exception(error)
            return
        self._started.set_result(asyncio.get_running_loop())
        await self._over.wait()
        await self.simulator.stop()

    @property
    def token(self) -> str:
        """The token of the bot under test."""
        return self.simulator.token

    @property
    def url(self) -> str:
        """The address of the page and of /sim."""
        return self.simulator.url

    @property
    def api_url(self) -> str:
        """The address of the Bot API, to which token and method are added."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """The address of files, to which token and path are added."""
        return f"{self.url}/file/bot"

    def act(self, name: str, /, **fields: Any) -> Any:
        """Do an action of a person (POST /sim/NAME of API.md) and return its answer.

        The field `as` is called `who`. Raises `InvalidAction` if the action is not possible.
        """
        return self._submit(self._acted(name, fields)).result()

    def ask(self, name: str, /, **query: Any) -> Any:
        """Return the answer to a question (GET /sim/NAME of API.md)."""
        return self._submit(self.simulator.routes.ask(name, query)).result()

    def transcript(self, chat: str) -> str:
        """Return a chat as text, as people read it: one message after the other, with its keys."""
        text: str = self.ask("transcript", chat=chat)
        return text

    def keyboard(self, chat: str) -> list[list[str]]:
        """Return the labels of the keys that a person sees last, row by row."""
        rows: list[list[str]] = self.ask("keyboard", chat=chat)
        return rows

    def message_id(self, chat: str, text: str, newer: int = 0) -> int:
        """Return the id of the newest message that has `text` in the transcript.

        With `newer` the one before so many. Raises `NotFound`.
        """
        number: int = self.ask("message_id", chat=chat, text=text, newer=newer)
        return number

    def recording(self, name: str = "session", *, sync: bool = False) -> str:
        """Return what people did until now as a pytest test; `sync`: one without `await`."""
        text: str = self.ask("recording", name=name, sync=sync)
        return text

    def sees(
        self,
        chat: str,
        text: str | None = None,
        *,
        answers: Lines | None = None,
        keyboard: Rows | None = None,
        transcript: Lines | None = None,
        seconds: float | None = None,
    ) -> Json:
        """Wait until a chat shows all that is expected, up to `seconds` (by default 5).

        The bot must run elsewhere: in another thread or process.
        `text`: a part of a message that the bot wrote or edited since the last action, which is
        returned; `answers`: all that the bot did since `answers` were last asked for, as in the
        transcript; `keyboard` and `transcript`: what the methods of this name return. `answers` and
        `transcript` may be lists of lines. Raises `NothingSeen` with what the chat shows instead.
        """
        __tracebackhide__ = True
        wanted = Expected(text, answers, keyboard, transcript)
        message: Json = self._submit(self._arrived(chat, wanted, seconds)).result()
        return message

    async def seen(
        self,
        chat: str,
        text: str | None = None,
        *,
        answers: Lines | None = None,
        keyboard: Rows | None = None,
        transcript: Lines | None = None,
        seconds: float | None = None,
    ) -> Json:
        """Wait for the same as `sees`, while a bot in this event loop goes on."""
        __tracebackhide__ = True
        wanted = Expected(text, answers, keyboard, transcript)
        work = self._submit(self._arrived(chat, wanted, seconds))
        message: Json = await asyncio.wrap_future(work)
        return message

    def happens(
        self,
        type: str,  # noqa: A002 - as in the query `wait`
        *,
        chat: str | None = None,
        method: str | None = None,
        seconds: float | None = None,
    ) -> Json:
        """Wait for an event since the last action, and return it; for a bot elsewhere, like `sees`.

        The types are those of the events in API.md, such as `inline.answered`, `callback.answered`
        and `call`; `method`: of a `call`. Raises `NothingSeen` with what happened instead.
        """
        __tracebackhide__ = True
        event: Json = self._submit(self._event(type, chat, method, seconds)).result()
        return event

    async def happened(
        self,
        type: str,  # noqa: A002 - as in the query `wait`
        *,
        chat: str | None = None,
        method: str | None = None,
        seconds: float | None = None,
    ) -> Json:
        """Wait for the same as `happens`, while a bot in this event loop goes on."""
        __tracebackhide__ = True
        work = self._submit(self._event(type, chat, method, seconds))
        event: Json = await asyncio.wrap_future(work)
        return event

    def _event(
        self, kind: str, chat: str | None, method: str | None, seconds: float | None
    ) -> Coroutine[Any, Any, Json]:
        patience = self._patience if seconds is None else seconds
        return self._watcher.happened(kind, chat, method, patience)

    def _arrived(
        self, chat: str, wanted: Expected, seconds: float | None
    ) -> Coroutine[Any, Any, Json]:
        patience = self._patience if seconds is None else seconds
        return self._watcher.arrived(chat, wanted, patience)

    def _submit(self, work: Coroutine[Any, Any, Any]) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _acted(self, name: str, fields: Json) -> Any:
        self._watcher.since = self.simulator.world.feed.seq
        return await self.simulator.routes.act(name, fields)
