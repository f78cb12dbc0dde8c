"""The pictures of people and of the bot itself, and the music of people."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.methods.attachments import uploaded
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World

MAX_SHOWN = 100  # core.telegram.org/bots/api#getuserprofilephotos


def get_user_profile_photos(world: World, bot: Bot, params: Params) -> Json:
    """Return the pictures of a person, or of a bot that set its own, the newest first."""
    account = _account(world, params)
    offset = params.integer("offset", 0, 0)
    limit = params.integer("limit", MAX_SHOWN, 1, MAX_SHOWN)
    shown = account.photos[::-1][offset : offset + limit]
    return {
        "total_count": len(account.photos),
        "photos": [photo.sizes(bot.id) for photo in shown],
    }


def get_user_profile_audios(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the music in a profile; nobody here has any."""
    _account(world, params)
    return {"total_count": 0, "audios": []}


def set_my_profile_photo(world: World, bot: Bot, params: Params) -> bool:
    """Set a new picture of the bot, which must be uploaded."""
    value = params.json("photo", "can't parse InputProfilePhoto JSON object")
    if not isinstance(value, dict):
        raise bad_request("photo isn't specified")
    if value.get("type") != "static":
        raise bad_request("SIM: profile photos that move are not simulated")
    upload = uploaded(Params(value, params.files), "photo")
    if upload is None:
        raise bad_request("profile photo must be uploaded as an InputFile")
    photo = world.files.save("photo", "photo.jpg", upload.mime_type, upload.content)
    bot.photos.append(photo)
    return True


def remove_my_profile_photo(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """Remove the newest picture of the bot; the one before is shown again."""
    if bot.photos:
        bot.photos.pop()
    return True


def _account(world: World, params: Params) -> Bot | Person:
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    account = world.bots.get(user_id) or world.users.get(user_id)
    if account is None:
        raise bad_request("user not found")
    return account
