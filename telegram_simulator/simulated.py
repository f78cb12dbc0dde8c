"""The simulated Telegram in a thread of its own, for tests of any bot."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from threading import Thread
from typing import Any, Self

from telegram_simulator.action_errors import NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.arguments import check_arguments
from telegram_simulator.server import Simulator

_SHOWN = 3


class NothingSeen(AssertionError):
    """The bot did not write what was expected; the text says what it wrote instead."""


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
        self._since = 0

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

    def act(self, name: str, **fields: Any) -> Any:
        """Do an action of a person (POST /sim/NAME of API.md) and return its answer.

        The field `as` is called `who`. Raises `InvalidAction` if the action is not possible.
        """
        return self._submit(self._acted(name, fields)).result()

    def ask(self, name: str, **query: Any) -> Any:
        """Return the answer to a question (GET /sim/NAME of API.md)."""
        return self._submit(_called(self.simulator.routes.gets, name, query)).result()

    def transcript(self, chat: str) -> str:
        """Return a chat as text, as people read it: one message after the other, with its keys."""
        text: str = self.ask("transcript", chat=chat)
        return text

    def keyboard(self, chat: str) -> list[list[str]]:
        """Return the labels of the keys that a person sees last, row by row."""
        rows: list[list[str]] = self.ask("keyboard", chat=chat)
        return rows

    def sees(self, chat: str, text: str, seconds: float = 5.0) -> Json:
        """Return the message in which the bot wrote `text` since the last action.

        Waits up to `seconds` for it, so the bot must run elsewhere: in another thread or process.
        Raises `NothingSeen`.
        """
        message: Json = self._submit(self._arrived(chat, text, seconds)).result()
        return message

    async def seen(self, chat: str, text: str, seconds: float = 5.0) -> Json:
        """Return the same as `sees`, while a bot in this event loop goes on."""
        message: Json = await asyncio.wrap_future(self._submit(self._arrived(chat, text, seconds)))
        return message

    def _submit(self, work: Coroutine[Any, Any, Any]) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _acted(self, name: str, fields: Json) -> Any:
        self._since = self.simulator.world.feed.seq
        return await _called(self.simulator.routes.posts, name, fields)

    async def _arrived(self, chat: str, text: str, seconds: float) -> Json:
        key = self.simulator.acts.find_chat(chat).key
        said: list[str] = []
        try:
            async with asyncio.timeout(seconds):
                return await self._search(key, text, said)
        except TimeoutError:
            shown = "; ".join(repr(each) for each in said[-_SHOWN:]) or "nothing"
            raise NothingSeen(f"{text!r} did not come to {chat!r}, but: {shown}.") from None

    async def _search(self, key: str, text: str, said: list[str]) -> Json:
        feed, seq = self.simulator.world.feed, self._since
        while True:
            for event in feed.since(seq):
                seq = event["seq"]
                if self._is_of_bot(event, key):
                    said.append(_words(event["message"]))
                    if text in said[-1]:
                        return dict(event["message"])
            await feed.wait_for_next(seq)

    def _is_of_bot(self, event: Json, key: str) -> bool:
        if event["type"] not in {"message", "message.edited"} or event["chat"] != key:
            return False
        return event["author"] is not None and event["author"] not in self.simulator.world.people


def _words(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


async def _called(functions: dict[str, Callable[..., Any]], name: str, fields: Json) -> Any:
    function = functions.get(name)
    if function is None:
        raise NotFound(f"There is no {name!r}; there are {', '.join(sorted(functions))}.")
    check_arguments(function, fields)
    result = function(**fields)
    return await result if asyncio.iscoroutine(result) else result
