"""What a message replies to: a message of its chat or of another one, or a part of it."""

from dataclasses import dataclass, field

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.entities import FormattedText, read
from telegram_simulator.entities.lengths import utf16
from telegram_simulator.origins import origin
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

MAX_QUOTE = 1024  # core.telegram.org/bots/api#replyparameters
_KEPT = frozenset(
    ["bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"]
)
"""The entities of a text that a quote of it has to repeat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply parameters of a call; `position` of the quote in UTF-16 code units."""

    number: int = 0
    optional: bool = False
    elsewhere: Params | None = None
    quote: FormattedText = field(default_factory=lambda: FormattedText(""))
    position: int = 0


def requested(params: Params) -> Reply:
    """Read `reply_parameters`, or the two older parameters."""
    value = params.json("reply_parameters", "can't parse reply parameters JSON object")
    if value is None:
        optional = params.flag("allow_sending_without_reply")
        return Reply(number=params.integer("reply_to_message_id"), optional=optional)
    if not isinstance(value, dict):
        raise bad_request("object expected as reply parameters")
    given = Params(value)
    mode, entities = given.text("quote_parse_mode"), given.objects("quote_entities")
    return Reply(
        number=given.integer("message_id"),
        optional=given.flag("allow_sending_without_reply"),
        elsewhere=given if "chat_id" in given else None,
        quote=read(given.text("quote"), mode, entities),
        position=given.integer("quote_position"),
    )


def target(world: World, bot: Bot, chat: Chat, reply: Reply) -> tuple[Json | None, Json]:
    """Return the answered message if it is in this chat, and further fields of the new one."""
    if not reply.number:
        return None, {}
    source = access.requested_chat(world, bot, reply.elsewhere) if reply.elsewhere else chat
    item = source.items.get(reply.number)
    if item is None:
        if not reply.optional:
            raise bad_request("message to be replied not found")
        return None, {}
    quoted = _quote(item, reply) if reply.quote.text else {}
    if source is chat:
        return item.message, quoted
    return None, {"external_reply": _external(bot, source, item)} | quoted


def _external(bot: Bot, source: Chat, item: Item) -> Json:
    """Return the Bot API's ExternalReplyInfo; only large chats say which message it is."""
    info: Json = {"origin": origin(item)}
    if source.kind in {"supergroup", "channel"}:
        info |= {"chat": source.telegram(), "message_id": item.message["message_id"]}
    return info | (item.stored.fields(bot.id) if item.stored else {})


def _quote(item: Item, reply: Reply) -> Json:
    """Return the Bot API's TextQuote; the quote must be an exact part of the answered text."""
    prefix = "caption" if item.stored else ""
    text = str(item.message.get(prefix or "text", ""))
    entities = item.message.get(f"{prefix}_entities" if prefix else "entities", [])
    wanted = [entity for entity in reply.quote.entities if entity["type"] in _KEPT]
    places = [
        place
        for place in _places(text, reply.quote.text)
        if _within(entities, place, utf16(reply.quote.text)) == wanted
    ]
    if not places or utf16(reply.quote.text) > MAX_QUOTE:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = min(places, key=lambda place: abs(place - reply.position))
    shown: Json = {"text": reply.quote.text, "position": position, "is_manual": True}
    return {"quote": shown | ({"entities": wanted} if wanted else {})}


def _places(text: str, part: str) -> list[int]:
    """Return where a part occurs in a text, in UTF-16 code units."""
    starts, found = [], text.find(part)
    while found >= 0:
        starts.append(utf16(text[:found]))
        found = text.find(part, found + 1)
    return starts


def _within(entities: list[Json], place: int, length: int) -> list[Json]:
    """Return the entities of a part of a text, as that part alone would have them."""
    cut = []
    for entity in entities:
        begin = max(entity["offset"], place)
        end = min(entity["offset"] + entity["length"], place + length)
        if begin < end and entity["type"] in _KEPT:
            cut.append(entity | {"offset": begin - place, "length": end - begin})
    return cut
