"""A bot written with aiogram, by long polling against the simulator. Runs in .venv-peers.

`converse.py URL TOKEN`: prints `ready`, answers what people do, and ends on /stop.
"""

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
)

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="yes")]]
)


async def start(message: Any, command: Any) -> None:
    await message.answer(f"<b>Welcome</b> {command.args}", parse_mode="HTML", reply_markup=KEYS)


async def tapped(query: Any) -> None:
    await query.answer("Thank you")
    await query.message.edit_text("You said yes")


async def quiz(message: Any) -> None:
    await message.answer_poll(
        "Which?", ["a", "b"], type="quiz", correct_option_ids=[1], is_anonymous=False
    )


async def answered(answer: Any, bot: Any) -> None:
    await bot.send_message(answer.user.id, f"You chose {answer.option_ids}")


async def returned(message: Any, bot: Any) -> None:
    content = await bot.download(message.document)
    name = f"back-{message.document.file_name}"
    await message.answer_document(BufferedInputFile(content.read()[::-1], name))


async def album(message: Any) -> None:
    files = [BufferedInputFile(text.encode(), f"{text}.txt") for text in ("one", "two")]
    await message.answer_media_group([InputMediaDocument(media=file) for file in files])


async def stop(message: Any, dispatcher: Any) -> None:
    await message.answer("Goodbye")
    await dispatcher.stop_polling()


async def main(url: str, token: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(quiz, Command("quiz"))
    dispatcher.message.register(album, Command("album"))
    dispatcher.message.register(stop, Command("stop"))
    dispatcher.message.register(returned, F.document)
    dispatcher.callback_query.register(tapped, F.data == "yes")
    dispatcher.poll_answer.register(answered)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
