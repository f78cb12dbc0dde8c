"""The way of every message that a bot sends: checked in Telegram's order, posted, shown."""

from dataclasses import dataclass, field

from bot.simulator import access, markup
from bot.simulator.chats import Chat, Item
from bot.simulator.files import Stored
from bot.simulator.markup import Markup
from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.refusals import Json, bad
from bot.simulator.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Where a message goes, and what it brings along."""

    chat: Chat
    markup: Markup
    extra: Json = field(default_factory=dict)
    protected: bool = False


def ordered(world: World, bot: Bot, params: Params, what: str = "text messages") -> Order:
    """Check reply parameters, keyboard, chat and reply target, in this order (Client.cpp:12884)."""
    reply = _reply(params)
    keyboard = markup.read(params, private=params.integer("chat_id") > 0)
    chat = access.to_write(world, bot, params, what)
    extra: Json = {}
    if target := _target(chat, *reply):
        extra["reply_to_message"] = {k: v for k, v in target.items() if k != "reply_to_message"}
    if params.integer("message_thread_id") and not chat.forum:
        raise bad("message thread not found")
    return Order(chat=chat, markup=keyboard, extra=extra, protected=params.flag("protect_content"))


def _reply(params: Params) -> tuple[int, bool]:
    value = params.json("reply_parameters", "can't parse reply parameters JSON object")
    if value is None:
        return params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
    if not isinstance(value, dict):
        raise bad("object expected as reply parameters")
    given = Params(value)
    return given.integer("message_id"), given.flag("allow_sending_without_reply")


def _target(chat: Chat, number: int, optional: bool) -> Json | None:  # noqa: FBT001 - as in JSON
    if not number:
        return None
    item = chat.items.get(number)
    if item is None and not optional:
        raise bad("message to be replied not found")
    return item.message if item else None


def deliver(
    world: World,
    bot: Bot,
    params: Params,
    order: Order,
    fields: Json,
    *,
    stored: Stored | None = None,
) -> Item:
    """Post the message, and let its keyboard take effect."""
    chat, keyboard = order.chat, order.markup
    content = order.extra | fields
    if keyboard.inline:
        content["reply_markup"] = keyboard.inline
    bot.seen.update({chat.id} if chat.private else ())
    item = world.post(
        chat,
        bot,
        content,
        stored=stored,
        repeat_of=params.repeat_of,
        protected=order.protected,
    )
    if keyboard.keyboard or keyboard.removes_keyboard or keyboard.forces_reply:
        chat.keyboard = keyboard.keyboard
        chat.placeholder = keyboard.placeholder
        patch = {"keyboard": chat.keyboard, "placeholder": chat.placeholder}
        world.feed.emit("chat", chat=chat.key, patch=patch)
    return item
