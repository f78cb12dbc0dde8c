"""A small bot with aiogram."""

from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="yes")]]
)


async def start(message: Message) -> None:
    await message.answer("Tea?", reply_markup=KEYS)


async def chosen(query: CallbackQuery) -> None:
    await query.answer("Noted")
    await query.message.edit_text(f"A tea for {query.from_user.first_name}")


def tea_bot(token: str) -> tuple[Dispatcher, Bot]:
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(chosen, F.data == "yes")
    return dispatcher, Bot(token)
