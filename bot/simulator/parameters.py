"""The parameters of one call, whichever way they came: query, form, JSON or multipart."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import orjson

from bot.simulator.refusals import Json, bad

_TRUE = frozenset({"true", "yes", "1"})  # telegram-bot-api Client.cpp:9357


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Values by name: text, or JSON as it came; files by the name of their part."""

    values: Json
    files: dict[str, Upload] = field(default_factory=dict)
    repeat_of: int | None = None

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in {None, ""} if self._plain(name) else True

    def _plain(self, name: str) -> bool:
        return not isinstance(self.values.get(name), (list, dict))

    def text(self, name: str) -> str:
        """A text; empty if it is not there."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return str(value) if isinstance(value, (int, float)) else orjson.dumps(value).decode()

    def integer(
        self, name: str, default: int = 0, least: int | None = None, most: int | None = None
    ) -> int:
        """A whole number, brought into the limits as Telegram does; nonsense counts as 0."""
        value = self.values.get(name)
        if value is None or value == "":
            number = default
        else:
            try:
                number = int(value)
            except (OverflowError, TypeError, ValueError):
                number = 0
        if least is not None:
            number = max(number, least)
        return number if most is None else min(number, most)

    def number(self, name: str) -> float | None:
        """A number with a fraction; None if it is not there or is none."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        """Yes or no."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value.lower() in _TRUE
        return bool(value)

    def json(self, name: str, complaint: str) -> Any:
        """A nested value; None if it is not there; refused with `complaint` if it is no JSON."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad(complaint) from None

    def objects(self, name: str) -> list[Json] | None:
        """A list of JSON objects."""
        value = self.json(name, f"can't parse {name} JSON object")
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad(f"can't parse {name}: expected an Array of Objects")
        return value

    def digest(self) -> str:
        """The same for the same request: to recognise one that is sent again."""
        parts = [repr(sorted((k, self.text(k)) for k in self.values))]
        parts += [hashlib.sha256(file.content).hexdigest() for file in self.files.values()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()
