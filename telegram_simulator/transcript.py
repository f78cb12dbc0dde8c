"""A chat as text, as people read it, and the keys that they see."""

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item
from telegram_simulator.entities.lengths import utf16_slice
from telegram_simulator.service_texts import service_text
from telegram_simulator.world import World

Rows = list[list[str]]
_FILES = {
    "photo": "picture",
    "document": "file",
    "voice": "voice note",
    "audio": "music",
    "video": "film",
    "video_note": "round film",
    "animation": "animation",
    "sticker": "sticker",
    "live_photo": "live picture",
}
_THINGS = (
    "contact",
    "venue",
    "location",
    "dice",
    "invoice",
    "game",
)  # a venue has a location too


def transcript(world: World, chat: Chat, after: int = 0) -> str:
    """Return the messages of a chat with an id above `after`, one after the other.

    Keys stand in brackets below their message, spoilers are covered, deleted messages are gone.
    """
    shown = [item for number, item in chat.items.items() if number > after]
    lines = [line for item in shown for line in message_as_text(world, chat, item)]
    if chat.keyboard:
        lines += ["", *keys_as_text(chat.keyboard)]
    return "\n".join(lines)


def keyboard(chat: Chat) -> Rows:
    """Return the labels of the keys that a person sees last.

    They are those of the newest message that has any, if no message of a bot came after it; else
    those of the reply keyboard.
    """
    for item in reversed(chat.items.values()):
        if rows := _inline(item.message):
            return rows
        if item.bot_id:
            break
    return chat.keyboard or []


def message_as_text(world: World, chat: Chat, item: Item) -> list[str]:
    """Return the lines of one message."""
    message = item.message
    name = _name(world, item)
    if service := service_text(message):
        return [f"* {name} {service}"]
    edited = " (edited)" if "edit_date" in message else ""
    words = _words(message)
    first, *rest = [*_carried(message), *(words.split("\n") if words else [])] or [""]
    indent = "  "
    lines = [f"{name}{edited}: {first}", *(indent + line for line in rest)]
    marks = world.reactions(chat, message["message_id"]).values()
    if marks:
        lines.append(indent + " ".join(marks))
    keys = [indent + row for row in keys_as_text(_inline(message))]
    return [line.rstrip() for line in lines] + keys


def said(message: Json) -> str:
    """Return what a message says, also what spoilers cover, without its author and its keys."""
    service = service_text(message)
    lines = [service] if service else [*_carried(message), _uncovered(message)]
    return "\n".join(line for line in lines if line)


def message_with(world: World, chat: Chat, text: str, newer: int = 0) -> Item | None:
    """Return the newest message that has `text` in the transcript, or the one before `newer`.

    A text that is only a part of the author's name is not what the message says.
    """
    for item in reversed(chat.items.values()):
        shown = "\n".join(message_as_text(world, chat, item))
        author = shown.find(_name(world, item)) + len(_name(world, item))
        if text in shown and shown.rfind(text) + len(text) > author:
            if not newer:
                return item
            newer -= 1
    return None


def _name(world: World, item: Item) -> str:
    if item.bot_id:
        bot = world.bots[item.bot_id]
        return bot.names.get("", bot.name)
    person = world.people.get(item.author or "")
    return person.name if person else "Telegram"


def _carried(message: Json) -> list[str]:
    """Return what a message has besides its text."""
    kind = next((kind for kind in _FILES if kind in message), None)
    if kind:
        name = message[kind].get("file_name") if isinstance(message[kind], dict) else None
        return [f"[{_FILES[kind]} {name}]" if name else f"[{_FILES[kind]}]"]
    if paid := message.get("paid_media"):
        kinds = ", ".join(_FILES[each["type"]] for each in paid["paid_media"])
        return [f"[{kinds} for {paid['star_count']} ⭐️]"]
    if "gift" in message:
        gift = message["gift"]["gift"]
        return [f"[gift {gift['sticker']['emoji']} for {gift['star_count']} ⭐️]"]
    if poll := message.get("poll"):
        chosen = [
            f"( ) {each['text']}{_with(each)}  {each['voter_count']}" for each in poll["options"]
        ]
        closed = " (closed)" if poll["is_closed"] else ""
        return [f"[{poll['type']} poll{closed}] {poll['question']}{_with(poll)}", *chosen]
    return [_thing(name, message[name]) for name in _THINGS if name in message][:1]


def _with(part: Json) -> str:
    """Return what belongs to the question or an option of a poll."""
    return "".join(f" [{_FILES.get(kind, kind)}]" for kind in part.get("media", ()))


def _thing(kind: str, thing: Json) -> str:
    match kind:
        case "contact":
            return f"[contact {thing['first_name']} {thing['phone_number']}]"
        case "invoice":
            return f"[invoice {thing['title']}: {thing['total_amount']} {thing['currency']}]"
        case "game":
            text = thing.get("text") or thing["description"]
            return f"[game {thing['title']}] {text}"
        case "venue":
            return f"[place {thing['title']}]"
        case "location":
            return f"[location {thing['latitude']}, {thing['longitude']}]"
        case _:
            return f"{thing['emoji']} {thing['value']}"


def _words(message: Json) -> str:
    """Return the text or caption, or that of a gift; what a spoiler covers is not read."""
    text, message = _uncovered(message), message.get("gift", message)
    entities = message.get("entities") or message.get("caption_entities") or []
    for entity in reversed(entities):
        if entity["type"] == "spoiler":
            begin = len(utf16_slice(text, 0, entity["offset"]))
            covered = len(utf16_slice(text, entity["offset"], entity["length"]))
            text = text[:begin] + "▒" * covered + text[begin + covered :]
    return text


def _uncovered(message: Json) -> str:
    message = message.get("gift", message)
    return str(message.get("text") or message.get("caption") or "")


def _inline(message: Json) -> Rows:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def keys_as_text(rows: Rows) -> list[str]:
    """Return one line for each row of keys."""
    return [" ".join(f"[{label}]" for label in row) for row in rows]
