"""Which bots hear what a person says; in groups, core.telegram.org/bots/features#privacy-mode."""

from bot.simulator.chats import Chat, Item
from bot.simulator.entities.lengths import utf16_slice
from bot.simulator.people import Bot, Person
from bot.simulator.refusals import Json
from bot.simulator.world import World


def hear(world: World, chat: Chat, person: Person, item: Item, kind: str = "message") -> None:
    """Tell the bots that may hear it; the tick of the message waits for them."""
    if chat.kind == "channel":
        kind = {"message": "channel_post"}.get(kind, "edited_channel_post")
    told = False
    for bot in world.bots_in(chat):
        bot.seen.add(person.id)
        if chat.kind in {"private", "channel"} or _hears(bot, chat, item):
            payload = world.message_for(bot, item)
            number = item.message["message_id"]
            told |= world.tell([bot], kind, payload, chat, message_id=number)
    item.acked = not told


def _hears(bot: Bot, chat: Chat, item: Item) -> bool:
    if not bot.privacy or chat.administers(bot.id):
        return True
    message = item.message
    replied = message.get("reply_to_message", {}).get("from", {})
    if replied.get("id") == bot.id:
        return True
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    return any(_addresses(bot, text, entity) for entity in entities)


def _addresses(bot: Bot, text: str, entity: Json) -> bool:
    part = utf16_slice(text, entity["offset"], entity["length"]).lower()
    name = f"@{bot.username.lower()}"
    if entity["type"] == "mention":
        return part == name
    if entity["type"] == "bot_command":
        return "@" not in part or part.endswith(name)
    return False
