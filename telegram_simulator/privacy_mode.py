"""Which bots get a message of a person (core.telegram.org/bots/features#privacy-mode)."""

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item
from telegram_simulator.entities.lengths import utf16_slice
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World


def notify_bots(
    world: World, chat: Chat, person: Person, item: Item, kind: str = "message"
) -> None:
    """Queue an update for the bots that may get it; the message waits for their acknowledgement."""
    if chat.kind == "channel":
        kind = {"message": "channel_post"}.get(kind, "edited_channel_post")
    bots = world.bots_in(chat)
    for bot in bots:
        bot.seen.add(person.id)
    if chat.kind in {"group", "supergroup"}:
        bots = [bot for bot in bots if _may_receive(bot, chat, item)]
    world.queue_message(bots, chat, item, kind)


def _may_receive(bot: Bot, chat: Chat, item: Item) -> bool:
    if not bot.privacy or chat.administers(bot.id):
        return True
    message = item.message
    replied = message.get("reply_to_message", {})
    # every message of a topic replies to its beginning, which is no reply to its author
    if "forum_topic_created" not in replied and replied.get("from", {}).get("id") == bot.id:
        return True
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    return any(_mentions(bot, text, entity) for entity in entities)


def _mentions(bot: Bot, text: str, entity: Json) -> bool:
    part = utf16_slice(text, entity["offset"], entity["length"]).lower()
    name = f"@{bot.username.lower()}"
    if entity["type"] == "mention":
        return part == name
    if entity["type"] == "bot_command":
        return "@" not in part or part.endswith(name)
    return False
