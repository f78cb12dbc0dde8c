"""Parses the texts of a request and checks Telegram's limits."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import html, legacy, markdown, raw
from telegram_simulator.entities.lengths import utf16
from telegram_simulator.entities.normalize import normalize
from telegram_simulator.parameters import Params

MAX_TEXT = 4096  # UTF-16 code units after parsing; td MessageContent.cpp:4759
MAX_CAPTION = 1024  # td MessageContent.cpp:5242
MAX_BYTES = 32768  # telegram-bot-api Client.cpp:11310
_PARSERS = {"html": html.parse, "markdownv2": markdown.parse, "markdown": legacy.parse}
_KNOWN_TYPES = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
        "blockquote",
        "expandable_blockquote",
    ]
)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Text and its entities, as Telegram stores them."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def fields(self, prefix: str = "") -> Json:
        """Return the fields of a message: text and entities, or caption and caption_entities."""
        name = prefix or "text"
        listed = f"{prefix}_entities" if prefix else "entities"
        if not self.text:
            return {}
        return {name: self.text, listed: self.entities} if self.entities else {name: self.text}


def read(source: str, parse_mode: str | None, entities: list[Json] | None) -> FormattedText:
    """Parse a text by its parse mode or its list of entities."""
    if len(source) > MAX_BYTES // 4 and len(source.encode()) > MAX_BYTES:
        raise bad_request("text is too long")
    mode = (parse_mode or "").lower()
    if mode and mode != "none":
        if mode not in _PARSERS:
            raise bad_request("unsupported parse_mode")
        source, entities = _PARSERS[mode](source)
    else:
        entities = [_checked_entity(entity) for entity in entities or []]
        entities = raw.check_places(source, [e for e in entities if e["type"] in _KNOWN_TYPES])
    return FormattedText(*normalize(source, entities))


def typed_text(source: str, entities: list[Json] | None = None) -> FormattedText:
    """Return the text that a person typed, with detected entities."""
    places = [_checked_entity(entity) for entity in entities or []]
    return FormattedText(*normalize(source, raw.check_places(source, places)))


def _checked_entity(entity: Json) -> Json:
    try:
        kind = str(entity["type"])
        place: Json = {
            "offset": int(entity["offset"]),
            "length": int(entity["length"]),
            "type": kind,
        }
    except (KeyError, TypeError, ValueError):
        raise bad_request("can't parse MessageEntity: Expected an Object") from None
    if kind not in _KNOWN_TYPES and kind not in raw.FOUND_BY_TELEGRAM:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link" and not html.make_link(place, str(entity.get("url", ""))):
        place["type"] = ""
    for name in ("user", "language", "custom_emoji_id", "unix_time", "date_time_format"):
        if name in entity and name not in place:
            place[name] = entity[name]
    return place


def message_text(params: Params) -> FormattedText:
    """Return the text of sendMessage and editMessageText."""
    source = params.text("text")
    if not source:
        raise bad_request("message text is empty")
    formatted = read(source, params.text("parse_mode"), params.objects("entities"))
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return formatted


def caption(params: Params) -> FormattedText:
    """Return the caption of a file."""
    formatted = read(
        params.text("caption"), params.text("parse_mode"), params.objects("caption_entities")
    )
    if utf16(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return formatted
