"""People and bots, and the tokens that bots come with."""

import re
import secrets
from dataclasses import dataclass, field

from bot.simulator.refusals import Json, unauthorized

MAIN_BOT = 7_000_000_001
MARK = "SIM"
_SHAPE = re.compile(r"(\d{1,17}):([A-Za-z0-9_-]{35})")
_SECRET = 35


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Somebody on the stage from the start.

    `key` names her on the page and in tests, `says` is her language in its own words. Her chat
    is on the page only if she is `shown`.
    """

    key: str
    name: str
    last_name: str = ""
    username: str = ""
    language: str = "en"
    id: int | None = None
    role: str = "participant"
    says: str = ""
    state: str = "new"
    invite: str | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group on the stage from the start."""

    key: str
    title: str
    members: tuple[str, ...] = ()
    kind: str = "group"
    bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is there when the simulator starts. `blocker` is whom the switch *blocked* is about."""

    people: tuple[Persona, ...] = (
        Persona(key="sokha", name="Sokha", language="km", says="ភាសាខ្មែរ"),
        Persona(key="dara", name="Dara", says="English"),
        Persona(key="maly", name="Maly", role="coordinator", says="English"),
    )
    groups: tuple[Group, ...] = (
        Group(key="group", title="Module 4 · May 2023", members=("dara", "sokha", "maly")),
    )
    bot_name: str = "Romleuk"
    bot_username: str = "romleuk_bot"
    zone: str = "Asia/Phnom_Penh"
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
    role: str = "participant"
    says: str = ""
    gone: bool = False

    def user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user

    def card(self) -> Json:
        """What the page knows of a person."""
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
    """A bot account, with what its owner has set."""

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

    def user(self) -> Json:
        """The Bot API's User."""
        name = self.names.get("", self.name)
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}


def new_token(bot_id: int = MAIN_BOT) -> str:
    """A token that only a simulator accepts."""
    return f"{bot_id}:{(MARK + secrets.token_urlsafe(_SECRET))[:_SECRET]}"


def bot_id_of(token: str) -> int:
    """The bot that a token is for; a real token is refused, so that it works nowhere here."""
    found = _SHAPE.fullmatch(token)
    if not found:
        raise unauthorized("invalid token specified")
    if not found[2].startswith(MARK):
        raise unauthorized(
            "SIM: this is a simulated Telegram on this machine, and the token does not carry its "
            "mark (…:SIM…). A token of the real Telegram must never be sent here."
        )
    return int(found[1])
