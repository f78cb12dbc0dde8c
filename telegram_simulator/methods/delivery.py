"""Checks and posts every message that a bot sends."""

from dataclasses import dataclass, field

from telegram_simulator import access, markup, threads
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item
from telegram_simulator.markup import Markup
from telegram_simulator.methods import replies
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTarget:
    """The chat of a new message, its keyboard and the message that it replies to."""

    chat: Chat
    markup: Markup
    extra: Json = field(default_factory=dict)
    protected: bool = False


def check_target(
    world: World, bot: Bot, params: Params, what: str = "text messages", *, own: str = ""
) -> SendTarget:
    """Check reply parameters, keyboard, chat and reply target in this order (Client.cpp:12884)."""
    reply = replies.requested(params)
    private = params.integer("chat_id") > 0
    keyboard = markup.read(params, private=private, own=[own] if own else ())
    chat = access.writable_chat(world, bot, params, what)
    if chat.kind == "channel":
        markup.refuse_others(keyboard)
    answered, extra = replies.target(world, bot, chat, reply)
    topic_id = threads.topic_of(chat, params.integer("message_thread_id"), answered)
    threads.require_open(chat, bot.id, topic_id)
    extra |= threads.fields(chat, topic_id, answered)
    return SendTarget(
        chat=chat, markup=keyboard, extra=extra, protected=params.flag("protect_content")
    )


def deliver(
    world: World,
    bot: Bot,
    params: Params,
    target: SendTarget,
    fields: Json,
    *,
    stored: StoredFile | None = None,
) -> Item:
    """Post a message and apply its keyboard."""
    chat, keyboard = target.chat, target.markup
    content = target.extra | fields
    if keyboard.inline:
        content["reply_markup"] = keyboard.inline
    bot.seen.update({chat.id} if chat.private else ())
    item = world.post(
        chat,
        bot,
        content,
        stored=stored,
        repeat_of=params.repeat_of,
        protected=target.protected,
    )
    if keyboard.keys or keyboard.removes_keyboard or keyboard.forces_reply:
        chat.keys = keyboard.keys
        chat.placeholder = keyboard.placeholder
        patch = {"keyboard": chat.keyboard, "keys": chat.keys, "placeholder": chat.placeholder}
        world.feed.emit("chat", chat=chat.key, patch=patch)
    return item
