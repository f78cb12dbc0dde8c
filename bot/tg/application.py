"""python-telegram-bot's Application: no updater, no job queue, one table of routes."""

from telegram import Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.storage.todays import note_tap
from bot.tg.context import Context
from bot.tg.handlers import doors, routes
from bot.tg.handlers.questions.desk import hear_reply
from bot.tg.incoming import incoming, tapped
from bot.tg.request import AiohttpRequest
from bot.tg.turns import PtbApplication


def build_application(token: str, base_url: str, *, connections: int = 64) -> PtbApplication:
    """Return an Application whose handlers lead to `bot.tg.handlers`.

    `base_url` ends with "/bot", such as "https://api.telegram.org/bot".
    """
    application: PtbApplication = (
        ApplicationBuilder()
        .bot(_bot(token, base_url, connections))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    application.add_handler(CallbackQueryHandler(_hear_tap))
    application.add_handler(ChatMemberHandler(_hear_member, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, _hear_message))
    return application


def _bot(token: str, base_url: str, connections: int) -> ExtBot[None]:
    pool = AiohttpRequest(connections=connections)  # for sends, toasts and the poll alike
    return ExtBot(
        token,
        base_url=base_url,
        base_file_url=base_url.removesuffix("/bot") + "/file/bot",
        request=pool,
        get_updates_request=pool,
    )


async def _hear_tap(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    turn = context.turn
    if turn.visitor.grants and turn.visitor.person is not None and turn.tapped_message_id:
        # Whatever it turns into now, a coordinator's morning message is not to be edited over.
        note_tap(turn.tx, turn.visitor.person.id, turn.tapped_message_id, is_away=True)
    await routes.hear_tap(turn, tapped(query))


async def _hear_message(update: Update, context: Context) -> None:
    """A command goes to its handler, a reply to its question; else a dialog, then the open door."""
    turn, message = context.turn, update.message
    assert message is not None
    turn.said = said = incoming(message)
    word, rest = _command(message.text or "", turn.house.bot_username)
    if word and await routes.hear_command(turn, word, rest):
        return
    if turn.is_group:
        await doors.hear_group(turn, message)
        return
    if not word and (await hear_reply(turn, said) or await routes.hear_dialog(turn, said)):
        return
    await doors.hear_unasked(turn, said, word)


async def _hear_member(update: Update, context: Context) -> None:
    change = update.my_chat_member
    assert change is not None
    await doors.hear_member(context.turn, change)


def _command(text: str, username: str) -> tuple[str, str]:
    """Split "/word@bot rest"; the word is empty for anything else, or for another bot."""
    if not text.startswith("/"):
        return "", ""
    head, _, rest = text[1:].partition(" ")
    word, _, addressee = head.partition("@")
    if addressee and addressee.lower() != username.lower():
        return "", ""
    return word.lower(), rest.strip()
