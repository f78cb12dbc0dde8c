"""savePreparedInlineMessage and savePreparedKeyboardButton: what a web app may share or ask for."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.inline_mode import PreparedKey, PreparedMessage
from telegram_simulator.key_requests import checked_request
from telegram_simulator.methods.inline import result_of
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World

LIFETIME = 86_400  # seconds; Telegram's own is not published
_KINDS = {
    "allow_user_chats": ("private",),
    "allow_bot_chats": ("private",),  # the private chats of this Telegram are all with bots
    "allow_group_chats": ("group", "supergroup"),
    "allow_channel_chats": ("channel",),
}


def save_prepared_inline_message(world: World, bot: Bot, params: Params) -> Json:
    """Store a message that a person may send from a web app."""
    person = _person(world, params)
    value = params.json("result", "can't parse inline query result JSON object")
    result = result_of(world, bot, value)
    expires = int(world.now_s()) + LIFETIME
    number = f"SIM{world.new_id()}"
    world.inline.prepared[number] = PreparedMessage(
        bot_id=bot.id,
        person=person.key,
        result=result,
        kinds=frozenset(
            kind for name, kinds in _KINDS.items() if params.flag(name) for kind in kinds
        ),
        expires_at=expires,
    )
    return {"id": number, "expiration_date": expires}


def save_prepared_keyboard_button(world: World, bot: Bot, params: Params) -> Json:
    """Store a key by which a web app asks a person for people or a chat."""
    person = _person(world, params)
    button = params.json("button", "can't parse keyboard button JSON object")
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    asked = checked_request(button)
    if not {"request_users", "request_chat"} & asked.keys():
        raise bad_request("BUTTON_TYPE_INVALID")
    number = f"SIM{world.new_id()}"
    key = {"text": str(button["text"])} | asked
    world.inline.keys[number] = PreparedKey(bot_id=bot.id, person=person.key, key=key)
    return {"id": number}


def _person(world: World, params: Params) -> Person:
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in world.users:
        raise bad_request("user not found")
    return world.users[user_id]
