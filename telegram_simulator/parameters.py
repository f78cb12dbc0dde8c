"""The parameters of one call, from a query, a form, JSON or multipart."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

import orjson

from telegram_simulator.api_errors import Json, bad_request

_LARGEST = 2**63 - 1
_DIGITS = re.compile(r"-?\d+", re.ASCII)
_TRUE = frozenset({"true", "yes", "1"})  # telegram-bot-api Client.cpp:9357


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Values by name, as text or JSON; files by the name of their part."""

    values: Json
    files: dict[str, Upload] = field(default_factory=dict)
    repeat_of: int | None = None

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in {None, ""} if self._is_plain(name) else True

    def _is_plain(self, name: str) -> bool:
        return not isinstance(self.values.get(name), (list, dict))

    def text(self, name: str) -> str:
        """Return a text, empty if it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return str(value) if isinstance(value, (int, float)) else orjson.dumps(value).decode()

    def integer(
        self, name: str, default: int = 0, minimum: int | None = None, maximum: int | None = None
    ) -> int:
        """Return a whole number of 64 bits in the limits; what does not begin with one counts as 0.

        Of a text the digits at its beginning count, so `1.5` is 1 (td misc.h to_integer).
        """
        value = self.values.get(name)
        if value is None or value == "":
            number = default
        else:
            digits = _DIGITS.match(value) if isinstance(value, str) else None
            try:
                number = int(digits[0] if digits else value)
            except (OverflowError, TypeError, ValueError):
                number = 0
            number = max(-_LARGEST - 1, min(number, _LARGEST))
        if minimum is not None:
            number = max(number, minimum)
        return number if maximum is None else min(number, maximum)

    def number(self, name: str) -> float | None:
        """Return a decimal number, or None if it is missing or no number."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        """Return a boolean, read as Telegram reads it."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value.lower() in _TRUE
        return bool(value)

    def json(self, name: str, error_text: str) -> Any:
        """Return a JSON value or None if it is missing; invalid JSON raises 400 `error_text`."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(error_text) from None

    def objects(self, name: str) -> list[Json] | None:
        """Return a list of JSON objects, or None if it is missing."""
        value = self.json(name, f"can't parse {name} JSON object")
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f"can't parse {name}: expected an Array of Objects")
        return value

    def without(self, name: str) -> "Params":
        """Return these parameters as if one had not been sent."""
        kept = {key: value for key, value in self.values.items() if key != name}
        return Params(kept, self.files, self.repeat_of)

    def digest(self) -> str:
        """Return a hash that recognises a request that is sent again."""
        parts = [repr(sorted((k, self.text(k)) for k in self.values))]
        parts += [hashlib.sha256(file.content).hexdigest() for file in self.files.values()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()
