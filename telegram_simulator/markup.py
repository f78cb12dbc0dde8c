"""Parses inline and reply keyboards and checks them as Telegram does."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import links
from telegram_simulator.key_requests import checked_request
from telegram_simulator.parameters import Params

MAX_DATA = 64  # bytes; core.telegram.org/bots/api#inlinekeyboardbutton
MAX_COPY = 256  # core.telegram.org/bots/api#copytextbutton
MAX_ROW = 12  # td ReplyMarkup.cpp:763: further buttons are dropped without an error
MAX_BUTTONS = 300  # td ReplyMarkup.cpp:800
MAX_INLINE = 100  # undocumented; tginfo/Telegram-Limits#228, constants of python-telegram-bot
MAX_BYTES = 10_240  # of JSON; undocumented and counted otherwise; tginfo/Telegram-Limits#187
MAX_PLACEHOLDER = 64
_TOO_LONG = "reply markup is too long"
_INLINE = "can't parse inline keyboard button: "
# td ReplyMarkup.cpp get_keyboard_button
_PRIVATE_ONLY = {
    "request_contact": "Phone number can be requested",
    "request_location": "Location can be requested",
    "request_poll": "Poll can be requested",
    "web_app": "Web App buttons can be used",
    "request_users": "Users can be requested",
    "request_chat": "Chats can be requested",
}
OWN: dict[str, Json] = {"pay": {"pay": True}, "callback_game": {"callback_game": {}}}
"""The buttons that only invoices and games have; other messages not even if they are false."""
_WITHOUT_OWN = {"pay": "REPLY_MARKUP_BUY_EMPTY", "callback_game": "REPLY_MARKUP_GAME_EMPTY"}
_OTHER_ACTIONS = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """The inline keyboard of a message, or its change of the reply keyboard."""

    inline: Json | None = None
    keys: list[list[Json]] | None = None
    placeholder: str = ""
    removes_keyboard: bool = False
    forces_reply: bool = False


NONE = Markup()


def read(params: Params, *, private: bool, own: Collection[str] = ()) -> Markup:
    """Return the parsed `reply_markup` of a request; `own`: which buttons of `OWN` it may have."""
    value = params.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if value is None:
        return NONE
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return Markup(inline=_inline(value["inline_keyboard"], private=private, own=own))
    if "keyboard" in value:
        return _reply(value, private=private)
    if value.get("remove_keyboard"):
        return Markup(removes_keyboard=True)
    if value.get("force_reply"):
        return Markup(forces_reply=True, placeholder=_placeholder(value))
    return NONE


def read_inline(params: Params, *, private: bool, own: Collection[str] = ()) -> Json | None:
    """Return the inline keyboard of an edit, which takes no other (td ReplyMarkup.cpp)."""
    keyboard = read(params, private=private, own=own)
    refuse_others(keyboard)
    return keyboard.inline


def own_keyboard(keyboard: Markup, kind: str, label: str) -> Json:
    """Return the keyboard of an invoice or a game, whose first button pays or plays.

    `kind` is a name of `OWN`. Without a keyboard there is only this button, with the `label`.
    """
    if keyboard.inline is None:
        return {"inline_keyboard": [[{"text": label} | OWN[kind]]]}
    if kind not in keyboard.inline["inline_keyboard"][0][0]:
        raise bad_request(_WITHOUT_OWN[kind])
    return keyboard.inline


def refuse_others(keyboard: Markup) -> None:
    """Refuse whatever is not an inline keyboard."""
    if keyboard.keys or keyboard.removes_keyboard or keyboard.forces_reply:
        raise bad_request("inline keyboard expected")


def _rows(value: Any, name: str, of: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'Field "{name}" of the {of} must be an Array of Arrays')
    rows: list[list[Any]] = []
    total = 0
    for row in value:
        kept = row[: min(MAX_ROW, MAX_BUTTONS - total)]
        total += len(kept)
        if kept:
            rows.append(kept)
    return rows


def _inline(value: Any, *, private: bool, own: Collection[str]) -> Json | None:
    rows = [
        [_inline_button(button, private=private, own=own) for button in row if _has_text(button)]
        for row in _rows(value, "inline_keyboard", "InlineKeyboardMarkup")
    ]
    rows = [row for row in rows if row]
    if any(name in button for button in chain(*rows) for name in OWN if button is not rows[0][0]):
        raise bad_request("BUTTON_POS_INVALID")
    if sum(map(len, rows)) > MAX_INLINE:
        raise bad_request(_TOO_LONG)
    _check_size(rows)
    return {"inline_keyboard": rows} if rows else None


def _check_size(rows: list[list[Json]]) -> None:
    """Refuse a keyboard whose labels and data are too much together (Client.cpp)."""
    if len(orjson.dumps(rows)) > MAX_BYTES:
        raise bad_request(_TOO_LONG)


def _has_text(button: Any) -> bool:
    if not isinstance(button, dict):
        raise bad_request(f"{_INLINE}InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request(f'{_INLINE}Can\'t find field "text"')
    return bool(button["text"])


def _inline_button(button: Json, *, private: bool, own: Collection[str]) -> Json:
    kept: Json = {"text": str(button["text"])}
    kept.update(
        (name, button[name]) for name in ("style", "icon_custom_emoji_id") if button.get(name)
    )
    if button.get("url"):
        kept["url"] = _checked_url(str(button["url"]))
    elif button.get("callback_data") is not None:
        kept["callback_data"] = _checked_data(button["callback_data"])
    elif button.get("copy_text"):
        kept["copy_text"] = _checked_copy(button["copy_text"])
    elif button.get("web_app"):
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        kept["web_app"] = _checked_web_app(button["web_app"], "inline keyboard button")
    else:
        kept |= _other_action(button, own)
    return kept


def _other_action(button: Json, own: Collection[str]) -> Json:
    for name in own:
        if button.get(name) is not None and button[name] is not False:
            return OWN[name]
    if any(button.get(name) is not None for name in OWN):
        raise bad_request("BUTTON_TYPE_INVALID")
    for name in _OTHER_ACTIONS:
        if button.get(name) is not None:
            return {name: button[name]}
    raise bad_request(f"{_INLINE}Text buttons are unallowed in the inline keyboard")


def _checked_url(url: str) -> str:
    if links.user_of(url):
        return url
    checked = links.normalized(url)
    if checked is None:
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked


def _checked_data(data: Any) -> str:
    text = str(data)
    if not 1 <= len(text.encode()) <= MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return text


def _checked_copy(value: Any) -> Json:
    text = str(value.get("text", "")) if isinstance(value, dict) else ""
    if not 1 <= len(text) <= MAX_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _placeholder(value: Json) -> str:
    return str(value.get("input_field_placeholder") or "")[:MAX_PLACEHOLDER]


def _reply(value: Json, *, private: bool) -> Markup:
    rows = [
        [_reply_key(button, private=private) for button in row]
        for row in _rows(value["keyboard"], "keyboard", "ReplyKeyboardMarkup")
    ]
    rows = [[key for key in row if key["text"]] for row in rows]
    rows = [row for row in rows if row]
    _check_size(rows)
    return Markup(keys=rows or None, placeholder=_placeholder(value))


def _reply_key(button: Any, *, private: bool) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or "text" not in button:
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    if not private:
        _require_private(button)
    key: Json = {"text": str(button["text"])} | checked_request(button)
    if button.get("web_app"):
        key["web_app"] = _checked_web_app(button["web_app"], "keyboard button")
    return key


def _require_private(button: Json) -> None:
    """Refuse what asks a person for something in a group (td ReplyMarkup.cpp)."""
    for name, words in _PRIVATE_ONLY.items():
        if button.get(name):
            raise bad_request(f"{words} in private chats only")


def _checked_web_app(value: Any, what: str) -> Json:
    """Return a web app, whose address must be HTTPS."""
    url = str(value.get("url", "")) if isinstance(value, dict) else ""
    if not url.lower().startswith("https://"):
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"url": url}
