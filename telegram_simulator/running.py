"""Runs a bot of a known library by long polling while a block runs, for fixtures of tests.

None of the libraries is needed, except the one of your bot. What a bot raises when it ends comes
out of the block. The block begins when the bot has asked for its updates: until then Telegram does
not know which kinds it wants, and keeps no `chat_member` and no `message_reaction` for it.
"""

import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from threading import Thread
from time import monotonic
from typing import Any

from telegram_simulator.simulated import Simulated

_POLL_SECONDS = 1  # how long the end of a bot of pyTelegramBotAPI may take
_FIRST_SECONDS = 5.0
_LOOK_SECONDS = 0.005


@asynccontextmanager
async def running_ptb(
    app: Any, simulated: Simulated | None = None, **polling_arguments: Any
) -> AsyncIterator[None]:
    """Run an `Application` of python-telegram-bot in this event loop.

    It was built with `base_url(simulated.api_url)`, and with `base_file_url(simulated.file_url)` if
    it downloads files. `polling_arguments` are those of its `start_polling`, such as
    `allowed_updates`; with `simulated` the block waits until the bot has asked for its updates.
    """
    async with app:
        await app.start()
        try:
            await app.updater.start_polling(**polling_arguments)
            try:
                if simulated:
                    await _until(simulated, lambda: not app.updater.running)
                yield
            finally:
                await app.updater.stop()
        finally:
            await app.stop()


@asynccontextmanager
async def running_aiogram(
    dispatcher: Any, bot: Any, simulated: Simulated, **polling_arguments: Any
) -> AsyncIterator[None]:
    """Run a `Dispatcher` of aiogram in this event loop, with a `Bot` that has `simulated.token`.

    `polling_arguments` are those of its `start_polling`.
    """
    telegram: Any = importlib.import_module("aiogram.client.telegram")
    bot.session.api = telegram.TelegramAPIServer.from_base(simulated.url)
    arguments = {"handle_signals": False} | polling_arguments
    polling = asyncio.create_task(dispatcher.start_polling(bot, **arguments))
    await asyncio.sleep(0)  # so that it has begun and can be stopped
    try:
        await _until(simulated, polling.done)
        yield
    finally:
        if not polling.done():
            await dispatcher.stop_polling()
        await polling


@contextmanager
def running_telebot(bot: Any, simulated: Simulated, **polling_arguments: Any) -> Iterator[None]:
    """Run a `TeleBot` of pyTelegramBotAPI, which has `simulated.token`, in a thread of its own.

    `polling_arguments` are those of its `infinity_polling`, such as `allowed_updates`. The library
    has one address for all bots of a process; it gets the old one back.
    """
    library: Any = importlib.import_module("telebot.apihelper")
    before = library.API_URL, library.FILE_URL
    library.API_URL = simulated.url + "/bot{0}/{1}"
    library.FILE_URL = simulated.url + "/file/bot{0}/{1}"
    arguments = {"long_polling_timeout": _POLL_SECONDS} | polling_arguments
    polling = Thread(target=bot.infinity_polling, kwargs=arguments, daemon=True)
    polling.start()
    try:
        missing = _missing(simulated)
        while missing() and polling.is_alive():
            polling.join(_LOOK_SECONDS)
        yield
    finally:
        bot.stop_bot()
        polling.join()
        library.API_URL, library.FILE_URL = before


async def _until(simulated: Simulated, over: Callable[[], bool]) -> None:
    """Wait until the bot has asked for its updates, or is over."""
    missing = _missing(simulated)
    while missing() and not over():  # noqa: ASYNC110 - what another thread serves has no event here
        await asyncio.sleep(_LOOK_SECONDS)


def _missing(simulated: Simulated) -> Callable[[], bool]:
    """Return whether the bot has still to ask for its updates; after a while it is let be."""
    until = monotonic() + _FIRST_SECONDS

    def missing() -> bool:
        asked = simulated.simulator.controls.api.calls.polled
        return not asked and not simulated.ask("queue")["waiting"] and monotonic() < until

    return missing
