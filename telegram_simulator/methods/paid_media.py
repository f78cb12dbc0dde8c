"""sendPaidMedia: pictures and films that people see when they have paid stars."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.methods.attachments import requested_file
from telegram_simulator.methods.captions import captioned
from telegram_simulator.methods.delivery import check_target, deliver
from telegram_simulator.parameters import Params
from telegram_simulator.payments import MAX_PAYLOAD, PaidMedia
from telegram_simulator.people import Bot
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

MAX_STARS = 25_000  # core.telegram.org/bots/api#sendpaidmedia, and the next
MAX_FILES = 10
_KINDS = ("photo", "video", "live_photo")


def send_paid_media(world: World, bot: Bot, params: Params) -> Json:
    """Send files that are covered until somebody pays; the bot sees them in its own message."""
    stars = params.integer("star_count")
    if not 1 <= stars <= MAX_STARS:
        raise bad_request("STARS_AMOUNT_INVALID")
    if len(params.text("payload").encode()) > MAX_PAYLOAD:
        raise bad_request("PAYLOAD_INVALID")
    files = _files(world, bot, params)
    target = check_target(world, bot, params, "photos")
    media = [_shown(bot, each) for each in files]
    fields: Json = {"paid_media": {"star_count": stars, "paid_media": media}}
    fields |= captioned(params, "paid_media")
    message = deliver(world, bot, params, target, fields).message
    world.payments.media[target.chat.key, message["message_id"]] = PaidMedia(
        bot_id=bot.id, stars=stars, payload=params.text("payload"), shown=media
    )
    return message


def _files(world: World, bot: Bot, params: Params) -> list[StoredFile]:
    media = params.objects("media") or []
    if not 1 <= len(media) <= MAX_FILES:
        raise bad_request(f"SIM: paid media are 1 to {MAX_FILES} files")
    found = []
    for each in media:
        kind = str(each.get("type", ""))
        if kind not in _KINDS:
            raise bad_request(f'can\'t parse InputPaidMedia: type "{kind}" is unsupported')
        found.append(requested_file(world, bot, Params(each, params.files), kind, "media"))
    return found


def _shown(bot: Bot, file: StoredFile) -> Json:
    return {"type": file.kind, file.kind: file.fields(bot.id)[file.kind]}
