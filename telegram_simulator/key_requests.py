"""The keys that ask a person for something, as td checks them (ReplyMarkup.cpp)."""

from typing import Any

from telegram_simulator.api_errors import Json, bad_request

ASKS = {
    "request_contact": "contact",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_user": "users",
    "request_chat": "chat",
    "web_app": "web_app",
}
"""What each kind of key of a reply keyboard asks for."""
INLINE_ASKS = {
    "login_url": "login",
    "web_app": "web_app",
    "switch_inline_query": "inline",
    "switch_inline_query_current_chat": "inline",
    "switch_inline_query_chosen_chat": "inline",
    "pay": "pay",
}
"""The same for the buttons of a message; those not named here are answered at once."""
QUESTIONS = {
    "contact": "Share your phone number? The bot will know it, and will be able to call you.",
    "location": "Share your location? The bot will see where you are.",
    "users": "Choose people; the bot will know who they are.",
    "chat": "Choose a chat; the bot will know which it is.",
    "poll": "Create a poll and send it.",
    "web_app": "Open the web app of the bot?",
    "login": "Log in to the website with your Telegram account?",
    "inline": "Ask the bot in this or another chat.",
    "pay": "Pay the invoice?",
}
_MOST_USERS = 10  # core.telegram.org/bots/api#keyboardbuttonrequestusers


def asked_by(button: Json, kinds: dict[str, str]) -> str | None:
    """Return what a button asks for, or None."""
    for name, what in kinds.items():
        # an inline query may be empty
        if button.get(name) is not None and button[name] is not False:
            return what
    return None


def question(button: Json, kinds: dict[str, str]) -> Json:
    """Return what Telegram's app would ask the person who taps."""
    what = asked_by(button, kinds)
    return {"asks": what, "question": QUESTIONS[what], "button": button} if what else {}


def checked_request(button: Json) -> Json:
    """Return the field of a key that asks for something; refuse a wrong one."""
    for name in ("request_contact", "request_location"):
        if button.get(name):
            return {name: True}
    if button.get("request_poll") is not None:
        return {"request_poll": _poll_type(button["request_poll"])}
    for name in ("request_users", "request_user", "request_chat"):
        if button.get(name) is not None:
            return {name: _request(button[name])}
    return {}


def _poll_type(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse keyboard button: KeyboardButtonPollType must be an Object")
    return {"type": value["type"]} if value.get("type") in {"quiz", "regular"} else {}


def _request(value: Any) -> Json:
    if not isinstance(value, dict) or not isinstance(value.get("request_id"), int):
        raise bad_request("can't parse keyboard button: Can't find field \"request_id\"")
    return value


def most_users(request: Json) -> int:
    """Return how many people may be shared at once."""
    value = request.get("max_quantity", 1)
    return min(max(value, 1), _MOST_USERS) if isinstance(value, int) else 1
