"""Title, description and picture of a chat (td DialogManager)."""

from telegram_simulator import access
from telegram_simulator.api_errors import bad_request
from telegram_simulator.chats import Chat
from telegram_simulator.methods.attachments import uploaded
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

MAX_TITLE = 128  # core.telegram.org/bots/api#setchattitle; longer ones are cut
MAX_DESCRIPTION = 255


def _changeable(world: World, bot: Bot, params: Params, what: str, verb: str = "change") -> Chat:
    chat = access.managed_chat(world, bot, params)
    if chat.private:
        raise bad_request(f"can't change private chat {what}")
    if not chat.holds(bot.id, "can_change_info"):
        raise bad_request(f"not enough rights to {verb} chat {what}")
    return chat


def set_chat_title(world: World, bot: Bot, params: Params) -> bool:
    """Set the title of a group or channel."""
    title = " ".join(params.text("title").split())[:MAX_TITLE]
    if not title:
        raise bad_request("title must be non-empty")
    chat = _changeable(world, bot, params, "title")
    if title != chat.title:
        chat.title = title
        world.feed.emit("chat", chat=chat.key, patch={"title": title})
        world.announce(chat, bot, {"new_chat_title": title})
    return True


def set_chat_description(world: World, bot: Bot, params: Params) -> bool:
    """Set or remove the description of a group or channel."""
    description = params.text("description").strip()[:MAX_DESCRIPTION]
    chat = _changeable(world, bot, params, "description", "set")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


def set_chat_photo(world: World, bot: Bot, params: Params) -> bool:
    """Set the picture of a group or channel, which must be uploaded."""
    upload = uploaded(params, "photo")
    if upload is None and not params.text("photo"):
        raise bad_request("there is no photo in the request")
    if upload is None:
        raise bad_request("photo must be uploaded as an InputFile")
    chat = _changeable(world, bot, params, "photo")
    chat.photo = world.files.save("chat_photo", "photo.jpg", upload.mime_type, upload.content)
    world.announce(chat, bot, {"new_chat_photo": chat.photo.sizes(bot.id)})
    return True


def delete_chat_photo(world: World, bot: Bot, params: Params) -> bool:
    """Remove the picture of a group or channel."""
    chat = _changeable(world, bot, params, "photo")
    if chat.photo is None:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.photo = None
    world.announce(chat, bot, {"delete_chat_photo": True})
    return True
