"""sendMessage and the methods that send files and dice."""

from collections.abc import Callable

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import FormattedText, message_text, preview
from telegram_simulator.methods.attachments import requested_file
from telegram_simulator.methods.captions import described
from telegram_simulator.methods.delivery import check_target, deliver
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

Method = Callable[[World, Bot, Params], object]
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "record_audio",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
    "cancel",
}
_DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_PLURALS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice notes",
    "audio": "music",
    "video": "videos",
    "video_note": "video notes",
    "animation": "animations",
    "sticker": "stickers",
    "live_photo": "photos",
}
MAX_ALBUM = 10  # td MessageContent.cpp:5329


def send_message(world: World, bot: Bot, params: Params) -> Json:
    """Send a text."""
    text = message_text(params)
    target = check_target(world, bot, params)
    fields = text.fields() | link_preview(params, text)
    return deliver(world, bot, params, target, fields).message


def link_preview(params: Params, text: FormattedText) -> Json:
    """Return the field `link_preview_options`, also from the older parameter."""
    options = params.json("link_preview_options", "can't parse link preview options JSON object")
    if options is None:
        options = {"is_disabled": params.flag("disable_web_page_preview")}
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    return preview(text, options)


def send_file(kind: str) -> Method:
    """Return the method that sends a file of this kind."""

    def send(world: World, bot: Bot, params: Params) -> Json:
        stored = requested_file(world, bot, params, kind)
        fields = described(params, kind)
        target = check_target(world, bot, params, _PLURALS[kind])
        return deliver(world, bot, params, target, fields, stored=stored).message

    return send


def send_dice(world: World, bot: Bot, params: Params) -> Json:
    """Send a die with a value of the seeded random generator."""
    emoji = params.text("emoji") or "🎲"
    if emoji not in _DICE:
        raise bad_request("wrong dice emoji specified")
    target = check_target(world, bot, params)
    value = world.rng.randint(1, _DICE[emoji])
    return deliver(world, bot, params, target, {"dice": {"emoji": emoji, "value": value}}).message


def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    """Show an action of the bot, such as typing."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = access.writable_chat(world, bot, params)
    world.feed.emit("chat.action", chat=chat.key, action=action)
    return True


def send_media_group(world: World, bot: Bot, params: Params) -> list[Json]:
    """Send an album of two to ten files; `reply_markup` is not read (telegram-bot-api does not)."""
    params = params.without("reply_markup")
    listed = params.json("media", "can't parse media JSON object")
    if listed is None:
        raise bad_request('parameter "media" is required')
    if not isinstance(listed, list):
        raise bad_request("expected an Array of InputMedia")
    if not listed:
        raise bad_request("there are no messages to send")
    if len(listed) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    for media in listed:
        if isinstance(media, dict) and media.get("type") == "animation":
            raise bad_request(
                "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
            )
    parts = [album_part(world, bot, params, media) for media in listed]
    _check_album({stored.kind for stored, _ in parts})
    target = check_target(world, bot, params, _PLURALS[parts[0][0].kind])
    album = {"media_group_id": str(world.new_id())} if len(parts) > 1 else {}
    return [
        deliver(world, bot, params, target, fields | album, stored=stored).message
        for stored, fields in parts
    ]


def album_part(world: World, bot: Bot, params: Params, media: object) -> tuple[StoredFile, Json]:
    """Return the file and the caption fields of one InputMedia."""
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(media.get("type", ""))
    if kind not in {"photo", "live_photo", "document", "audio", "video", "animation"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if not media.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    part = Params(media, params.files)
    stored = requested_file(world, bot, part, kind, "media")
    return stored, described(part, kind)


def _check_album(kinds: set[str]) -> None:
    for alone in ("document", "audio"):
        if alone in kinds and len(kinds) > 1:
            raise bad_request(f"{alone} can't be mixed with other media types")
