"""answerCallbackQuery and its kin."""

from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.refusals import bad
from bot.simulator.updates import CALLBACK
from bot.simulator.world import World

MAX_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    """End the spinner of a key, with a line of text or without; once, within 150 seconds."""
    text = params.text("text")
    if len(text) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    callback = world.callbacks.get(params.text("callback_query_id"))
    if (
        callback is None
        or callback.bot_id != bot.id
        or callback.made_at + CALLBACK <= world.now_s()
    ):
        raise bad(TOO_OLD)
    del world.callbacks[callback.id]
    world.feed.emit(
        "callback.answered",
        chat=callback.chat,
        message_id=callback.message_id,
        callback_id=callback.id,
        text=text,
        show_alert=params.flag("show_alert"),
        url=params.text("url"),
        **{"as": callback.who},
    )
    return True


def answer_web_app_query(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """No web app runs here, so every query is one that nobody made."""
    raise bad(TOO_OLD)
