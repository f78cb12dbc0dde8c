"""Bots of other libraries for the same taps: they answer the tap, edit its message, store nothing.

    PYTHON tests/benchmarks/peers.py PEER URL [DATABASE]

PTB runs in our environment, aiogram and pyTelegramBotAPI in .venv-peers. Two variants of aiogram
store one row for each tap.
"""

import asyncio
import os
import sys
from typing import Any

from tests.benchmarks.loops import LOOP, in_named_loop

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
AT_ONCE = 64


def ptb(url: str, at_once: int) -> None:
    """Run python-telegram-bot, by default sequential, or with `at_once` concurrent updates."""
    from telegram import Update
    from telegram.ext import Application, CallbackQueryHandler

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").job_queue(None)
    if at_once:
        builder = builder.concurrent_updates(at_once)
    application = builder.build()

    async def tap(update: Update, _context: Any) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await query.edit_message_text(f"got {query.data}")

    application.add_handler(CallbackQueryHandler(tap))
    if os.environ.get(LOOP) == "uvloop":
        import uvloop

        asyncio.set_event_loop(uvloop.new_event_loop())
    application.run_polling(bootstrap_retries=3)


def aiogram(url: str, at_once: int, database: str = "") -> None:
    """Run aiogram, sequential or with `at_once` tasks; with a database, one row for each tap."""
    from aiogram import Bot, Dispatcher, F
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, Message

    async def main() -> None:
        dispatcher = Dispatcher()
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        keep = await _keeper(database) if database else None

        @dispatcher.callback_query(F.data)  # type: ignore[untyped-decorator]
        async def tap(query: CallbackQuery) -> None:
            if keep is not None:
                await keep(query.id, query.from_user.id, query.data or "")
            await query.answer()
            assert isinstance(query.message, Message)
            await query.message.edit_text(f"got {query.data}")

        tasks: dict[str, Any] = (
            {"handle_as_tasks": True, "tasks_concurrency_limit": at_once}
            if at_once
            else {"handle_as_tasks": False}
        )
        await dispatcher.start_polling(bot, polling_timeout=10, **tasks)

    in_named_loop(main())


async def _keeper(path: str) -> Any:
    import aiosqlite

    database = await aiosqlite.connect(path)
    await database.execute("PRAGMA journal_mode = WAL")
    await database.execute("CREATE TABLE taps (id TEXT PRIMARY KEY, person INTEGER, data TEXT)")
    await database.commit()

    async def keep(query: str, person: int, data: str) -> None:
        await database.execute("INSERT OR IGNORE INTO taps VALUES (?, ?, ?)", (query, person, data))
        await database.commit()

    return keep


def telebot(url: str) -> None:
    """Run pyTelegramBotAPI, whose tasks have no limit and no order."""
    from telebot import asyncio_helper
    from telebot.async_telebot import AsyncTeleBot

    asyncio_helper.API_URL = f"{url}/bot{{0}}/{{1}}"
    bot = AsyncTeleBot(TOKEN)

    @bot.callback_query_handler(func=lambda _: True)  # type: ignore[untyped-decorator]
    async def tap(query: Any) -> None:
        await bot.answer_callback_query(query.id)
        message = query.message
        await bot.edit_message_text(f"got {query.data}", message.chat.id, message.message_id)

    in_named_loop(bot.polling(non_stop=True, timeout=10))


def main(peer: str, url: str, database: str = "") -> None:
    """Run one peer."""
    match peer:
        case "ptb":
            ptb(url, 0)
        case "ptb64":
            ptb(url, AT_ONCE)
        case "aiogram":
            aiogram(url, 0)
        case "aiogram64":
            aiogram(url, AT_ONCE)
        case "aiogram-sqlite":
            aiogram(url, 0, database)
        case "aiogram64-sqlite":
            aiogram(url, AT_ONCE, database)
        case "telebot":
            telebot(url)
        case _:
            raise SystemExit(f"no such peer: {peer}")


if __name__ == "__main__":
    main(*sys.argv[1:])
