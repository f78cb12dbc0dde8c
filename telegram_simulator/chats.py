"""Chats, their members and their messages."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json
from telegram_simulator.invitations import InviteLink, JoinRequest
from telegram_simulator.people import Bot, Person
from telegram_simulator.permissions import all_allowed
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.topics import Topic

PRESENT = frozenset({"member", "administrator", "creator", "restricted"})


@dataclass(slots=True)
class Item:
    """A message with the data that only the simulator knows.

    `inline_id` and `via_id`: the id by which the bot knows a message that came of inline mode, and
    the id of that bot; `game`: the short name of the game that it shows.
    """

    message: Json
    author: str | None
    bot_id: int = 0
    stored: StoredFile | None = None
    acked: bool = True
    repeat_of: int | None = None
    protected: bool = False
    inline_id: str = ""
    via_id: int = 0
    game: str = ""


@dataclass(slots=True, kw_only=True)
class Member:
    """A membership; `rights` matter for administrators and restricted members.

    `until` is the end of a ban or a restriction in seconds since 1970, 0 if it has none;
    `promoted_by` the id of the bot that made this user an administrator; `away`: a restricted user
    who is not in the group.
    """

    user_id: int
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    until: int = 0
    title: str = ""
    promoted_by: int = 0
    away: bool = False

    @property
    def present(self) -> bool:
        """Whether this user is in the group now."""
        return self.status in PRESENT and not self.away

    @property
    def anonymous(self) -> bool:
        """Whether this administrator writes in the name of the group."""
        return self.status == "administrator" and self.rights.get("is_anonymous", False)

    def holds(self, right: str) -> bool:
        """Whether this user is the owner, or an administrator with this right."""
        if self.status == "administrator":
            return self.rights.get(right, True)
        return self.status == "creator"


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
    keys: list[list[Json]] | None = None
    placeholder: str = ""
    pinned: list[int] = field(default_factory=list)
    invite: str | None = None
    suggestion: str = ""
    last_message_id: int = 0
    reactions: dict[tuple[int, int], str] = field(default_factory=dict)
    description: str = ""
    photo: StoredFile | None = None
    permissions: dict[str, bool] = field(default_factory=all_allowed)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    general: Topic = field(default_factory=lambda: Topic(id=0, name="General"))

    @property
    def private(self) -> bool:
        """Whether this is a chat of one person with a bot."""
        return self.kind == "private"

    @property
    def keyboard(self) -> list[list[str]] | None:
        """The labels of the reply keyboard."""
        if self.keys is None:
            return None
        return [[key["text"] for key in row] for row in self.keys]

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

    def clear(self) -> None:
        """Forget what was said and arranged; members, title and permissions stay."""
        for each in (self.items, self.reactions, self.topics, self.requests, self.links):
            each.clear()
        self.pinned.clear()
        self.keys, self.placeholder, self.suggestion = None, "", ""
        if self.private:
            self.state = "new"

    def thread(self, topic_id: int) -> Json:
        """Return the fields of a message that say in which topic it is; General needs none."""
        return {"message_thread_id": topic_id, "is_topic_message": True} if topic_id else {}

    def status_of(self, user_id: int) -> str:
        """Return the status of a user; `left` if they were never a member."""
        member = self.members.get(user_id)
        return member.status if member else "left"

    def holds(self, user_id: int, right: str) -> bool:
        """Whether a user is the owner, or an administrator with this right."""
        member = self.members.get(user_id)
        return member is not None and member.holds(right)

    def is_anonymous(self, user_id: int) -> bool:
        """Whether a user writes in the name of the group."""
        member = self.members.get(user_id)
        return member is not None and member.anonymous

    def has(self, user_id: int) -> bool:
        """Whether a user is in the group now."""
        member = self.members.get(user_id)
        return member is not None and member.present

    def administers(self, user_id: int) -> bool:
        """Whether a user is an administrator or the creator."""
        return self.status_of(user_id) in {"administrator", "creator"}
