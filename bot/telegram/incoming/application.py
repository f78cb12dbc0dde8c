"""python-telegram-bot's Application, without updater and job queue, with one table of routes."""

from telegram import ChatMember, Message, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.telegram.incoming.context import Context, Turn
from bot.telegram.incoming.messages import Incoming, incoming, tapped
from bot.telegram.incoming.router import Fallbacks, Routes
from bot.telegram.incoming.turns import PtbApplication
from bot.telegram.request import TelegramRequest

_OUT = (ChatMember.BANNED, ChatMember.LEFT)


def build_application(token: str, base_url: str, *, connections: int = 64) -> PtbApplication:
    """Return an Application without handlers: `add_handlers` adds them.

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
    return application


def add_handlers(application: PtbApplication, routes: Routes, fallbacks: Fallbacks) -> None:
    """Send updates to the routes, or to the fallbacks where there is no route."""
    handlers = _UpdateHandlers(routes, fallbacks)
    application.add_handler(CallbackQueryHandler(handlers.handle_tap))
    application.add_handler(
        ChatMemberHandler(handlers.handle_member, ChatMemberHandler.MY_CHAT_MEMBER)
    )
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, handlers.handle_message))
    application.add_handler(
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, handlers.handle_edited)
    )


def _bot(token: str, base_url: str, connections: int) -> ExtBot[None]:
    pool = TelegramRequest(
        connections=connections
    )  # one pool for sending, callback answers and polling
    return ExtBot(
        token,
        base_url=base_url,
        base_file_url=base_url.removesuffix("/bot") + "/file/bot",
        request=pool,
        get_updates_request=pool,
    )


class _UpdateHandlers:
    def __init__(self, routes: Routes, fallbacks: Fallbacks) -> None:
        self._routes = routes
        self._fallbacks = fallbacks

    async def handle_tap(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        if context.turn.cut_off:
            return
        button = tapped(query)
        self._fallbacks.before_tap(context.turn, button)
        await self._routes.handle_tap(context.turn, button)

    async def handle_message(self, update: Update, context: Context) -> None:
        """Send a command to its handler, a reply to its question, the rest to the open dialog."""
        turn, message = context.turn, update.message
        assert message is not None
        turn.message = received = incoming(message)
        if turn.cut_off and not await self._fallbacks.comes_back(turn, received):
            return
        word, rest = _command(message.text or "", turn.bot.bot_username)
        if word and await self._routes.handle_command(turn, word, rest):
            return
        if turn.is_group:
            # What people say to each other is dropped unread, even if Telegram delivers it.
            if message.migrate_to_chat_id is not None:
                await self._fallbacks.migrated(turn, message.migrate_to_chat_id)
            elif _answers_bot(message, turn.bot.bot_id):
                await self._fallbacks.group_reply(turn, received)
            return
        if not word and await self._handle_answer(turn, received):
            return
        await self._fallbacks.unasked(turn, received, word)

    async def _handle_answer(self, turn: Turn, received: Incoming) -> bool:
        return (
            await self._fallbacks.reply(turn, received)
            or await self._fallbacks.leaves(turn, received)
            or await self._routes.handle_dialog(turn, received)
        )

    async def handle_edited(self, update: Update, context: Context) -> None:
        """Handle a message that was edited in a private chat; most edits change nothing here."""
        turn, message = context.turn, update.edited_message
        assert message is not None
        if not turn.cut_off and not turn.is_group:
            await self._routes.handle_edited(turn, incoming(message))

    async def handle_member(self, update: Update, context: Context) -> None:
        change = update.my_chat_member
        assert change is not None
        if context.turn.cut_off:
            return
        await self._fallbacks.member(context.turn, out=change.new_chat_member.status in _OUT)


def _answers_bot(message: Message, bot_id: int) -> bool:
    """Tell whether a message is a reply to one of the bot."""
    answered = message.reply_to_message
    writer = None if answered is None else answered.from_user
    return writer is not None and writer.id == bot_id


def _command(text: str, username: str) -> tuple[str, str]:
    """Split "/word@bot rest"; the word is empty for anything else, or for another bot."""
    if not text.startswith("/"):
        return "", ""
    head, _, rest = text[1:].partition(" ")
    word, _, addressee = head.partition("@")
    if addressee and addressee.lower() != username.lower():
        return "", ""
    return word.lower(), rest.strip()
