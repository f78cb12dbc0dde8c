"""The world: who exists, what was said, and who is told of it."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.simulator.accounts import Accounts
from bot.simulator.chats import Chat, Item, Member
from bot.simulator.clock import Now
from bot.simulator.feed import Feed
from bot.simulator.files import Files, Stored
from bot.simulator.people import Bot, Person
from bot.simulator.polls import Polls
from bot.simulator.refusals import Json
from bot.simulator.updates import Pending

_USER_LANE = 3 << 33  # webhooks keep the callbacks of one user in order, WebhookActor.cpp


@dataclass(slots=True, kw_only=True)
class Callback:
    """A tap that waits for its answer. Instants are seconds since 1970."""

    id: str
    bot_id: int
    chat: str
    message_id: int
    who: str
    made_at: float


class World(Accounts):
    """Everything a simulator knows; methods of the Bot API and acts of people change it."""

    def __init__(self, now: Now, seed: int, files: Files) -> None:
        super().__init__(random.Random(seed), self._acknowledge)  # noqa: S311 - to be repeatable
        self.now = now
        self.feed = Feed(self.now_ms)
        self.files = files
        self.polls = Polls()
        self.callbacks: dict[str, Callback] = {}
        self.webhook_wakers: dict[int, Callable[[], None]] = {}
        self.said: Callable[[Chat, Item], None] | None = None
        self._last_message_id = 0
        self._counter = self.rng.randrange(1 << 40, 1 << 60)

    # -- time

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def now_s(self) -> float:
        """Seconds since 1970."""
        return self.now().timestamp()

    # -- who

    def number(self) -> int:
        """A number that was never given out: of queries, polls, albums."""
        self._counter += 1
        return self._counter

    def author_of(self, bot: Bot) -> str:
        """How the page names a bot that wrote something."""
        return "bot" if bot is self.main else bot.username

    # -- messages

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves, everybody else together."""
        if chat.kind in {"supergroup", "channel"}:
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        chat.last_message_id = self._last_message_id
        return self._last_message_id

    def with_people(self, fields: Json) -> Json:
        """Put the whole User into mentions; one of somebody unknown is plain text."""
        filled = dict(fields)
        for name in ("entities", "caption_entities"):
            if name in fields:
                kept = [entity for entity in fields[name] if self._is_known(entity)]
                filled[name] = [self._with_user(entity) for entity in kept]
        return filled

    def _is_known(self, entity: Json) -> bool:
        return entity["type"] != "text_mention" or entity["user"]["id"] in self.users

    def _with_user(self, entity: Json) -> Json:
        if entity["type"] != "text_mention":
            return entity
        return entity | {"user": self.users[entity["user"]["id"]].user()}

    def post(
        self,
        chat: Chat,
        sender: Bot | Person | None,
        fields: Json,
        *,
        stored: Stored | None = None,
        repeat_of: int | None = None,
        protected: bool = False,
    ) -> Item:
        """Put a message into a chat. Nobody is told but the page: see `tell`."""
        message: Json = {"message_id": self.next_message_id(chat)}
        author = None
        if sender is not None:
            message["from"] = sender.user()
            author = self.author_of(sender) if isinstance(sender, Bot) else sender.key
        if chat.kind == "channel":
            message.pop("from", None)
            message["sender_chat"] = chat.telegram()
        message["chat"] = chat.telegram()
        message["date"] = int(self.now_s())
        message.update(self.with_people(fields))
        if stored:
            message.update(stored.fields((chat.bot or self.main).id))
        if protected:
            message["has_protected_content"] = True
        item = Item(
            message,
            author,
            bot_id=sender.id if isinstance(sender, Bot) else 0,
            acked=not isinstance(sender, Person),
            stored=stored,
            repeat_of=repeat_of,
            protected=protected,
        )
        chat.items[message["message_id"]] = item
        self.feed.emit("message", chat=chat.key, **self.item(chat, item))
        if self.said and item.author == "bot":
            self.said(chat, item)
        return item

    def replace(self, chat: Chat, item: Item, message: Json) -> None:
        """An edited message takes the place of the old one."""
        item.message = message
        self.feed.emit("message.edited", chat=chat.key, **self.item(chat, item))
        if self.said and item.author == "bot":
            self.said(chat, item)

    def remove(self, chat: Chat, message_id: int) -> None:
        """A deleted message."""
        del chat.items[message_id]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.feed.emit("message.deleted", chat=chat.key, message_id=message_id)

    def item(self, chat: Chat, item: Item) -> Json:
        """A message as the page gets it."""
        poll = item.message.get("poll")
        viewer = self.viewer(chat)
        mine = self.polls[poll["id"]].votes.get(viewer.id, []) if poll and viewer else []
        return {
            "message": item.message,
            "author": item.author,
            "acked": item.acked,
            "mine": mine,
            "repeat_of": item.repeat_of,
            "reactions": self.reactions(chat, item.message["message_id"]),
        }

    def reactions(self, chat: Chat, message_id: int) -> dict[str, str]:
        """Who reacted to a message, and how."""
        return {
            self.name_of(user_id): emoji
            for (number, user_id), emoji in chat.reactions.items()
            if number == message_id
        }

    def name_of(self, user_id: int) -> str:
        """How the page names a person or a bot."""
        if bot := self.bots.get(user_id):
            return self.author_of(bot)
        return self.users[user_id].key

    def viewer(self, chat: Chat) -> Person | None:
        """Whose phone a chat is seen on."""
        if chat.person:
            return chat.person
        present = (
            self.users.get(member.user_id) for member in chat.members.values() if member.present
        )
        return next((person for person in present if person), None)

    def message_for(self, bot: Bot, item: Item) -> Json:
        """A message with the file ids that this bot may use."""
        return item.message | item.stored.fields(bot.id) if item.stored else item.message

    # -- who is told

    def tell(
        self,
        bots: Iterable[Bot],
        kind: str,
        payload: Json,
        chat: Chat,
        *,
        message_id: int = 0,
        at: float | None = None,
        lane: int | None = None,
    ) -> bool:
        """Put an update into the queues of bots; False if none of them wanted it."""
        told = False
        moment = self.now_s() if at is None else at
        for bot in bots:
            told |= self.queues[bot.id].put(
                kind,
                payload,
                at=moment,
                chat=chat.key,
                message_id=message_id,
                lane=chat.id if lane is None else lane,
            )
            if waker := self.webhook_wakers.get(bot.id):
                waker()
        return told

    def user_lane(self, user_id: int) -> int:
        """Updates of one user, not of one chat, keep their order."""
        return user_id + _USER_LANE

    def bots_in(self, chat: Chat) -> list[Bot]:
        """The bots that belong to a chat."""
        if chat.bot:
            return [chat.bot]
        return [bot for bot in self.bots.values() if chat.has(bot.id)]

    def _acknowledge(self, update: Pending) -> None:
        if not update.message_id:
            return
        chat = self.chats.get(update.chat)
        item = chat.items.get(update.message_id) if chat else None
        if item and not item.acked:
            item.acked = True
            self.feed.emit("acked", chat=update.chat, message_id=update.message_id)

    def member(self, chat: Chat, user_id: int) -> Member:
        """The membership of somebody, made if there is none."""
        return chat.members.setdefault(user_id, Member(user_id=user_id, status="left"))
