"""People, bots and the tokens of bots."""

import re
import secrets
from dataclasses import dataclass, field
from typing import Literal

from telegram_simulator.api_errors import Json, unauthorized
from telegram_simulator.stored_file import StoredFile

MAIN_BOT = 7_000_000_001
MARK = "SIM"
_SHAPE = re.compile(r"(\d{1,17}):([A-Za-z0-9_-]{35})")
_SECRET = 35


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A person who exists from the start.

    `key` is the name on the page and in tests, `says` the name of the language in that language.
    The page shows the chat only if `shown` is true, and `role` below the name.
    """

    key: str
    name: str
    last_name: str = ""
    username: str = ""
    language: str = "en"
    id: int | None = None
    role: str = ""
    says: str = ""
    state: Literal["new", "open", "blocked"] = "new"
    invite: str | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group that exists from the start."""

    key: str
    title: str
    members: tuple[str, ...] = ()
    kind: str = "group"
    bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Bot, people and groups at the start; `blocker` blocks the bot by the switch *blocked*.

    `bot_token` is the token of the main bot, whose id is the number before the colon; without it
    the bot has the id 7000000001 and a new token.
    """

    people: tuple[Persona, ...] = (
        Persona(key="sokha", name="Sokha", language="km", says="ភាសាខ្មែរ"),
        Persona(key="dara", name="Dara", says="English"),
        Persona(key="maly", name="Maly", says="English"),
    )
    groups: tuple[Group, ...] = (
        Group(key="group", title="Friends", members=("dara", "sokha", "maly")),
    )
    bot_name: str = "Test bot"
    bot_username: str = "test_bot"
    bot_token: str | None = None
    zone: str = "UTC"
    blocker: str | None = None


@dataclass(slots=True, kw_only=True)
class Person:
    """A Telegram account."""

    key: str
    id: int
    name: str
    last_name: str = ""
    username: str = ""
    language: str = "en"
    role: str = ""
    says: str = ""
    gone: bool = False
    photos: list[StoredFile] = field(default_factory=list)

    def user(self) -> Json:
        """Return the Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user

    def to_json(self) -> Json:
        """Return the person as the page gets it."""
        return {
            "key": self.key,
            "id": self.id,
            "name": self.name,
            "latin": self.name[:1].upper(),
            "role": self.role,
            "language": self.language,
            "says": self.says,
            "username": self.username,
        }


@dataclass(slots=True, kw_only=True)
class Bot:
    """A bot account and its settings; `seen` are the ids of users whom the bot has met."""

    id: int
    name: str
    username: str
    token: str | None = None
    privacy: bool = True
    seen: set[int] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    default_rights: dict[str, dict[str, bool]] = field(default_factory=dict)
    photos: list[StoredFile] = field(default_factory=list)

    def user(self) -> Json:
        """Return the Bot API's User."""
        name = self.names.get("", self.name)
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}


def new_token(bot_id: int = MAIN_BOT) -> str:
    """Return a new token that only a simulator accepts."""
    return f"{bot_id}:{(MARK + secrets.token_urlsafe(_SECRET))[:_SECRET]}"


def bot_id_of(token: str) -> int:
    """Return the bot id of a token; raise 401 for real tokens, so that nobody sends them here."""
    found = _SHAPE.fullmatch(token)
    if not found:
        raise unauthorized("invalid token specified")
    if not found[2].startswith(MARK):
        raise unauthorized(
            "SIM: this is a simulated Telegram on this machine, and the token does not carry its "
            "mark (…:SIM…). A token of the real Telegram must never be sent here."
        )
    return int(found[1])
