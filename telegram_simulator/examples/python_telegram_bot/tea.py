"""A small bot with python-telegram-bot."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler


async def start(update: Update, context: Any) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    await update.message.reply_text("Tea?", reply_markup=keys)


async def chosen(update: Update, context: Any) -> None:
    await update.callback_query.answer("Noted")
    await update.callback_query.edit_message_text(f"A tea for {update.effective_user.first_name}")


def tea_bot(token: str, address: str = "https://api.telegram.org/bot") -> Any:
    app = Application.builder().token(token).base_url(address).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(chosen))
    return app
