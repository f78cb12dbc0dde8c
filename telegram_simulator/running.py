"""Runs a bot of a known library by long polling while a block runs, for fixtures of tests.

None of the libraries is needed, except the one of your bot. What a bot raises when it ends comes
out of the block.
"""

import asyncio
import importlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from threading import Thread
from typing import Any

from telegram_simulator.simulated import Simulated

_POLL_SECONDS = 1  # how long the end of a bot of pyTelegramBotAPI may take


@asynccontextmanager
async def running_ptb(app: Any) -> AsyncIterator[None]:
    """Run an `Application` of python-telegram-bot in this event loop.

    It was built with `base_url(simulated.api_url)`, and with `base_file_url(simulated.file_url)` if
    it downloads files.
    """
    async with app:
        await app.start()
        try:
            await app.updater.start_polling()
            try:
                yield
            finally:
                await app.updater.stop()
        finally:
            await app.stop()


@asynccontextmanager
async def running_aiogram(dispatcher: Any, bot: Any, simulated: Simulated) -> AsyncIterator[None]:
    """Run a `Dispatcher` of aiogram in this event loop, with a `Bot` that has `simulated.token`."""
    telegram: Any = importlib.import_module("aiogram.client.telegram")
    bot.session.api = telegram.TelegramAPIServer.from_base(simulated.url)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    await asyncio.sleep(0)  # so that it has begun and can be stopped
    try:
        yield
    finally:
        if not polling.done():
            await dispatcher.stop_polling()
        await polling


@contextmanager
def running_telebot(bot: Any, simulated: Simulated) -> Iterator[None]:
    """Run a `TeleBot` of pyTelegramBotAPI, which has `simulated.token`, in a thread of its own.

    The library has one address for all bots of a process; it gets the old one back.
    """
    library: Any = importlib.import_module("telebot.apihelper")
    before = library.API_URL, library.FILE_URL
    library.API_URL = simulated.url + "/bot{0}/{1}"
    library.FILE_URL = simulated.url + "/file/bot{0}/{1}"
    polling = Thread(
        target=bot.infinity_polling, kwargs={"long_polling_timeout": _POLL_SECONDS}, daemon=True
    )
    polling.start()
    try:
        yield
    finally:
        bot.stop_bot()
        polling.join()
        library.API_URL, library.FILE_URL = before
