"""Chats, their members and their messages."""

from dataclasses import dataclass, field

from bot.simulator.api_errors import Json
from bot.simulator.people import Bot, Person
from bot.simulator.stored_file import StoredFile

PRESENT = frozenset({"member", "administrator", "creator", "restricted"})


@dataclass(slots=True)
class Item:
    """A message with the data that only the simulator knows."""

    message: Json
    author: str | None
    bot_id: int = 0
    stored: StoredFile | None = None
    acked: bool = True
    repeat_of: int | None = None
    protected: bool = False


@dataclass(slots=True, kw_only=True)
class Member:
    """A membership; `rights` matter for administrators and restricted members."""

    user_id: int
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Whether this user is in the group now."""
        return self.status in PRESENT


@dataclass(slots=True, kw_only=True)
class Chat:
    """A private chat of one person with one bot, a group, a supergroup or a channel."""

    key: str
    id: int
    kind: str
    title: str = ""
    username: str = ""
    person: Person | None = None
    bot: Bot | None = None
    state: str = "open"
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)
    migrated_to: int | None = None
    deleted: bool = False
    keyboard: list[list[str]] | None = None
    placeholder: str = ""
    pinned: list[int] = field(default_factory=list)
    invite: str | None = None
    suggestion: str = ""
    last_message_id: int = 0
    reactions: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether this is a chat of one person with a bot."""
        return self.kind == "private"

    def telegram(self) -> Json:
        """Return the Bot API's Chat for the field `chat` of messages."""
        if self.person:
            user = self.person.user()
            names = ("id", "first_name", "last_name", "username")
            return {k: user[k] for k in names if k in user} | {"type": "private"}
        chat: Json = {"id": self.id, "title": self.title, "type": self.kind}
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat

    def status_of(self, user_id: int) -> str:
        """Return the status of a user; `left` if they were never a member."""
        member = self.members.get(user_id)
        return member.status if member else "left"

    def has(self, user_id: int) -> bool:
        """Whether a user is in the group now."""
        member = self.members.get(user_id)
        return member is not None and member.present

    def administers(self, user_id: int) -> bool:
        """Whether a user is an administrator or the creator."""
        return self.status_of(user_id) in {"administrator", "creator"}
