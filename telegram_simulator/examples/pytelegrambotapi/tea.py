"""A small bot with pyTelegramBotAPI."""

from telebot import TeleBot
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message


def tea_bot(token: str) -> TeleBot:
    bot = TeleBot(token)

    @bot.message_handler(commands=["start"])
    def start(message: Message) -> None:
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
        bot.send_message(message.chat.id, "Tea?", reply_markup=keys)

    @bot.callback_query_handler(func=lambda query: query.data == "yes")
    def chosen(query: CallbackQuery) -> None:
        bot.answer_callback_query(query.id, "Noted")
        said = f"A tea for {query.from_user.first_name}"
        bot.edit_message_text(said, query.message.chat.id, query.message.message_id)

    return bot
