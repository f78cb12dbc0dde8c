"""Queries that people send to a bot from any chat, and the messages that come of its answers."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json
from telegram_simulator.stored_file import StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result of an answer; `fields`, `stored` and `game` are those of its message."""

    id: str
    shown: Json
    fields: Json
    stored: StoredFile | None = None
    game: str = ""


@dataclass(slots=True, kw_only=True)
class InlineQuery:
    """A query; `made_at` in seconds since 1970; `web_app`: a web app asks, and sends its answer."""

    id: str
    bot_id: int
    chat: str
    person: str
    text: str
    made_at: float
    web_app: bool = False
    results: dict[str, Result] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedMessage:
    """What a person may send into chats of these kinds; `expires_at` in seconds since 1970."""

    bot_id: int
    person: str
    result: Result
    kinds: frozenset[str]
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedKey:
    """A key by which a web app asks a person for people or a chat."""

    bot_id: int
    person: str
    key: Json


@dataclass(slots=True)
class InlineMode:
    """All queries by id, and where the messages are that came of them (chat key and number).

    `prepared` and `keys`: what web apps may use, by id.
    """

    queries: dict[str, InlineQuery] = field(default_factory=dict)
    messages: dict[str, tuple[str, int]] = field(default_factory=dict)
    prepared: dict[str, PreparedMessage] = field(default_factory=dict)
    keys: dict[str, PreparedKey] = field(default_factory=dict)
