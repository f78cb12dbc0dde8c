"""Reads a fault rule; refuses whatever could never fire, with the choices."""

import fnmatch
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.faults import KINDS, Rule
from telegram_simulator.methods import BY_NAME
from telegram_simulator.not_simulated import NOT_SIMULATED

ChatId = Callable[[str | int], int]
DOWNLOAD = "getFileContent"
"""The name of a download of a file, which is no method."""
_LARGEST = 10**15
_NAMES = {name.lower(): name for name in (*BY_NAME.values(), *NOT_SIMULATED, DOWNLOAD)}


def rule_of(fields: Json, chat_id: ChatId) -> Rule:
    """Return the rule of some fields; raise `InvalidAction` that names the choices.

    `chat_id` finds the Telegram id of a chat by its key.
    """
    for name in fields:
        if name not in _READ:
            raise InvalidAction(f"{name} is no field of a rule. Fields are: {', '.join(_READ)}.")
    values = {
        name: _READ[name](name, value, chat_id)
        for name, value in fields.items()
        if value is not None
    }
    if fields.get("times", 1) is None:
        values["times"] = None
    if "kind" not in values:
        raise InvalidAction(f"A rule has a kind. {_kinds()}")
    return Rule(**values)


def _kinds() -> str:
    return f"Kinds are: {', '.join(sorted(KINDS))}."


def _kind(name: str, kind: Any, _: ChatId) -> str:
    if str(kind) not in KINDS:
        raise InvalidAction(f"{name} {kind!r} is unknown. {_kinds()}")
    return str(kind)


def _chat(_: str, chat: Any, chat_id: ChatId) -> int:
    if isinstance(chat, bool) or not isinstance(chat, (int, str)):
        raise InvalidAction(f"chat is a key or an id, not {chat!r}.")
    return chat_id(chat)


def _method(_: str, pattern: Any, __: ChatId) -> str:
    if isinstance(pattern, str) and fnmatch.filter(_NAMES, pattern.lower()):
        return pattern
    similar = get_close_matches(str(pattern).lower(), _NAMES, 3)
    meant = " or ".join(_NAMES[name] for name in similar)
    hint = f"probably {meant} was meant" if meant else "give a name, or a part with *, as in send*"
    raise InvalidAction(f"No method is called {pattern!r}; {hint}.")


def _whole(least: int) -> Callable[[str, Any, ChatId], int]:
    def read(name: str, value: Any, _: ChatId) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _LARGEST:
            raise InvalidAction(f"{name} is a whole number from {least}, not {value!r}.")
        return value

    return read


def _share(name: str, value: Any, _: ChatId) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InvalidAction(f"{name} is a number from 0 to 1, not {value!r}.")
    return float(value)


_READ: dict[str, Callable[[str, Any, ChatId], Any]] = {
    "method": _method,
    "chat": _chat,
    "kind": _kind,
    "times": _whole(1),
    "probability": _share,
    "skip": _whole(0),
    "retry_after": _whole(0),
    "ms": _whole(0),
    "migrate_to": _whole(-_LARGEST),
    "count": _whole(-_LARGEST),
}
