"""answerCallbackQuery."""

from telegram_simulator.api_errors import bad_request
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.updates import CALLBACK_LIFETIME
from telegram_simulator.world import World

MAX_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    """Answer a tap, with a text or without; possible once, within 150 seconds."""
    text = params.text("text")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    callback = world.callbacks.get(params.text("callback_query_id"))
    if (
        callback is None
        or callback.bot_id != bot.id
        or callback.made_at + CALLBACK_LIFETIME <= world.now_s()
    ):
        raise bad_request(TOO_OLD)
    del world.callbacks[callback.id]
    world.feed.emit(
        "callback.answered",
        chat=callback.chat,
        message_id=callback.message_id,
        callback_id=callback.id,
        text=text,
        show_alert=params.flag("show_alert"),
        url=params.text("url"),
        **{"as": callback.person},
    )
    return True
