"""Parses what a person sent: a tap, a text, or something else."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from telegram import CallbackQuery, Message, Update

from bot.refusals import StaleButton
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.heads import without_gap


class ContentType(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    ANIMATION = "animation"
    STICKER = "sticker"
    CONTACT = "contact"
    LOCATION = "location"
    OTHER = "other"


_ORDER = (
    ContentType.TEXT,
    ContentType.PHOTO,
    ContentType.ANIMATION,
    ContentType.DOCUMENT,
    ContentType.VOICE,
    ContentType.AUDIO,
    ContentType.VIDEO,
    ContentType.STICKER,
    ContentType.CONTACT,
    ContentType.LOCATION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message from a person. `html` is its text or caption with its formatting, safe.

    `file_id` is its file at Telegram, of `file_size` bytes; it is not downloaded here. `seconds` is
    the length of a voice message. `reply_to` is the message that it answers, `reply_buttons` are
    the bot's buttons under that.
    """

    message_id: int
    kind: ContentType
    text: str
    html: str
    file_id: str | None = None
    media_group: str | None = None
    reply_to: int | None = None
    reply_buttons: tuple[Button, ...] = ()
    file_name: str = ""
    file_size: int = 0
    seconds: int = 0


def incoming(message: Message) -> Incoming:
    kind = next((kind for kind in _ORDER if getattr(message, kind.value, None)), ContentType.OTHER)
    file = getattr(message, kind.value, None)
    return Incoming(
        message_id=message.message_id,
        kind=kind,
        text=message.text or message.caption or "",
        html=message.text_html or message.caption_html or "",
        file_id=message.photo[-1].file_id
        if kind is ContentType.PHOTO
        else getattr(file, "file_id", None),
        media_group=message.media_group_id,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        reply_buttons=_buttons(message.reply_to_message),
        file_name=_file_name(file),
        file_size=getattr(file, "file_size", None) or 0,
        seconds=_seconds(message),
    )


_ENDINGS = {
    "text/calendar": "ics",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "image/heif": "heif",
}


def _file_name(file: object) -> str:
    """Return the name of a file; a phone may share a calendar or a photo without its ending."""
    name = getattr(file, "file_name", None) or ""
    ending = _ENDINGS.get(getattr(file, "mime_type", None) or "")
    return f"{name}.{ending}" if ending and "." not in name else name


def _seconds(message: Message) -> int:
    """Return the length of a voice message; PTB is about to change the type of its `duration`."""
    return 0 if message.voice is None else int(message.voice.to_dict()["duration"])


def _buttons(message: Message | None) -> tuple[Button, ...]:
    """Read the buttons under a message if a bot wrote it."""
    if message is None or message.reply_markup is None:
        return ()
    if message.from_user is None or not message.from_user.is_bot:
        return ()
    found = []
    for each in (each for row in message.reply_markup.inline_keyboard for each in row):
        with suppress(StaleButton):
            found.append(
                parse_button(each.callback_data if isinstance(each.callback_data, str) else "")
            )
    return tuple(found)


def quoted(update: Update) -> Incoming | None:
    """Return the message that the tapped message answers, if Telegram still shows it.

    None if a bot wrote it.
    """
    message = _tapped_message(update)
    answered = None if message is None else message.reply_to_message
    if answered is None or answered.from_user is None or answered.from_user.is_bot:
        return None
    return incoming(answered)


def tapped_file(update: Update) -> str | None:
    """Return the file_id of the document above the tapped button, if Telegram still shows it."""
    message = _tapped_message(update)
    document = None if message is None else message.document
    return None if document is None else document.file_id


def tapped_text(update: Update) -> str:
    """Return the words above the tapped button, if Telegram still shows them."""
    message = _tapped_message(update)
    return "" if message is None else without_gap(message.text or message.caption or "")


def _tapped_message(update: Update) -> Message | None:
    query = update.callback_query
    return query.message if query is not None and isinstance(query.message, Message) else None


def tapped(query: CallbackQuery) -> Button:
    """Return the button of a tap; raise `StaleButton` if the bot has no such button."""
    if query.data is None:
        raise StaleButton
    return parse_button(query.data)
