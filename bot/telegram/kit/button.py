"""Buttons as typed values, packed into Telegram's callback data: at most 64 bytes, no secrets.

Anybody can forge callback data, and old messages keep their buttons for ever. So every handler
checks owner and state in the database. Each button is a small class with its own prefix:

    class AnswerQuiz(Button, prefix="qa"):
        attempt: AttemptId
        item: int

The base class makes each a frozen dataclass as soon as one of it is made or read: a process needs
few, and making all 500 takes a sixth of a second. Numbers and ids are written in base 36; texts may
contain letters, digits and `._-` only. A field that is added later has a default, since buttons of
old messages are without it.
"""

import re
from dataclasses import MISSING, dataclass, fields
from functools import cache, lru_cache
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints

from bot.membership.domain import CohortId, EnrolmentId
from bot.refusals import StaleButton, require

CALLBACK_BYTES = 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton
_PLAIN = re.compile(r"[A-Za-z0-9._-]*")
_NUMBER = re.compile(r"-?[0-9a-z]{1,13}")
_IDS = range(-(2**53), 2**53 + 1)
"""The range of ids (https://core.telegram.org/bots/api#user), which columns can hold."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_KINDS: dict[str, type["Button"]] = {}


@dataclass_transform(frozen_default=True)
class Button:
    """The base of all buttons; a subclass names its prefix and its fields (int, an id, or str)."""

    prefix: ClassVar[str]

    def __init_subclass__(cls, *, prefix: str = "", **options: Any) -> None:
        super().__init_subclass__(**options)
        if not prefix:
            return
        other = _KINDS.get(prefix)
        if other is not None:
            owner = f"{other.__qualname__} of {other.__module__}"
            raise TypeError(f"prefix {prefix} belongs to {owner}")
        cls.prefix = prefix
        _KINDS[prefix] = cls

    def __new__(cls, *_: Any, **__: Any) -> Self:
        """Complete the class before its first button is made."""
        _complete(cls)  # type: ignore[arg-type]  # a class is hashable
        return super().__new__(cls)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of its fields, in order, also of a class that is not complete yet."""
        _complete(cls)  # type: ignore[arg-type]  # a class is hashable
        return tuple(each.name for each in fields(cls))  # type: ignore[arg-type]  # all are

    def pack(self) -> str:
        """Return the callback data; raise ValueError if it does not fit into 64 bytes."""
        data = ":".join([self.prefix, *map(_packed, vars(self).values())])
        if len(data) > CALLBACK_BYTES:
            raise ValueError(f"{data} has more than {CALLBACK_BYTES} bytes")
        return data

    @classmethod
    def unpack(cls, parts: list[str]) -> Self:
        """Read the fields; raise ValueError for anything that `pack` would not write."""
        kinds = _kinds_of(cls)  # type: ignore[arg-type]  # a class is hashable
        if not _least_fields(cls) <= len(parts) <= len(kinds):  # type: ignore[arg-type]  # as above
            raise ValueError("wrong number of fields")
        return cls(*map(_unpacked, parts, kinds))


class CohortButton(Button):
    cohort: CohortId


class EnrolmentButton(Button):
    enrolment: EnrolmentId


@cache
def _complete(button: type[Button]) -> None:
    """Make a class of buttons a dataclass, and its base classes before it."""
    for each in button.__mro__[-3::-1]:  # without `object` and `Button`
        if "__dataclass_fields__" not in vars(each):
            dataclass(frozen=True)(each)


@cache
def _kinds_of(button: type[Button]) -> tuple[type, ...]:
    """Return the types of a button's fields, in order."""
    _complete(button)  # type: ignore[arg-type]  # a class is hashable
    hints = get_type_hints(button)
    found = (hints[field.name] for field in fields(button))  # type: ignore[arg-type]
    return tuple(getattr(kind, "__supertype__", kind) for kind in found)  # an id is a NewType


@cache
def _least_fields(button: type[Button]) -> int:
    """Return the number of fields in the oldest buttons of a class."""
    _complete(button)  # type: ignore[arg-type]  # a class is hashable
    return sum(field.default is MISSING for field in fields(button))  # type: ignore[arg-type]


@lru_cache(maxsize=1024)
def parse_button(data: str) -> Button:
    """Return the button from its callback data; raise `StaleButton` for anything else."""
    prefix, *parts = data.split(":")
    kind = require(_KINDS.get(prefix))
    try:
        return kind.unpack(parts)
    except ValueError as error:
        raise StaleButton from error


def _packed(value: int | str) -> str:
    if isinstance(value, str):
        if not _PLAIN.fullmatch(value):
            raise ValueError(f"{value!r} cannot be put into a button")
        return value
    sign, number, digits = ("-" if value < 0 else ""), abs(value), ""
    while number >= 36:  # noqa: PLR2004 - base 36
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return sign + _DIGITS[number] + digits


def _unpacked(part: str, kind: type) -> int | str:
    if kind is str:
        if not _PLAIN.fullmatch(part):
            raise ValueError("characters that no button has")
        return part
    if not _NUMBER.fullmatch(part):
        raise ValueError("not a number")
    number = int(part, 36)
    if number not in _IDS:
        raise ValueError("a number that is no id")
    return number
